import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Authority, makeAuthority } from '#test/conformance/certificates';

/** Files of a certificate and its private key. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/** The public authority of the ground: whatever has a name in the world shows a certificate of its, and every program trusts it. */
export interface Trust {
  /** PEM of its own certificate, which is also what programs have for the system's roots. */
  readonly file: string;
  issue(name: string, hosts: readonly string[]): CertificateFiles;
}

/** Makes the authority; its certificates lie below the folder. */
export function makeTrust(folder: string): Trust {
  const authority = makeAuthority('meridian-stand');
  mkdirSync(join(folder, 'trust'), { recursive: true });
  writeFileSync(trustFile(folder), authority.certificate);
  return { file: trustFile(folder), issue: (name, hosts) => issueFiles(authority, { folder, name, hosts }) };
}

/** Where the authority's certificate lies. */
export function trustFile(folder: string): string {
  return join(folder, 'trust', 'authority.pem');
}

function issueFiles(
  authority: Authority,
  { folder, name, hosts }: { readonly folder: string; readonly name: string; readonly hosts: readonly string[] },
): CertificateFiles {
  const { certificate, key } = authority.issue({ commonName: hosts[0] ?? name, hosts });
  const files = { certificate: join(folder, 'trust', `${name}.crt`), key: join(folder, 'trust', `${name}.key`) };
  writeFileSync(files.certificate, certificate);
  writeFileSync(files.key, key, { mode: 0o600 });
  return files;
}
