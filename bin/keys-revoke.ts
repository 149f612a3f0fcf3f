import { claimsToBeApiKey, keyIdForm, parseApiKey } from '#lib/services/authorizer/api-key';
import { type ListedKey, revokeKey } from '#lib/services/authorizer/key-admin';
import { keyListVersion } from '#report';
import { BadInputError } from './bad-input-error';
import { refuse, tenantProblems } from './check-tenant';
import { type ExitCode, exitCodes } from './exit-with';
import { chooseKeysTarget, type KeysChoice, type KeysTarget } from './keys-target';
import { printText } from './print';
import { useTenantsTable } from './use-tenants-table';

/** Options of `keys revoke`. */
export interface RevokeOptions extends KeysChoice {
  /** Id of a key, or the whole key where that is what was found. */
  readonly key: string;
  /** Only a key of this tenant. @default whoever has it */
  readonly tenant?: string | undefined;
  readonly json: boolean;
}

/**
 * `meridian keys revoke`: for ever, and as often as one likes.
 *
 * @param now @default the time of the machine
 */
export async function revokeKeys(options: RevokeOptions, now: Date = new Date()): Promise<ExitCode> {
  const target = chooseKeysTarget(options);
  const { tenant } = options;
  refuse(tenant === undefined ? [] : tenantProblems({ tenant }, target));
  const keyId = readKeyId(options.key, target);
  const key = await useTenantsTable(target, (access) => revokeKey(access, { keyId, tenant: tenant ?? null }, now));
  if (key === undefined) {
    const whose = tenant === undefined ? target.jurisdiction : `tenant "${tenant}" of ${target.jurisdiction}`;
    throw new BadInputError(`--key: "${keyId}" is no key of ${whose}; allowed: one that \`meridian keys list\` names`);
  }
  if (options.json) printJson(key, target);
  else printText(words(key, { target, now }));
  return exitCodes.done;
}

/** What is shown of a whole key in an error is its id alone. */
function readKeyId(text: string, { jurisdiction }: KeysTarget): string {
  if (keyIdForm.test(text)) return text;
  const key = parseApiKey(text);
  if (key?.jurisdiction === jurisdiction) return key.keyId;
  const allowed = `allowed: the id of a key (12 letters and digits) or a whole key, mrd_${jurisdiction}_…`;
  if (key !== undefined) {
    throw new BadInputError(`--key: "${key.keyId}" is a key of jurisdiction "${key.jurisdiction}"; ${allowed}`);
  }
  if (claimsToBeApiKey(text)) throw new BadInputError(`--key: the key is mistyped: its checksum is wrong; ${allowed}`);
  throw new BadInputError(`--key: "${text}" is not the id of a key; ${allowed}`);
}

function printJson({ keyId, tenant, createdAt, expiresAt, revokedAt }: ListedKey, target: KeysTarget): void {
  const { deployment, jurisdiction, tableName, region, revocation } = target;
  const revoked = {
    version: keyListVersion,
    deployment,
    jurisdiction,
    table: tableName,
    region,
    key: { keyId, tenant, createdAt, expiresAt, revokedAt },
    countsWithinSeconds: { tableAnswers: revocation.freshSeconds, tableIsAway: revocation.staleSeconds },
  };
  printText(JSON.stringify(revoked, null, 2));
}

function words(
  { keyId, tenant, revokedAt }: ListedKey,
  { target, now }: { readonly target: KeysTarget; readonly now: Date },
): string {
  const who = `Key ${keyId} of tenant ${tenant}`;
  if (revokedAt !== now.toISOString()) return `${who} was revoked at ${revokedAt} already.`;
  const { region, otherRegions, revocation } = target;
  const elsewhere = otherRegions.length === 0 ? '' : `, and in ${otherRegions.join(', ')} as soon as it is replicated`;
  return [
    `${who} is revoked since ${revokedAt} in ${region}${elsewhere}.`,
    `It still works for ${revocation.freshSeconds} s at most; where the table cannot be read, for ${revocation.staleSeconds} s.`,
  ].join('\n');
}
