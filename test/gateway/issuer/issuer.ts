import { join, resolve } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Program } from '#test/gateway/ground/ground';

/** An OpenID Connect issuer of tokens, with its signing key: what its server is told, and what signs in its name. */
export interface IssuerConfig {
  /** The claim `iss`: an https address. */
  readonly issuer: string;
  /** The claim `aud` of what it signs. */
  readonly audience: string;
  readonly port: number;
  readonly privateKey: JWK;
  readonly publicKey: JWK;
}

const ROOT = resolve(__dirname, '../../..');
const ALGORITHM = 'RS256';
const LIFETIME_SECONDS = 3600;

export async function makeIssuer(of: Pick<IssuerConfig, 'issuer' | 'audience' | 'port'>): Promise<IssuerConfig> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const named = { kid: 'signing-1', alg: ALGORITHM, use: 'sig' };
  return {
    ...of,
    privateKey: { ...(await exportJWK(privateKey)), ...named },
    publicKey: { ...(await exportJWK(publicKey)), ...named },
  };
}

/** Its server, which shows its public keys over TLS. `configFile` is an IssuerConfig as JSON. */
export function issuerProgram(
  configFile: string,
  tls: { readonly certificate: string; readonly key: string },
): Program {
  return {
    program: process.execPath,
    args: ['--require', 'tsx/cjs', join(__dirname, 'program.ts'), configFile, tls.certificate, tls.key],
    cwd: ROOT,
  };
}

/** A token with these claims; `iss`, `aud`, `iat` and `exp` are good unless given. */
export async function signToken(
  { issuer, audience, privateKey }: IssuerConfig,
  claims: Readonly<Record<string, unknown>>,
): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000);
  const good = { iss: issuer, aud: audience, iat: issuedAt, exp: issuedAt + LIFETIME_SECONDS };
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: ALGORITHM, kid: privateKey.kid ?? '', typ: 'JWT' })
    .sign(await importJWK(privateKey, ALGORITHM));
}
