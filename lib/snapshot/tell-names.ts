import { type Names, sorted } from './fact';
import type { Placed } from './place';
import { placesOf } from './tell-by-place';

/** Names of several places as one list; a name that is not everywhere says where it is. */
export function tellNames(cells: readonly Placed<Names>[]): readonly string[] {
  const names = sorted([...new Set(cells.flatMap(({ value }) => value.names))]);
  return names.map((name) => {
    const there = cells.filter(({ value }) => value.names.includes(name));
    return there.length === cells.length ? name : `${name} (${placesOf(there).join(' + ')})`;
  });
}
