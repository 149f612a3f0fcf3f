/** Units, and words that say nothing of what is measured: renderers have their own. */
const without = new Set([
  'second',
  'minute',
  'hour',
  'day',
  'milli',
  'ms',
  'mib',
  'gib',
  'kib',
  'gb',
  'percent',
  'in',
  'of',
  'per',
]);

/** The words of a name or a path: `burst.maxReplicas` is burst, max and replica. */
export function fieldWords(text: string): readonly string[] {
  return (text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [])
    .map((word) =>
      word
        .toLowerCase()
        .replace(/ies$/, 'y')
        .replace(/(?<=...)s$/, ''),
    )
    .filter((word) => !without.has(word));
}

/** How many words two names share. */
export function sharedWords(one: readonly string[], other: readonly string[]): number {
  return one.filter((word) => other.includes(word)).length;
}
