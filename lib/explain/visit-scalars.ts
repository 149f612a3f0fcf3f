/** Calls for every scalar of a value with its path, dots between keys and indexes; for lists of scalars as a whole too. */
export function visitScalars(value: unknown, visit: (property: string, value: unknown) => void, property = ''): void {
  if (typeof value !== 'object' || value === null) {
    visit(property, value);
    return;
  }
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item !== 'object'))
    visit(property, value);
  for (const [key, item] of Object.entries(value))
    visitScalars(item, visit, property === '' ? key : `${property}.${key}`);
}
