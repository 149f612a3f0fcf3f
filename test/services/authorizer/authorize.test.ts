import { makeApiKey } from '#lib/services/authorizer/api-key';
import { type Authorize, makeAuthorize } from '#lib/services/authorizer/authorize';
import { DirectoryUnavailableError, type KeyDirectory } from '#lib/services/authorizer/key-record';
import { type RequestFacts, unusable } from '#lib/services/authorizer/request-facts';
import { exampleConfig } from './example-config';
import { bareRequest, directoryOf, exampleKey, exampleNow } from './example-requests';

const noTokens = { verify: async () => undefined, warm: async () => undefined };
const noHops = { admit: () => undefined };

function authorizeWith(directory: KeyDirectory, onUnavailable: (error: Error) => void = () => undefined): Authorize {
  return makeAuthorize({
    config: exampleConfig,
    directory,
    verifier: noTokens,
    hops: noHops,
    now: () => exampleNow,
    onUnavailable,
  });
}

const shows = (text: string): RequestFacts => ({ ...bareRequest, authorization: `Bearer ${text}` });

const body = (json: string) => (JSON.parse(json) as { readonly error: Record<string, unknown> }).error;

const good = exampleKey();
const revoked = exampleKey({ key: { revokedAt: exampleNow - 1 } });
const expired = exampleKey({ key: { expiresAt: exampleNow } });
const oddTier = exampleKey({ tenant: { tier: 'platinum' } });
const moved = exampleKey({ tenant: { jurisdiction: 'us' } });
const lost = exampleKey({ tenant: { jurisdiction: 'atlantis' } });

/** The id of a known key with a secret that was never its own. */
const guessed = exampleKey({ key: { hash: good.holder.key.hash } });

const everybody = directoryOf(...[good, revoked, expired, oddTier, moved, lost, guessed].map(({ holder }) => holder));

interface Refused {
  readonly why: string;
  readonly request: RequestFacts;
  readonly status: number;
  readonly reason: string;
  readonly code: string;
}

const refusedRequests: readonly Refused[] = [
  { why: 'no credential', request: bareRequest, status: 401, reason: 'missing-credential', code: 'missing_credential' },
  {
    why: 'another scheme',
    request: { ...bareRequest, authorization: 'Basic YWxhZGRpbjpvcGVuc2VzYW1l' },
    status: 401,
    reason: 'missing-credential',
    code: 'missing_credential',
  },
  {
    why: 'a scheme alone',
    request: { ...bareRequest, authorization: 'Bearer ' },
    status: 401,
    reason: 'missing-credential',
    code: 'missing_credential',
  },
  {
    why: 'a key without a scheme',
    request: { ...bareRequest, authorization: good.text },
    status: 401,
    reason: 'missing-credential',
    code: 'missing_credential',
  },
  {
    why: 'two keys in one header, as Envoy joins them',
    request: { ...bareRequest, authorization: `Bearer ${good.text},Bearer ${good.text}` },
    status: 401,
    reason: 'missing-credential',
    code: 'missing_credential',
  },
  {
    why: 'authorization twice',
    request: { ...bareRequest, authorization: unusable },
    status: 401,
    reason: 'malformed-key',
    code: 'malformed_api_key',
  },
  {
    why: 'a key of another service',
    request: shows('sk-abcdefghijklmnopqrstuvwxyz0123456789'),
    status: 401,
    reason: 'malformed-key',
    code: 'malformed_api_key',
  },
  {
    why: 'a key with a letter mistyped',
    request: shows(good.text.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))),
    status: 401,
    reason: 'malformed-key',
    code: 'malformed_api_key',
  },
  {
    why: 'a key cut off',
    request: shows(good.text.slice(0, -1)),
    status: 401,
    reason: 'malformed-key',
    code: 'malformed_api_key',
  },
  {
    why: 'a sound key that nobody made',
    request: shows(makeApiKey('eu').text),
    status: 401,
    reason: 'unknown-key',
    code: 'unknown_api_key',
  },
  {
    why: 'a known id with another secret',
    request: shows(guessed.text),
    status: 401,
    reason: 'unknown-key',
    code: 'unknown_api_key',
  },
  {
    why: 'a key of a jurisdiction that there is not',
    request: shows(makeApiKey('atlantis').text),
    status: 401,
    reason: 'unknown-key',
    code: 'unknown_api_key',
  },
  {
    why: 'a revoked key',
    request: shows(revoked.text),
    status: 401,
    reason: 'revoked-key',
    code: 'revoked_api_key',
  },
  {
    why: 'a key at the moment of its expiry',
    request: shows(expired.text),
    status: 401,
    reason: 'expired-key',
    code: 'expired_api_key',
  },
  { why: 'a tier that there is not', request: shows(oddTier.text), status: 403, reason: 'tier', code: 'unknown_tier' },
  {
    why: 'a key of another jurisdiction',
    request: shows(makeApiKey('us').text),
    status: 421,
    reason: 'residency',
    code: 'wrong_jurisdiction',
  },
  {
    why: 'a key of another jurisdiction that has no host name',
    request: shows(makeApiKey('apac').text),
    status: 421,
    reason: 'residency',
    code: 'wrong_jurisdiction',
  },
  {
    why: 'a tenant of another jurisdiction with a key of this one',
    request: shows(moved.text),
    status: 421,
    reason: 'residency',
    code: 'wrong_jurisdiction',
  },
  {
    why: 'a tenant of a jurisdiction that there is not',
    request: shows(lost.text),
    status: 421,
    reason: 'residency',
    code: 'wrong_jurisdiction',
  },
  {
    why: 'a workload token twice, beside a good key',
    request: { ...shows(good.text), workloadToken: unusable },
    status: 401,
    reason: 'token',
    code: 'invalid_token',
  },
  {
    why: 'a workload token that is none, beside a good key',
    request: { ...shows(good.text), workloadToken: '' },
    status: 401,
    reason: 'token',
    code: 'invalid_token',
  },
];

