import type { ModelPool, Region } from '#topology';

/** The pools of a Region to which a route leads: to one that only the guard asks there is none. */
export function reachedPools({ gateway, modelPools }: Region): readonly ModelPool[] {
  const local = new Set(gateway.backends.filter(({ kind }) => kind !== 'peer').map(({ name }) => name));
  return modelPools.filter(({ name }) => local.has(name));
}
