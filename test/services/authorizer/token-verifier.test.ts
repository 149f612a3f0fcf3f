import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { decideByToken } from '#lib/services/authorizer/decide-by-token';
import { refusals, wrongJurisdictions } from '#lib/services/authorizer/refusals';
import { IssuerUnavailableError, makeTokenVerifier, type TokenVerifier } from '#lib/services/authorizer/token-verifier';
import type { AuthorizerIssuer } from '#topology';
import { exampleConfig } from './example-config';
import { exampleNow } from './example-requests';

const seconds = exampleNow / 1000;
const claims: JWTPayload = {
  iss: 'https://id.example.net',
  aud: 'https://api.example.com',
  exp: seconds + 600,
  tenant: 'acme',
  tier: 'free',
};

/** An issuer that publishes its keys on a port of this machine. */
class Issuer {
  readonly state = { status: 200, fetches: 0, nowMs: exampleNow };
  private constructor(
    private readonly server: Server,
    readonly pair: Awaited<ReturnType<typeof generateKeyPair>>,
    private readonly kid: string,
  ) {}

  static async open(kid = 'one'): Promise<Issuer> {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256', use: 'sig' };
    const server = createServer((_request, response) => {
      issuer.state.fetches += 1;
      response.writeHead(issuer.state.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ keys: [jwk] }));
    });
    const issuer: Issuer = new Issuer(server, pair, kid);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return issuer;
  }

  get facts(): AuthorizerIssuer {
    const { port } = this.server.address() as AddressInfo;
    const [facts] = exampleConfig.issuers;
    if (facts === undefined) throw new Error('there is no issuer in the example');
    return { ...facts, jwksUri: `http://127.0.0.1:${port}/keys` };
  }

  verifier(): TokenVerifier {
    return makeTokenVerifier({ issuers: [this.facts], maxEntries: 10, now: () => this.state.nowMs });
  }

  sign(payload: JWTPayload, header: { readonly kid?: string; readonly alg?: string } = {}): Promise<string> {
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'ES256', kid: this.kid, ...header })
      .sign(this.pair.privateKey);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

let issuer: Issuer;
beforeEach(async () => {
  issuer = await Issuer.open();
});
afterEach(() => issuer.close());

const decide = (token: string) =>
  decideByToken(token, {
    config: exampleConfig,
    elsewhere: wrongJurisdictions(exampleConfig),
    verifier: issuer.verifier(),
  });

test('a sound token is its tenant’s, who has no pinned version', async () => {
  const known = { admitted: true, tenant: 'acme', tier: 'free', pinnedVersion: null };
  expect(await decide(await issuer.sign(claims))).toEqual(known);
  expect(await decide(await issuer.sign({ ...claims, jurisdiction: 'eu' }))).toEqual(known);
  expect(await decide(await issuer.sign({ ...claims, aud: ['other', 'https://api.example.com'] }))).toEqual(known);
});

