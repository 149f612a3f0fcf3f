import type { JWTPayload } from 'jose';
import type { AuthorizerConfig, AuthorizerIssuer } from '#topology';
import type { Refusal } from './decision';
import { tenantForm } from './key-items';
import { of, refusals } from './refusals';
import { judgeTenant, type Known } from './tenant-judgement';
import type { TokenVerifier } from './token-verifier';

/** What a decision on a token stands on. */
export interface TokenJudge {
  readonly config: AuthorizerConfig;
  readonly elsewhere: ReadonlyMap<string, Refusal>;
  readonly verifier: TokenVerifier;
}

/**
 * Whose token it is, by its own claims: the table is not asked.
 *
 * @throws IssuerUnavailableError
 */
export async function decideByToken(token: string, judge: TokenJudge): Promise<Known | Refusal> {
  const verified = await judge.verifier.verify(token);
  if (verified === undefined) return refusals.invalidToken;
  const holder = readHolder(verified.payload, verified.issuer);
  if (holder === undefined) return refusals.invalidToken;
  const { tenant, tier, jurisdiction = judge.config.jurisdiction } = holder;
  if (jurisdiction !== judge.config.jurisdiction && !judge.elsewhere.has(jurisdiction)) {
    return of(tenant, refusals.invalidToken);
  }
  return judgeTenant({ tenant, tier, jurisdiction, pinnedVersion: null }, judge);
}

interface Holder {
  readonly tenant: string;
  readonly tier: string;
  readonly jurisdiction: string | undefined;
}

function readHolder(payload: JWTPayload, { claims }: AuthorizerIssuer): Holder | undefined {
  const { [claims.tenant]: tenant, [claims.tier]: tier, [claims.jurisdiction]: jurisdiction } = payload;
  if (typeof tenant !== 'string' || !tenantForm.test(tenant) || typeof tier !== 'string') return undefined;
  if (jurisdiction !== undefined && typeof jurisdiction !== 'string') return undefined;
  return { tenant, tier, jurisdiction };
}
