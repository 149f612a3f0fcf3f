import { closest, distance } from 'fastest-levenshtein';

/** The known name closest to a mistaken one; null when none is within a third of its length (at least two letters). */
export function suggest(name: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const candidate = closest(name.toLowerCase(), [...known]);
  const farthest = Math.max(2, Math.floor(name.length / 3));
  return distance(name.toLowerCase(), candidate) <= farthest ? candidate : null;
}

/** What ends a message about a mistaken name: the known one that was probably meant; empty when none is close. */
export function didYouMean(name: string, known: readonly string[]): string {
  const suggestion = suggest(name, known);
  return suggestion === null ? '' : `; did you mean "${suggestion}"?`;
}
