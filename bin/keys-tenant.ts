import { changeTenant, findTenant } from '#lib/services/authorizer/tenant-admin';
import { keyListVersion, tenantWords } from '#report';
import { noTenant, pinnedVersionOf, refuse, type TenantOptions, tenantProblems } from './check-tenant';
import { type ExitCode, exitCodes } from './exit-with';
import { chooseKeysTarget, type KeysChoice } from './keys-target';
import { printText } from './print';
import { useTenantsTable } from './use-tenants-table';

/** Options of `keys tenant`. */
export interface TenantVerbOptions extends KeysChoice, TenantOptions {
  readonly json: boolean;
}

/** `meridian keys tenant`: a tenant as it is, or with another tier or version. Its jurisdiction never changes. */
export async function showOrChangeTenant(options: TenantVerbOptions): Promise<ExitCode> {
  const target = chooseKeysTarget(options);
  refuse(tenantProblems(options, target));
  const { tier, pinVersion } = options;
  const pinnedVersion = pinnedVersionOf(pinVersion);
  const changes = tier !== undefined || pinVersion !== undefined;
  const tenant = await useTenantsTable(target, (access) =>
    changes
      ? changeTenant(access, { tenant: options.tenant, tier, pinnedVersion })
      : findTenant(access, options.tenant),
  );
  if (tenant === undefined) throw noTenant(options.tenant, target);
  const { deployment, jurisdiction, tableName, region, revocation } = target;
  const shown = { tenant: tenant.tenant, tier: tenant.tier, pinnedVersion: tenant.pinnedVersion };
  if (options.json) {
    const report = { version: keyListVersion, deployment, jurisdiction, table: tableName, region, tenant: shown };
    printText(JSON.stringify(report, null, 2));
  } else {
    const since = changes ? `\nThat counts within ${revocation.freshSeconds} s.` : '';
    printText(`Tenant ${tenant.tenant} (${deployment}, ${jurisdiction}): ${tenantWords(shown)}${since}`);
  }
  return exitCodes.done;
}
