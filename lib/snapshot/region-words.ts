import { sorted } from './fact';

/** Regions of a jurisdiction in a word where it is all of them, so that one that misses stands out. */
export function regionWords(regions: readonly string[], all: readonly string[]): string | readonly string[] {
  const named = sorted(regions);
  return named.join() === sorted(all).join() ? 'every Region' : named;
}

/** The same, seen from one of them. */
export function otherRegionWords(
  regions: readonly string[],
  own: string,
  all: readonly string[],
): string | readonly string[] {
  const others = sorted(all.filter((region) => region !== own));
  const named = sorted(regions);
  return named.length > 0 && named.join() === others.join() ? 'every other Region' : named;
}
