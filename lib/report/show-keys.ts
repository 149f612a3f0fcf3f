import type { KeyList, ShownTenant } from './key-list';
import { type Layout, plainLayout } from './layout';
import { mark } from './mark';
import { absent, textTable } from './text-table';

/** A tenant, and a line for each of its keys. */
export function showKeys({ deployment, jurisdiction, tenant, keys }: KeyList, layout: Layout = plainLayout): string {
  const title = `Tenant ${tenant.tenant} (${deployment}, ${jurisdiction}): ${tenantWords(tenant)}`;
  if (keys.length === 0) return `${title}\n\nIt has no keys.`;
  const rows = keys.map(({ keyId, state, createdAt, expiresAt, revokedAt }) => [
    keyId,
    state === 'good' ? state : mark(state, 'notice', layout),
    shortTime(createdAt),
    shortTime(expiresAt),
    shortTime(revokedAt),
  ]);
  return `${title}\n\n${textTable(['key', 'state', 'created', 'expires', 'revoked'], rows, layout)}`;
}

/** What a tenant is, in a few words. */
export function tenantWords({ tier, pinnedVersion }: ShownTenant): string {
  return `tier ${tier}, ${pinnedVersion === null ? 'the newest API version' : `API version ${pinnedVersion}`}`;
}

/** To the second. */
function shortTime(time: string | null): string {
  return time === null ? absent : time.replace(/\.\d+Z$/, 'Z');
}
