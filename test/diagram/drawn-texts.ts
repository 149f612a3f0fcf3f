import type { Card, Drawing, Edge, Part } from '#lib/diagram/drawing';

/** All parts of a drawing, the outer before the inner. */
export function partsOf(part: Part): readonly Part[] {
  return part.kind === 'card' ? [part] : [part, ...part.parts.flatMap(partsOf)];
}

export function cardOf({ root }: Drawing, id: string): Card {
  const found = partsOf(root).find((part) => part.id === id);
  if (found?.kind !== 'card') throw new Error(`no card ${id} is drawn`);
  return found;
}

/** A part and all that it holds, as a line a text; cells of a row are joined by spaces. */
export function textsOf(part: Part): readonly string[] {
  return partsOf(part).flatMap((each) => [
    each.title,
    ...(each.note === null ? [] : [each.note]),
    ...(each.kind === 'card' ? each.rows.map((row) => row.join(' ')) : []),
  ]);
}

/** The texts of the part with an id, and of all that it holds. */
export function textsAt({ root }: Drawing, id: string): readonly string[] {
  const found = partsOf(root).find((part) => part.id === id);
  if (found === undefined) throw new Error(`nothing with the id ${id} is drawn`);
  return textsOf(found);
}

/** Edges as `from > to`, or `from <> to` where they lead both ways. */
export function waysOf(edges: readonly Edge[]): readonly string[] {
  return edges.map(({ from, to, both }) => `${from} ${both ? '<>' : '>'} ${to}`);
}
