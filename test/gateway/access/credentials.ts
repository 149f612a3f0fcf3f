import { makeApiKey } from '#lib/services/authorizer/api-key';
import type { Stand } from '#test/gateway/stand';
import { bearer } from '#test/gateway/trial/endpoints';
import { newTenant } from '#test/gateway/trial/tenants';
import type { Jurisdiction, Region } from '#topology';

type TokenIssuer = Region['gateway']['access']['tokenIssuers'][number];

/** What a client shows, and what it gets for that. */
export interface Credential {
  /** What it is. */
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** 200: it is good for every endpoint. */
  readonly status: number;
  /** `code` of the error; null for a good one. */
  readonly code: string | null;
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const past = 1_700_000_000;

/** Every kind of credential, good and bad, for the API of a Region; `foreign` is a jurisdiction that is not the Region's. */
export async function credentialsFor(
  stand: Stand,
  { region, foreign }: { readonly region: Region; readonly foreign: Jurisdiction },
): Promise<readonly Credential[]> {
  const [keys, tokens] = await Promise.all([
    apiKeys(stand, region, foreign.name),
    tokensOf(stand, region, foreign.name),
  ]);
  return [{ name: 'none', headers: {}, status: 401, code: 'missing_credential' }, ...keys, ...tokens];
}

async function apiKeys(stand: Stand, { jurisdiction, gateway }: Region, foreign: string): Promise<Credential[]> {
  const tenant = (name: string) => newTenant(stand, { jurisdiction, name: `access-${name}` });
  const [good, revoked] = await Promise.all([tenant('good'), tenant('revoked')]);
  const other = await newTenant(stand, { jurisdiction: foreign, name: 'access-foreign' });
  const expired = await stand.makeKey({
    jurisdiction,
    tenant: good.name,
    tier: good.tier,
    expiresAt: new Date(past * 1000),
  });
  await stand.revokeKey(revoked.key);
  const key = (name: string, text: string, [status, code]: readonly [number, string | null]): Credential => ({
    name: `API key, ${name}`,
    headers: bearer(text),
    status,
    code,
  });
  return [
    key('good', good.key, [200, null]),
    key('in another form', 'sk-0123456789abcdef', [401, 'malformed_api_key']),
    key('mistyped', mistyped(good.key), [401, 'malformed_api_key']),
    key('unknown', makeApiKey(jurisdiction).text, [401, 'unknown_api_key']),
    key('known, with another secret', sameId(jurisdiction, good.key), [401, 'unknown_api_key']),
    key('revoked', revoked.key, [401, 'revoked_api_key']),
    key('expired', expired, [401, 'expired_api_key']),
    key(`of ${foreign}`, other.key, [421, 'wrong_jurisdiction']),
    key('of a jurisdiction that there is not', makeApiKey('atlantis').text, [401, 'unknown_api_key']),
    {
      name: 'API key, good, beside a token that is none',
      headers: { ...bearer(good.key), [gateway.access.headers.workloadToken]: 'none' },
      status: 401,
      code: 'invalid_token',
    },
  ];
}

/** One character of the secret is another. */
function mistyped(key: string): string {
  const at = key.length - 20;
  return `${key.slice(0, at)}${key[at] === 'x' ? 'y' : 'x'}${key.slice(at + 1)}`;
}

/** A key with the id of another and a sound checksum: its id is drawn as that one was, its secret at random. */
function sameId(jurisdiction: string, key: string): string {
  const [, , id = ''] = key.split('_');
  const drawn = [...id].map((digit) => digits.indexOf(digit));
  return makeApiKey(jurisdiction, (count) =>
    Buffer.from(drawn.length > 0 ? drawn.splice(0, count) : Array.from({ length: count }, () => Math.random() * 248)),
  ).text;
}

/** Each token twice: where Envoy checks it before it asks the authorizer, and where the authorizer alone sees it. */
async function tokensOf(stand: Stand, { gateway, jurisdiction }: Region, foreign: string): Promise<Credential[]> {
  const { headers, tokenIssuers } = gateway.access;
  const [issuer] = tokenIssuers;
  if (issuer === undefined) throw new Error('the blueprint of the stand has no issuer of tokens');
  const kinds = await tokenKinds(stand, issuer, { own: jurisdiction, foreign });
  return kinds.flatMap(({ name, token, status, code, byEnvoy }): Credential[] => [
    { name: `token, ${name}`, headers: bearer(token), status, code },
    {
      name: `token in ${headers.workloadToken}, ${name}`,
      headers: { [headers.workloadToken]: token },
      ...(byEnvoy ?? { status, code }),
    },
  ]);
}

interface TokenKind extends Omit<Credential, 'headers'> {
  readonly token: string;
  /** When Envoy's own refusal is another. */
  readonly byEnvoy?: Pick<Credential, 'status' | 'code'>;
}

async function tokenKinds(
  stand: Stand,
  { claims: { tenant, tier, jurisdiction } }: TokenIssuer,
  { own, foreign }: { readonly own: string; readonly foreign: string },
): Promise<readonly TokenKind[]> {
  const claims = { [tenant]: 'access-workload', [tier]: 'enterprise', [jurisdiction]: own };
  const invalid = { status: 401, code: 'invalid_token' };
  const { [jurisdiction]: _, ...anywhere } = claims;
  const good = await stand.token(claims);
  const later = Math.floor(Date.now() / 1000) + 3600;
  return [
    { name: 'good', token: good, status: 200, code: null },
    { name: 'good, without a jurisdiction', token: await stand.token(anywhere), status: 200, code: null },
    { name: 'expired', token: await stand.token({ ...claims, exp: past }), ...invalid },
    { name: 'not good yet', token: await stand.token({ ...claims, nbf: later, exp: later + 60 }), ...invalid },
    {
      name: 'for another audience',
      token: await stand.token({ ...claims, aud: 'https://elsewhere.example.org' }),
      ...invalid,
      byEnvoy: { status: 403, code: 'forbidden' },
    },
    { name: 'of another issuer', token: await stand.token({ ...claims, iss: 'https://id.example.org' }), ...invalid },
    { name: 'with other claims than were signed', token: withClaims(good, { ...claims, [tenant]: 'x' }), ...invalid },
    { name: 'without a signature', token: unsigned(good), ...invalid },
    { name: 'without a tenant', token: await stand.token({ [tier]: 'enterprise' }), ...invalid },
    {
      name: 'of a tier that there is not',
      token: await stand.token({ ...claims, [tier]: 'royal' }),
      status: 403,
      code: 'unknown_tier',
    },
    {
      name: `of ${foreign}`,
      token: await stand.token({ ...claims, [jurisdiction]: foreign }),
      status: 421,
      code: 'wrong_jurisdiction',
    },
  ];
}

function withClaims(token: string, changed: Readonly<Record<string, unknown>>): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  return [header, encoded({ ...claims, ...changed }), signature].join('.');
}

function unsigned(token: string): string {
  return [encoded({ alg: 'none', typ: 'JWT' }), token.split('.')[1], ''].join('.');
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
