/** Logical id that a reference of `resolveValue` to a resource of the same stack names (`${Id}`, `${Id.Attribute}`); null for anything else. */
export function ownReference(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return /^\$\{(\w+)(?:\.[\w.]+)?\}$/.exec(value)?.[1] ?? null;
}
