import { didYouMean } from '#blueprint';
import { tenantForm } from '#lib/services/authorizer/key-items';
import { BadInputError } from './bad-input-error';
import type { KeysTarget } from './keys-target';

/** What the command line says of a tenant. */
export interface TenantOptions {
  readonly tenant: string;
  readonly tier?: string | undefined;
  /** `none`: the newest. */
  readonly pinVersion?: string | undefined;
}

/** What unpins. */
const newest = 'none';

/** Every problem of a tenant's options, each in words. */
export function tenantProblems({ tenant, tier, pinVersion }: TenantOptions, target: KeysTarget): readonly string[] {
  const { tiers, versions } = target;
  return [
    ...(tenantForm.test(tenant)
      ? []
      : [`--tenant: "${tenant}" is not a name; allowed: 1-63 lower-case letters, digits and hyphens, no hyphen first`]),
    ...(tier === undefined ? [] : notAmong('--tier', tier, tiers)),
    ...(pinVersion === undefined ? [] : notAmong('--pin-version', pinVersion, [...versions, newest])),
  ];
}

/** @throws BadInputError with all of them, if there are any */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new BadInputError(problems.join('\n'));
}

/** The version as the table has it; undefined when nothing is said of it. */
export function pinnedVersionOf(pinVersion: string | undefined): string | null | undefined {
  return pinVersion === newest ? null : pinVersion;
}

function notAmong(option: string, value: string, allowed: readonly string[]): readonly string[] {
  if (allowed.includes(value)) return [];
  return [`${option}: "${value}" is not known; allowed: ${allowed.join(', ')}${didYouMean(value, allowed)}`];
}

export function noTenant(tenant: string, { jurisdiction }: KeysTarget): BadInputError {
  return new BadInputError(
    `--tenant: "${tenant}" is no tenant of ${jurisdiction}; allowed: one that \`meridian keys create\` has made there`,
  );
}
