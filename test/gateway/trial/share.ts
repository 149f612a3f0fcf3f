/** Of a binomial distribution: further off lies a run in 370, if the share is as it should be. */
const deviations = 3;

/**
 * Requests that it takes to tell a share (0 to 1) from its half: three standard deviations are half of it then.
 */
export function sampleSize(share: number): number {
  return Math.ceil((4 * deviations ** 2 * (1 - share)) / share);
}

/** @returns what is wrong with a count, null when it lies within three standard deviations of what the share lets expect */
export function deviation({ hits, requests, share }: { hits: number; requests: number; share: number }): string | null {
  const expected = requests * share;
  const margin = deviations * Math.sqrt(requests * share * (1 - share));
  if (Math.abs(hits - expected) <= margin) return null;
  const range = `${Math.ceil(expected - margin)} to ${Math.floor(expected + margin)}`;
  return `${hits} of ${requests} requests, where ${range} were to be expected of a share of ${share}`;
}
