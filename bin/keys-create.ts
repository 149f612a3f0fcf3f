import { type CreatedKey, createKey } from '#lib/services/authorizer/key-admin';
import type { TenantRecord } from '#lib/services/authorizer/key-record';
import type { TableAccess } from '#lib/services/authorizer/table-access';
import { createTenant, findTenant } from '#lib/services/authorizer/tenant-admin';
import { keyListVersion, tenantWords } from '#report';
import { BadInputError } from './bad-input-error';
import { pinnedVersionOf, refuse, type TenantOptions, tenantProblems } from './check-tenant';
import { type ExitCode, exitCodes } from './exit-with';
import { chooseKeysTarget, type KeysChoice, type KeysTarget } from './keys-target';
import { printText } from './print';
import { readExpiry } from './read-expiry';
import { useTenantsTable } from './use-tenants-table';

/** Options of `keys create`. */
export interface CreateOptions extends KeysChoice, TenantOptions {
  readonly expires?: string | undefined;
  readonly json: boolean;
}

/** What `keys create` made. */
interface Made {
  readonly tenant: TenantRecord;
  readonly key: CreatedKey;
}

/**
 * `meridian keys create`: a key, and its tenant if there is none of that name. The key alone goes to standard output, once.
 *
 * @param now @default the time of the machine
 */
export async function createKeys(options: CreateOptions, now: Date = new Date()): Promise<ExitCode> {
  const target = chooseKeysTarget(options);
  const { expires } = options;
  const expiry = expires === undefined ? { end: null } : readExpiry(expires, now);
  refuse([...tenantProblems(options, target), ...('problem' in expiry ? [expiry.problem] : [])]);
  const expiresAt = 'end' in expiry ? expiry.end : null;
  const made = await useTenantsTable(target, async (access) => {
    const { tenant, isNew } = await ensureTenant(access, options, { target, now });
    refuse(tenantDifferences(tenant, options, target));
    try {
      return { tenant, key: await createKey(access, { tenant: tenant.tenant, expiresAt }, now) };
    } catch (error) {
      if (isNew) process.stderr.write(`Tenant ${tenant.tenant} was made, a key for it was not.\n`);
      throw error;
    }
  });
  if (options.json) printJson(made, target);
  else tell(made, target);
  return exitCodes.done;
}

/** The tenant as it stands, or as it was made just now. */
async function ensureTenant(
  access: TableAccess,
  options: CreateOptions,
  { target, now }: { readonly target: KeysTarget; readonly now: Date },
): Promise<{ readonly tenant: TenantRecord; readonly isNew: boolean }> {
  const { tenant, tier, pinVersion } = options;
  const there = await findTenant(access, tenant);
  if (there !== undefined) return { tenant: there, isNew: false };
  if (tier === undefined) {
    const { jurisdiction, tiers } = target;
    throw new BadInputError(
      `--tier: none is given, and "${tenant}" is no tenant of ${jurisdiction} yet; allowed: ${tiers.join(', ')}`,
    );
  }
  const wanted = { tenant, tier, pinnedVersion: pinnedVersionOf(pinVersion) ?? null };
  return { tenant: await createTenant(access, wanted, now), isNew: true };
}

/** A key is made for a tenant as it is: another tier or version has to be asked for by the verb that changes them. */
function tenantDifferences(there: TenantRecord, options: CreateOptions, target: KeysTarget): readonly string[] {
  const change = `npx meridian keys tenant ${target.argv} --tenant ${there.tenant}`;
  const { tier = there.tier, pinVersion } = options;
  const version = pinnedVersionOf(pinVersion);
  return [
    ...(tier === there.tier
      ? []
      : [
          `--tier: "${tier}" is not the tier of "${there.tenant}"; allowed: ${there.tier}, or first: ${change} --tier ${tier}`,
        ]),
    ...(target.tiers.includes(there.tier)
      ? []
      : [
          `"${there.tenant}" is of tier "${there.tier}", which there is not any more; first: ${change} --tier ${target.tiers.join('|')}`,
        ]),
    ...(version === undefined || version === there.pinnedVersion
      ? []
      : [
          `--pin-version: "${pinVersion}" is not the version of "${there.tenant}"; allowed: ${there.pinnedVersion ?? 'none'}, or first: ${change} --pin-version ${pinVersion}`,
        ]),
  ];
}

function printJson({ tenant: { tenant, tier, pinnedVersion }, key }: Made, target: KeysTarget): void {
  const { deployment, jurisdiction, tableName, region } = target;
  const { keyId, text, createdAt, expiresAt } = key;
  const made = {
    version: keyListVersion,
    deployment,
    jurisdiction,
    table: tableName,
    region,
    tenant: { tenant, tier, pinnedVersion },
    key: { keyId, text, createdAt, expiresAt },
  };
  printText(JSON.stringify(made, null, 2));
}

/** What a person reads stands around the key, on standard error. */
function tell({ tenant, key }: Made, { deployment, jurisdiction, region, otherRegions, argv }: KeysTarget): void {
  const end = key.expiresAt === null ? 'does not expire' : `expires ${key.expiresAt}`;
  const elsewhere = otherRegions.length === 0 ? '' : `, in ${otherRegions.join(', ')} within seconds`;
  process.stderr.write(
    [
      `Key ${key.keyId} of tenant ${tenant.tenant} (${deployment}, ${jurisdiction}): ${tenantWords(tenant)}, ${end}.`,
      'This is the only time that it is shown:',
      '',
    ].join('\n'),
  );
  printText(key.text);
  process.stderr.write(
    `It works in ${region} at once${elsewhere}. To revoke it: npx meridian keys revoke ${argv} --key ${key.keyId}\n`,
  );
}
