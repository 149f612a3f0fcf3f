/** Lines that one text has and another has not: what a diff shows with a minus, and with a plus. */
export function changedLines(before: string, after: string) {
  return { removed: onlyIn(before, after), added: onlyIn(after, before) };
}

/** How many lines of a diff a reader has to compare. */
export function countChanged(before: string, after: string): number {
  const { removed, added } = changedLines(before, after);
  return Math.max(removed.length, added.length);
}

/** A line that stands twice there and once here is there once more. */
function onlyIn(text: string, other: string): readonly string[] {
  const left = new Map<string, number>();
  for (const line of other.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split('\n').filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
