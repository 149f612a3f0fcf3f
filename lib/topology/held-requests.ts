/**
 * What an Envoy takes: when it holds nothing, MiB, and for a stream that is open, KiB. Of a gateway's 97 KiB a stream were measured, with 10,080 of
 * them over TLS and HTTP/2; of a pool's 62, each on a connection of its own; with short prompts (`npm run bench:gateway`, Envoy 1.38.2, 2026-11-22).
 */
const taken = {
  gateway: { idleMiB: 128, perRequestKiB: 100 },
  pool: { idleMiB: 64, perRequestKiB: 65 },
} as const;

/** Share of its memory that requests may take by being there; the rest is for prompts, which are held whole while another place may be tried. */
const share = 0.75;

const kibPerMib = 1024;

/** Memory is given in steps of so much, MiB. */
const stepMiB = 64;

/** How many requests an Envoy may have in hand at once: more, and it would end for want of memory, and every stream with it. */
export function heldRequests(envoy: keyof typeof taken, memoryMiB: number): number {
  const { idleMiB, perRequestKiB } = taken[envoy];
  return Math.floor(((share * memoryMiB - idleMiB) * kibPerMib) / perRequestKiB);
}

/** Memory in which an Envoy has so many requests in hand, MiB. */
export function memoryToHold(envoy: keyof typeof taken, requests: number): number {
  const { idleMiB, perRequestKiB } = taken[envoy];
  const neededMiB = ((requests * perRequestKiB) / kibPerMib + idleMiB) / share;
  return Math.ceil(neededMiB / stepMiB) * stepMiB;
}
