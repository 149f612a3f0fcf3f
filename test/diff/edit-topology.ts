import type { Topology } from '#topology';

/** The same data, to be changed. */
type Draft<T> = T extends readonly (infer E)[]
  ? Draft<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Draft<T[K]> }
    : T;

/** A Topology of which something is different that no field of a blueprint says. */
export function editTopology(topology: Topology, edit: (draft: Draft<Topology>) => void): Topology {
  const draft = JSON.parse(JSON.stringify(topology)) as Draft<Topology>;
  edit(draft);
  return draft as Topology;
}

/** What bears a name; it is there. */
export function named<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  return only(list, (one) => one.name === name);
}

/** The first of which something holds; there is one. */
export function only<T>(list: readonly T[], holds: (one: T) => boolean): T {
  const found = list.find(holds);
  if (found === undefined) throw new Error('The Topology holds nothing of the kind.');
  return found;
}
