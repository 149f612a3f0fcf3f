import type { Stand } from '#test/gateway/stand';

/** Differs from run to run, so that a stand that is kept shows each run its own lines of the access log and its own counters. */
const run = Date.now().toString(36);

/** A tenant of this run alone, with a key. */
export interface Tenant {
  readonly name: string;
  readonly tier: string;
  readonly key: string;
}

/** Makes a tenant of this run, and a key of it. */
export async function newTenant(
  stand: Stand,
  of: { readonly jurisdiction: string; readonly name: string; readonly tier?: string; readonly pinnedVersion?: string },
): Promise<Tenant> {
  const { jurisdiction, tier = 'enterprise', pinnedVersion } = of;
  const tenant = `${of.name}-${run}`;
  return { name: tenant, tier, key: await stand.makeKey({ jurisdiction, tenant, tier, pinnedVersion }) };
}
