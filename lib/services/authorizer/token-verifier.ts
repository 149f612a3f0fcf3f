import { createHash } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { AuthorizerIssuer } from '#topology';

/** Whether a token is sound cannot be told: its issuer's keys are not to be had. Nobody is admitted on that. */
export class IssuerUnavailableError extends Error {
  override readonly name = 'IssuerUnavailableError';
}

/** A token that an issuer has signed for us. */
export interface VerifiedToken {
  readonly issuer: AuthorizerIssuer;
  readonly payload: JWTPayload;
}

/** Checks tokens. */
export interface TokenVerifier {
  /**
   * @returns undefined when the token is not sound: form, signature, issuer, audience or time
   * @throws IssuerUnavailableError when the keys of its issuer are not to be had
   */
  verify(token: string): Promise<VerifiedToken | undefined>;
  /** Fetches the keys of all issuers, so that the first token waits for nobody. An issuer that is away is asked again by a token. */
  warm(): Promise<void>;
}

/** What a verifier stands on. */
export interface TokenVerifierProps {
  readonly issuers: readonly AuthorizerIssuer[];
  /** Tokens that are remembered as sound at most. */
  readonly maxEntries: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Signatures by a key pair: with the others whoever can check a token can make one. `none` is no signature at all. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** How far an issuer's clock may be from ours, seconds. */
const clockToleranceSeconds = 10;

/** For keys to come, milliseconds: longer than Envoy waits, for the sake of the next request. */
const fetchTimeoutMs = 5000;

interface Issuer {
  readonly facts: AuthorizerIssuer;
  readonly keys: JWTVerifyGetKey;
  readonly warm: () => Promise<void>;
}

/** Checks tokens by the public keys that their issuers publish. A sound one is remembered until it expires, or its issuer's keys have to be read again. */
export function makeTokenVerifier({ issuers, maxEntries, now }: TokenVerifierProps): TokenVerifier {
  const known = new Map(issuers.map((facts) => [facts.issuer, openIssuer(facts)]));
  const sound = new LRUCache<string, VerifiedToken & { readonly until: number }>({ max: maxEntries });
  return {
    verify: async (token) => {
      const id = createHash('sha256').update(token).digest('base64url');
      const remembered = sound.get(id);
      if (remembered !== undefined && now() < remembered.until) return remembered;
      const issuer = known.get(claimedIssuer(token) ?? '');
      const verified = issuer && (await check(token, issuer, now()));
      if (verified !== undefined) sound.set(id, { ...verified, until: soundUntil(verified, now()) });
      return verified;
    },
    warm: async () => {
      await Promise.allSettled([...known.values()].map(({ warm }) => warm()));
    },
  };
}

function openIssuer(facts: AuthorizerIssuer): Issuer {
  const set = createRemoteJWKSet(new URL(facts.jwksUri), {
    cacheMaxAge: facts.keyCacheSeconds * 1000,
    timeoutDuration: fetchTimeoutMs,
  });
  const keys: JWTVerifyGetKey = async (header, token) => {
    try {
      return await set(header, token);
    } catch (error) {
      // what the token asks for is not among the keys: that is for the token to answer for
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      if (error instanceof errors.JOSENotSupported) throw error;
      throw new IssuerUnavailableError(`keys of ${facts.issuer} are not to be had: ${wordsOf(error)}`, {
        cause: error,
      });
    }
  };
  return { facts, keys, warm: () => set.reload() };
}

async function check(token: string, { facts, keys }: Issuer, now: number): Promise<VerifiedToken | undefined> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms,
      issuer: facts.issuer,
      audience: [...facts.audiences],
      requiredClaims: ['exp'],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(now),
    });
    return { issuer: facts, payload };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/** Whose keys to try. Nothing else is believed before the signature is checked. */
function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

function soundUntil({ payload, issuer }: VerifiedToken, now: number): number {
  const expiresAt = ((payload.exp ?? 0) + clockToleranceSeconds) * 1000;
  return Math.min(expiresAt, now + issuer.keyCacheSeconds * 1000);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
