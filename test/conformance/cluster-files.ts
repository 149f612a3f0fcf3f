import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Authority, type Credential, makeAuthority, newKeys } from './certificates';

/** Paths of the files that the servers of a cluster read. */
export interface ClusterFiles {
  /** Folder of all but the kubeconfig. */
  readonly pki: string;
  readonly kubeconfig: string;
  /** Certificate of the authority that signed all others. */
  readonly authority: string;
  /** Credential of every server, for `localhost`, 127.0.0.1 and the hosts asked for. */
  readonly server: CredentialFiles;
  /** By which the API server shows extension servers that it is the one that asks. */
  readonly frontProxy: CredentialFiles;
  /** Private key that signs the tokens of service accounts. */
  readonly serviceAccountKey: string;
}

export interface CredentialFiles {
  readonly certificate: string;
  readonly key: string;
}

/** The name by which the API server introduces itself to extension servers. */
export const FRONT_PROXY = 'front-proxy';

/** Makes an authority and every certificate that a cluster on this machine needs, and writes them below `folder`. */
export function writeClusterFiles(folder: string, port: number, hosts: readonly string[]) {
  const pki = join(folder, 'pki');
  mkdirSync(pki, { mode: 0o700 });
  const write = (name: string, text: string) => {
    writeFileSync(join(pki, name), text, { mode: 0o600 });
    return join(pki, name);
  };
  const writeCredential = (name: string, { certificate, key }: Credential): CredentialFiles => ({
    certificate: write(`${name}.crt`, certificate),
    key: write(`${name}.key`, key),
  });
  const authority = makeAuthority('meridian-test');
  const administrator = authority.issue({ commonName: 'administrator', organization: 'system:masters' });
  const names = ['localhost', '127.0.0.1', ...hosts];
  const files: ClusterFiles = {
    pki,
    kubeconfig: join(folder, 'kubeconfig'),
    authority: write('ca.crt', authority.certificate),
    server: writeCredential('server', authority.issue({ commonName: 'localhost', hosts: names })),
    frontProxy: writeCredential(FRONT_PROXY, authority.issue({ commonName: FRONT_PROXY })),
    serviceAccountKey: write(
      'service-account.key',
      newKeys().privateKey.export({ type: 'sec1', format: 'pem' }) as string,
    ),
  };
  writeFileSync(files.kubeconfig, kubeconfig(port, authority, administrator), { mode: 0o600 });
  return { authority, administrator, files };
}

function kubeconfig(port: number, authority: Authority, { certificate, key }: Credential): string {
  const data = (pem: string) => Buffer.from(pem).toString('base64');
  const cluster = { server: `https://127.0.0.1:${port}`, 'certificate-authority-data': data(authority.certificate) };
  const user = { 'client-certificate-data': data(certificate), 'client-key-data': data(key) };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'administrator', user }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'administrator' } }],
    'current-context': 'test',
  });
}
