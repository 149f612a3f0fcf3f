import type { KeyRecord, TenantRecord } from './key-record';

/** Attributes of an item of the table of tenants, as the document client hands them over. */
export type TableItem = Readonly<Record<string, unknown>>;

/** Where an item stands in the table of tenants. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** Sort keys: they tell the two kinds of items apart in the index by tenant, too. */
export const sortKeys = { key: 'key', tenant: 'tenant' } as const;

/** Index of all items of a tenant: partition key `tenant`, sort key `sk`. */
export const byTenantIndex = 'by-tenant';

/** Name of a tenant: it stands in headers, in counters and in logs. */
export const tenantForm = /^[a-z0-9][a-z0-9-]{0,62}$/;

export function keyItemKey(keyId: string): ItemKey {
  return { pk: `key#${keyId}`, sk: sortKeys.key };
}

export function tenantItemKey(tenant: string): ItemKey {
  return { pk: `tenant#${tenant}`, sk: sortKeys.tenant };
}

/** An item of the table that is not as it must be. Nobody is admitted on it. The message names the attribute, never its value. */
export class MalformedItemError extends Error {
  override readonly name = 'MalformedItemError';
}

/**
 * @param item a key's, as the table has it
 * @throws MalformedItemError
 */
export function readKeyItem(keyId: string, item: TableItem): KeyRecord {
  const source = `key ${keyId}`;
  const hash = text(item, 'hash', source);
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new MalformedItemError(`${source}: hash is not 64 hexadecimal digits`);
  return {
    keyId,
    tenant: text(item, 'tenant', source),
    hash: Buffer.from(hash, 'hex'),
    expiresAt: instant(item, 'expiresAt', source),
    revokedAt: instant(item, 'revokedAt', source),
  };
}

/**
 * @param item a tenant's, as the table has it
 * @throws MalformedItemError
 */
export function readTenantItem(tenant: string, item: TableItem): TenantRecord {
  const source = `tenant ${tenant}`;
  return {
    tenant,
    tier: text(item, 'tier', source),
    jurisdiction: text(item, 'jurisdiction', source),
    pinnedVersion: item.pinnedVersion === undefined ? null : text(item, 'pinnedVersion', source),
  };
}

function text(item: TableItem, attribute: string, source: string): string {
  const value = item[attribute];
  if (typeof value === 'string' && value !== '') return value;
  throw new MalformedItemError(`${source}: ${attribute} is missing or no text`);
}

/** Times stand in the table as ISO 8601 in UTC, since people read them there. */
function instant(item: TableItem, attribute: string, source: string): number | null {
  if (item[attribute] === undefined) return null;
  const milliseconds = Date.parse(text(item, attribute, source));
  if (Number.isNaN(milliseconds)) throw new MalformedItemError(`${source}: ${attribute} is no time in ISO 8601`);
  return milliseconds;
}
