import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a Region vouches for to its peers about a request that it has admitted. */
export interface HopClaims {
  /** Number of the period whose key signs. */
  readonly period: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Region that admitted the request. */
  readonly origin: string;
  readonly tenant: string;
  readonly tier: string;
  /** API version that serves the request; empty: one that there is not. */
  readonly version: string;
  /** Differs from token to token. */
  readonly nonce: string;
  /** Fingerprint of what the client showed: the token is worth nothing beside anything else. */
  readonly credential: string;
}

/** First part of a token: another form begins otherwise. */
const form = 'h1';

/** Base64url of 32 bytes. */
const fingerprint = '[A-Za-z0-9_-]{43}';

const parts = new RegExp(
  `^(${form}\\.(\\d{1,9})\\.(\\d{1,16})\\.([a-z0-9-]{1,63})\\.([a-z0-9-]{1,63})\\.([a-z0-9-]{1,63})\\.([0-9-]{0,10})\\.([0-9a-f-]{36})\\.(${fingerprint}))\\.(${fingerprint})$`,
);

/** The text of a token: its claims in the order of the interface and what proves them, with dots between. */
export function signHopToken(claims: HopClaims, key: Uint8Array): string {
  const { period, expiresAt, origin, tenant, tier, version, nonce, credential } = claims;
  const signed = `${form}.${period}.${expiresAt}.${origin}.${tenant}.${tier}.${version}.${nonce}.${credential}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

/**
 * Reads a token.
 *
 * @param keyOf key of a period; undefined: not known here
 * @returns undefined unless a key of ours signed exactly this text. Whether the claims are good now, and here, is another question
 */
export function readHopToken(text: string, keyOf: (period: number) => Uint8Array | undefined): HopClaims | undefined {
  const [, signed, period, expiresAt, origin, tenant, tier, version, nonce, credential, mac] = parts.exec(text) ?? [];
  if (signed === undefined || mac === undefined) return undefined;
  const key = keyOf(Number(period));
  if (key === undefined) return undefined;
  // as text: of the several texts that decode to the same bytes only one is ours
  const own = createHmac('sha256', key).update(signed).digest('base64url');
  if (!timingSafeEqual(Buffer.from(own), Buffer.from(mac))) return undefined;
  if (!origin || !tenant || !tier || version === undefined || !nonce || !credential) return undefined;
  return { period: Number(period), expiresAt: Number(expiresAt), origin, tenant, tier, version, nonce, credential };
}

/** Fingerprint of the two headers by which a client may prove who it is; no header's value holds a line feed. */
export function fingerprintOf(authorization: string | null, workloadToken: string | null): string {
  return createHash('sha256')
    .update(`${authorization ?? ''}\n${workloadToken ?? ''}`)
    .digest('base64url');
}
