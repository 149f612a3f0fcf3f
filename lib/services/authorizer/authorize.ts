import type { AuthorizerConfig } from '#topology';
import { claimsToBeApiKey } from './api-key';
import { decideByKey } from './decide-by-key';
import { decideByToken } from './decide-by-token';
import type { Decision, Refusal } from './decision';
import type { HopJudge } from './hop-judge';
import { DirectoryUnavailableError, type KeyDirectory } from './key-record';
import { refusals, wrongJurisdictions } from './refusals';
import { type RequestFacts, unusable } from './request-facts';
import type { Known } from './tenant-judgement';
import { IssuerUnavailableError, type TokenVerifier } from './token-verifier';

/** What decisions stand on. */
export interface AuthorizeProps {
  readonly config: AuthorizerConfig;
  readonly directory: KeyDirectory;
  readonly verifier: TokenVerifier;
  readonly hops: Pick<HopJudge, 'admit'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told why it could not be decided: nothing of it is a secret. */
  readonly onUnavailable: (error: Error) => void;
}

/** Decides whether a request gets in, and as whose. */
export type Authorize = (request: RequestFacts) => Promise<Decision>;

/** `authorization: Bearer <credential>`; the scheme's case does not count (RFC 9110, 11.1). */
const bearer = /^Bearer +([!-~]+)$/i;

/** Makes what decides. A valid hop token comes first, then a workload's token, then what `authorization` shows: one of them alone decides. */
export function makeAuthorize(props: AuthorizeProps): Authorize {
  const { config, hops, onUnavailable } = props;
  const judge = { ...props, elsewhere: wrongJurisdictions(config) };
  const newest = config.versions.at(-1) ?? '';
  return async (request) => {
    const hop = hops.admit(request);
    if (hop !== undefined) return { ...hop, version: request.version ?? (hop.version || newest) };
    let outcome: Known | Refusal;
    try {
      outcome = await decideByCredential(request, judge);
    } catch (error) {
      if (!(error instanceof DirectoryUnavailableError || error instanceof IssuerUnavailableError)) throw error;
      onUnavailable(error);
      return refusals.unavailable;
    }
    if (!outcome.admitted) return outcome;
    const { tenant, tier, pinnedVersion } = outcome;
    return { admitted: true, tenant, tier, version: request.version ?? pinned(pinnedVersion, config), origin: null };
  };
}

/**
 * The token of a workload alone, where there is one: OpenAI's client libraries always send `authorization` too, with whatever they
 * were given as a key.
 */
function decideByCredential(
  { authorization, workloadToken }: RequestFacts,
  judge: AuthorizeProps & { readonly elsewhere: ReadonlyMap<string, Refusal> },
): Promise<Known | Refusal> | Refusal {
  if (workloadToken === unusable) return refusals.invalidToken;
  if (workloadToken !== null) return decideByToken(workloadToken, judge);
  if (authorization === null) return refusals.missingCredential;
  if (authorization === unusable) return refusals.malformedCredential;
  const [, credential] = bearer.exec(authorization) ?? [];
  if (credential === undefined) return refusals.missingCredential;
  if (claimsToBeApiKey(credential)) return decideByKey(credential, judge);
  return looksLikeToken.test(credential) ? decideByToken(credential, judge) : refusals.malformedCredential;
}

/** Three parts in base64url, with dots between; the last is empty without a signature. */
const looksLikeToken = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** The tenant's version while it is served, else the newest. */
function pinned(version: string | null, { versions }: AuthorizerConfig): string {
  return version !== null && versions.includes(version) ? version : (versions.at(-1) ?? '');
}
