import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { der } from './der';

/** A certificate and its private key, as PEM. */
export interface Credential {
  readonly certificate: string;
  readonly key: string;
}

/** Whom a certificate speaks for. */
export interface Subject {
  /** User name of a client. */
  readonly commonName: string;
  /** Group of a client. @default none */
  readonly organization?: string;
  /** Names and IPv4 addresses of a server. @default none */
  readonly hosts?: readonly string[];
}

/** A certificate authority of one test run: its key never leaves the process. */
export interface Authority {
  /** Its certificate, as PEM. */
  readonly certificate: string;
  /** A credential that clients and servers who trust this authority accept. */
  issue(subject: Subject): Credential;
}

const VALID_MS = 24 * 60 * 60 * 1000;
const ECDSA_WITH_SHA256 = der.sequence(der.identifier('1.2.840.10045.4.3.2'));
const SERVER_AND_CLIENT = der.sequence(der.identifier('1.3.6.1.5.5.7.3.1'), der.identifier('1.3.6.1.5.5.7.3.2'));

/** A new key and a certificate that it signed itself, valid for a day. */
export function makeAuthority(commonName: string): Authority {
  const { privateKey, publicKey } = newKeys();
  const issuer = { name: { commonName }, key: privateKey };
  const authority = extension('2.5.29.19', der.sequence(der.true()), true);
  return {
    certificate: certify(issuer, { subject: { commonName }, publicKey, extensions: [authority] }),
    issue(subject) {
      const keys = newKeys();
      const extensions = [extension('2.5.29.37', SERVER_AND_CLIENT), ...hostNames(subject.hosts ?? [])];
      return {
        certificate: certify(issuer, { subject, publicKey: keys.publicKey, extensions }),
        key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      };
    },
  };
}

/** A new key on P-256. */
export function newKeys(): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

interface Request {
  readonly subject: Subject;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Uint8Array[];
}

function certify(issuer: { name: Subject; key: KeyObject }, { subject, publicKey, extensions }: Request): string {
  const now = Date.now();
  const body = der.sequence(
    der.tagged(0, der.integer(Buffer.from([2]))),
    der.integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    nameOf(issuer.name),
    // A minute earlier, for clocks that were just set back.
    der.sequence(der.time(new Date(now - 60_000)), der.time(new Date(now + VALID_MS))),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der.tagged(3, der.sequence(...extensions)),
  );
  const signed = der.sequence(body, ECDSA_WITH_SHA256, der.bits(sign('sha256', body, issuer.key)));
  const lines = signed.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function nameOf({ commonName, organization }: Subject): Uint8Array {
  const part = (identifier: string, text: string) => der.set(der.sequence(der.identifier(identifier), der.text(text)));
  const organizations = organization === undefined ? [] : [part('2.5.4.10', organization)];
  return der.sequence(...organizations, part('2.5.4.3', commonName));
}

function hostNames(hosts: readonly string[]): readonly Uint8Array[] {
  if (hosts.length === 0) return [];
  const names = hosts.map((host) =>
    isIP(host) === 4
      ? der.tagged(7, Buffer.from(host.split('.').map(Number)), false)
      : der.tagged(2, Buffer.from(host, 'latin1'), false),
  );
  return [extension('2.5.29.17', der.sequence(...names))];
}

function extension(identifier: string, content: Uint8Array, critical = false): Uint8Array {
  return der.sequence(der.identifier(identifier), ...(critical ? [der.true()] : []), der.octets(content));
}
