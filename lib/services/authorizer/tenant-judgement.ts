import type { AuthorizerConfig } from '#topology';
import type { Refusal } from './decision';
import type { TenantRecord } from './key-record';
import { of, refusals } from './refusals';

/** A tenant who may be served here. */
export interface Known {
  readonly admitted: true;
  readonly tenant: string;
  readonly tier: string;
  /** API version for requests that ask for none; null: the newest. */
  readonly pinnedVersion: string | null;
}

/** Whether a tenant who has proved to be one is served in this jurisdiction. */
export function judgeTenant(
  { tenant, tier, jurisdiction, pinnedVersion }: TenantRecord,
  { config, elsewhere }: { readonly config: AuthorizerConfig; readonly elsewhere: ReadonlyMap<string, Refusal> },
): Known | Refusal {
  if (jurisdiction !== config.jurisdiction)
    return of(tenant, elsewhere.get(jurisdiction) ?? refusals.otherJurisdiction);
  if (!config.tiers.includes(tier)) return of(tenant, refusals.unknownTier);
  return { admitted: true, tenant, tier, pinnedVersion };
}