test.each(refusedRequests)('$why: $status $code', async ({ request, status, reason, code }) => {
  const decision = await authorizeWith(everybody)(request);
  if (decision.admitted) throw new Error('it got in');
  expect([decision.statusCode, decision.reason]).toEqual([status, reason]);
  expect(decision.headers['content-type']).toBe('application/json');
  expect(decision.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
  const { message, type, ...rest } = body(decision.body);
  expect([typeof message, typeof type]).toEqual(['string', 'string']);
  expect(rest).toMatchObject({ code, param: null });
});

test('a refusal of another jurisdiction’s tenant says where to go, in the body and in a header', async () => {
  const decision = await authorizeWith(everybody)(shows(makeApiKey('us').text));
  expect(decision).toMatchObject({ headers: { 'x-meridian-host': 'us.api.example.com' } });
  expect(body(decision.admitted ? '' : decision.body)).toEqual({
    message: 'This tenant belongs to the jurisdiction us: send the request to us.api.example.com.',
    type: 'invalid_request_error',
    param: null,
    code: 'wrong_jurisdiction',
    host: 'us.api.example.com',
  });
});

test.each([
  ['mistyped', good.text.slice(0, -1)],
  ['of another jurisdiction', makeApiKey('us').text],
  ['of a jurisdiction that there is not', makeApiKey('atlantis').text],
])('a key that is %s is not looked up', async (_, text) => {
  const directory = directoryOf(good.holder);
  await authorizeWith(directory)(shows(text));
  expect(directory.asked).toEqual([]);
});

test('what was not proved is not said of anybody: only who shows the whole key learns that it was revoked', async () => {
  const stranger = exampleKey({ key: { revokedAt: 1, hash: good.holder.key.hash } });
  const decision = await authorizeWith(directoryOf(stranger.holder))(shows(stranger.text));
  expect(decision).toMatchObject({ reason: 'unknown-key', tenant: null });
});

test.each([
  ['the scheme in any case', `bearer ${good.text}`],
  ['more than one space', `Bearer  ${good.text}`],
])('%s admits', async (_, authorization) => {
  const decision = await authorizeWith(everybody)({ ...bareRequest, authorization });
  expect(decision).toEqual({ admitted: true, tenant: 'acme', tier: 'free', version: '2026-10-01', origin: null });
});

test('a key is good until the moment of its expiry', async () => {
  const key = exampleKey({ key: { expiresAt: exampleNow + 1 } });
  expect((await authorizeWith(directoryOf(key.holder))(shows(key.text))).admitted).toBe(true);
});

describe('the API version', () => {
  test.each([
    ['asked for, in spite of a pinned one', '2026-10-01', '2026-04-01', '2026-10-01'],
    ['asked for, though there is none such: it stays as it is', '1999-01-01', null, '1999-01-01'],
    ['none: the tenant’s', null, '2026-04-01', '2026-04-01'],
    ['none, and the tenant’s is served no more: the newest', null, '2025-01-01', '2026-10-01'],
    ['none, and none pinned: the newest', null, null, '2026-10-01'],
  ])('%s', async (_, version, pinnedVersion, served) => {
    const key = exampleKey({ tenant: { pinnedVersion } });
    const decision = await authorizeWith(directoryOf(key.holder))({ ...shows(key.text), version });
    expect(decision).toMatchObject({ admitted: true, version: served });
  });
});

describe('when it cannot be told', () => {
  const away: KeyDirectory = {
    find: async () => {
      throw new DirectoryUnavailableError('the table does not answer');
    },
  };

  test('nobody is admitted, and may try again', async () => {
    const told: string[] = [];
    const decision = await authorizeWith(away, ({ message }) => told.push(message))(shows(good.text));
    expect(decision).toMatchObject({
      admitted: false,
      statusCode: 503,
      reason: 'unavailable',
      headers: { 'retry-after': '10' },
    });
    expect(told).toEqual(['the table does not answer']);
  });

  test('a fault of the program is none of these: it is thrown', async () => {
    const broken: KeyDirectory = {
      find: async () => {
        throw new TypeError('undefined is not a function');
      },
    };
    await expect(authorizeWith(broken)(shows(good.text))).rejects.toThrow('undefined is not a function');
  });
});

test('a hop admits without a look-up, with the token’s version where the request names none', async () => {
  const directory = directoryOf();
  const hop = { admitted: true, tenant: 'acme', tier: 'free', version: '2026-04-01', origin: 'eu-south-2' } as const;
  const authorize = makeAuthorize({
    config: exampleConfig,
    directory,
    verifier: noTokens,
    hops: { admit: () => hop },
    now: () => exampleNow,
    onUnavailable: () => undefined,
  });
  expect(await authorize(bareRequest)).toEqual(hop);
  expect(await authorize({ ...bareRequest, version: 'x' })).toEqual({ ...hop, version: 'x' });
  expect(directory.asked).toEqual([]);
});
