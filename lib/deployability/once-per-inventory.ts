import type { Inventory } from '#evidence';

/** The same function, but it works once for each inventory: several rules and the margins ask for what it reads. */
export function oncePerInventory<T>(read: (inventory: Inventory) => T): (inventory: Inventory) => T {
  const known = new WeakMap<Inventory, { readonly found: T }>();
  return (inventory) => {
    const before = known.get(inventory);
    if (before !== undefined) return before.found;
    const found = read(inventory);
    known.set(inventory, { found });
    return found;
  };
}
