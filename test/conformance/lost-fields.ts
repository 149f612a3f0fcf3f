import { quantityOf } from './quantity';

/**
 * What of an object that was sent is not in what the API server keeps: fields dropped (pruned by a schema, or cleared by
 * admission) and values replaced. Each as `path: sent -> kept`. An empty value counts as kept when it is absent, since the
 * server writes none.
 */
export function lostFields(sent: unknown, kept: unknown, path = ''): readonly string[] {
  if (Array.isArray(sent)) {
    const items = Array.isArray(kept) ? kept : [];
    return sent.flatMap((item, index) => lostFields(item, items[index], `${path}[${index}]`));
  }
  if (typeof sent === 'object' && sent !== null) {
    const fields = (typeof kept === 'object' && kept !== null ? kept : {}) as Readonly<Record<string, unknown>>;
    if (kept === undefined && Object.keys(sent).length === 0) return [`${path}: {} -> undefined`];
    return Object.entries(sent).flatMap(([key, value]) =>
      lostFields(value, fields[key], path ? `${path}.${key}` : key),
    );
  }
  const same = kept === undefined ? isEmpty(sent) : sent === kept || equalQuantities(sent, kept);
  return same ? [] : [`${path}: ${JSON.stringify(sent)} -> ${JSON.stringify(kept)}`];
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === 0 || value === false || value === null;
}

function equalQuantities(sent: unknown, kept: unknown): boolean {
  const quantity = quantityOf(sent);
  return quantity !== undefined && quantity === quantityOf(kept);
}
