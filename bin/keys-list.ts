import { type ListedKey, listKeys } from '#lib/services/authorizer/key-admin';
import { findTenant } from '#lib/services/authorizer/tenant-admin';
import { type KeyState, keyListVersion, showKeys } from '#report';
import { noTenant, refuse, tenantProblems } from './check-tenant';
import { type ExitCode, exitCodes } from './exit-with';
import { chooseKeysTarget, type KeysChoice } from './keys-target';
import { type Format, print } from './print';
import { useTenantsTable } from './use-tenants-table';

/** Options of `keys list`. */
export interface ListOptions extends KeysChoice {
  readonly tenant: string;
  readonly format: Format;
}

/**
 * `meridian keys list`: a tenant and its keys, without their texts.
 *
 * @param now @default the time of the machine
 */
export async function listTenantKeys(options: ListOptions, now: Date = new Date()): Promise<ExitCode> {
  const target = chooseKeysTarget(options);
  refuse(tenantProblems(options, target));
  const { deployment, jurisdiction, tableName, region } = target;
  const { tenant, keys } = await useTenantsTable(target, async (access) => {
    const there = await findTenant(access, options.tenant);
    if (there === undefined) throw noTenant(options.tenant, target);
    return { tenant: there, keys: await listKeys(access, there.tenant) };
  });
  const list = {
    version: keyListVersion,
    deployment,
    jurisdiction,
    table: tableName,
    region,
    tenant: { tenant: tenant.tenant, tier: tenant.tier, pinnedVersion: tenant.pinnedVersion },
    keys: keys.map(({ tenant: _, ...key }) => ({ ...key, state: stateOf(key, now) })),
  } as const;
  print(list, options.format, showKeys);
  return exitCodes.done;
}

function stateOf({ expiresAt, revokedAt }: Pick<ListedKey, 'expiresAt' | 'revokedAt'>, now: Date): KeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'good';
}
