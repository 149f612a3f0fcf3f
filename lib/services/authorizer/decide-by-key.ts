import type { AuthorizerConfig } from '#topology';
import { matchesHash, parseApiKey } from './api-key';
import type { Refusal } from './decision';
import type { KeyDirectory } from './key-record';
import { of, refusals } from './refusals';
import { judgeTenant, type Known } from './tenant-judgement';

/** What a decision on an API key stands on. */
export interface KeyJudge {
  readonly config: AuthorizerConfig;
  readonly elsewhere: ReadonlyMap<string, Refusal>;
  readonly directory: KeyDirectory;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Whose key it is. Only the jurisdiction's own keys of sound form are looked up, and what the table says of a key is told to nobody
 * who does not show all of it.
 *
 * @throws DirectoryUnavailableError
 */
export async function decideByKey(text: string, judge: KeyJudge): Promise<Known | Refusal> {
  const { config, elsewhere, directory, now } = judge;
  const key = parseApiKey(text);
  if (key === undefined) return refusals.malformedCredential;
  if (key.jurisdiction !== config.jurisdiction) return elsewhere.get(key.jurisdiction) ?? refusals.unknownKey;
  const holder = await directory.find(key.keyId);
  if (holder === undefined || !matchesHash(text, holder.key.hash)) return refusals.unknownKey;
  const { tenant, revokedAt, expiresAt } = holder.key;
  if (revokedAt !== null) return of(tenant, refusals.revokedKey);
  if (expiresAt !== null && expiresAt <= now()) return of(tenant, refusals.expiredKey);
  return judgeTenant(holder.tenant, judge);
}