const refusedTokens: readonly { readonly why: string; readonly make: () => Promise<string> | string }[] = [
  { why: 'of another issuer', make: () => issuer.sign({ ...claims, iss: 'https://evil.example' }) },
  { why: 'without an issuer', make: () => issuer.sign({ ...claims, iss: undefined }) },
  { why: 'for another audience', make: () => issuer.sign({ ...claims, aud: 'https://other.example' }) },
  { why: 'for no audience', make: () => issuer.sign({ ...claims, aud: undefined }) },
  { why: 'that has expired', make: () => issuer.sign({ ...claims, exp: seconds - 10 }) },
  { why: 'that never expires', make: () => issuer.sign({ ...claims, exp: undefined }) },
  { why: 'that is good later', make: () => issuer.sign({ ...claims, nbf: seconds + 11 }) },
  { why: 'of a key that the issuer does not publish', make: () => issuer.sign(claims, { kid: 'two' }) },
  {
    why: 'of another key under a published name',
    make: async () => {
      const other = await generateKeyPair('ES256');
      return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(other.privateKey);
    },
  },
  { why: 'that is not signed', make: () => new UnsecuredJWT(claims).encode() },
  {
    why: 'signed with the public key as a shared secret',
    make: async () => {
      const secret = new TextEncoder().encode(await exportSPKI(issuer.pair.publicKey));
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret);
    },
  },
  {
    why: 'whose claims were changed',
    make: async () => {
      const [header, , signature] = (await issuer.sign(claims)).split('.');
      const payload = Buffer.from(JSON.stringify({ ...claims, tier: 'enterprise' })).toString('base64url');
      return `${header}.${payload}.${signature}`;
    },
  },
  { why: 'that is no token', make: () => 'a.b.c' },
  { why: 'that is empty', make: () => '' },
  { why: 'without a tenant', make: () => issuer.sign({ ...claims, tenant: undefined }) },
  { why: 'with a tenant that is no name', make: () => issuer.sign({ ...claims, tenant: 'Acme Inc.' }) },
  {
    why: 'with a tenant that breaks out of a header',
    make: () => issuer.sign({ ...claims, tenant: 'a\r\nx-tier: b' }),
  },
  { why: 'with a tenant that is a number', make: () => issuer.sign({ ...claims, tenant: 7 }) },
  { why: 'without a tier', make: () => issuer.sign({ ...claims, tier: undefined }) },
  { why: 'with several tiers', make: () => issuer.sign({ ...claims, tier: ['free', 'enterprise'] }) },
  { why: 'of a jurisdiction that there is not', make: () => issuer.sign({ ...claims, jurisdiction: 'atlantis' }) },
  { why: 'of several jurisdictions', make: () => issuer.sign({ ...claims, jurisdiction: ['eu', 'us'] }) },
];

test.each(refusedTokens)('a token $why: 401', async ({ make }) => {
  expect(await decide(await make())).toMatchObject({
    admitted: false,
    statusCode: 401,
    body: refusals.invalidToken.body,
  });
});

test('a token of another jurisdiction: 421', async () => {
  const decision = await decide(await issuer.sign({ ...claims, jurisdiction: 'us' }));
  expect(decision).toMatchObject({ statusCode: 421, headers: { 'x-meridian-host': 'us.api.example.com' } });
});

test('a tier that there is not: 403', async () => {
  const decision = await decide(await issuer.sign({ ...claims, tier: 'platinum' }));
  expect(decision).toMatchObject({ statusCode: 403, reason: 'tier', tenant: 'acme' });
});

describe('what is remembered', () => {
  test('a token that is remembered is refused once it has expired', async () => {
    const verifier = issuer.verifier();
    const token = await issuer.sign(claims);
    expect(await verifier.verify(token)).toBeDefined();
    issuer.state.nowMs = ((claims.exp ?? 0) + 10) * 1000;
    expect(await verifier.verify(token)).toBeUndefined();
  });

  test('keys are fetched once, beforehand, for all tokens', async () => {
    const verifier = issuer.verifier();
    await verifier.warm();
    await verifier.verify(await issuer.sign(claims));
    await verifier.verify(await issuer.sign({ ...claims, tenant: 'globex' }));
    expect(issuer.state.fetches).toBe(1);
  });

  test('tokens of unknown keys do not make the issuer be asked again and again', async () => {
    const verifier = issuer.verifier();
    await verifier.warm();
    for (const kid of ['a', 'b', 'c', 'd']) await verifier.verify(await issuer.sign(claims, { kid }));
    expect(issuer.state.fetches).toBe(1);
  });

  test('a token that somebody else made up with the same claims is checked by itself', async () => {
    const verifier = issuer.verifier();
    const token = await issuer.sign(claims);
    await verifier.verify(token);
    expect(await verifier.verify(`${token.slice(0, -8)}AAAAAAAA`)).toBeUndefined();
  });
});

describe('an issuer that is away', () => {
  test('nobody is admitted, and nobody is told that his token is bad', async () => {
    issuer.state.status = 500;
    const verifier = issuer.verifier();
    await verifier.warm();
    await expect(verifier.verify(await issuer.sign(claims))).rejects.toThrow(IssuerUnavailableError);
    issuer.state.status = 200;
    expect(await verifier.verify(await issuer.sign(claims))).toBeDefined();
  });

  test('who is remembered goes on', async () => {
    const verifier = issuer.verifier();
    const token = await issuer.sign(claims);
    await verifier.verify(token);
    issuer.state.status = 500;
    expect(await verifier.verify(token)).toBeDefined();
  });
});
