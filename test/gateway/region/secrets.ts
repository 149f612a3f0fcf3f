import { makeAuthority } from '#test/conformance/certificates';
import type { Region } from '#topology';
import { putObject } from './bare-cluster';
import type { ControlPlane } from './control-plane';
import { limitStoreAddress } from './limit-store';

/** Makes the Secrets that cert-manager and External Secrets make of what is rendered. */
export async function makeSecrets(plane: ControlPlane, region: Region): Promise<void> {
  const { certificate } = region.gateway.listener;
  if (certificate !== null) {
    const { certificate: pem, key } = makeAuthority(certificate.authority).issue({
      commonName: certificate.hosts[0] ?? region.name,
      hosts: certificate.hosts,
    });
    await putSecret(plane, region.gateway.namespace, {
      name: certificate.secret,
      type: 'kubernetes.io/tls',
      files: { 'tls.crt': pem, 'tls.key': key },
    });
  }
  const { cache } = region.stores;
  const reader = region.secrets.find(({ entries }) => entries.some((it) => it.parameter === cache?.addressParameter));
  const entry = reader?.entries.find(({ parameter }) => parameter === cache?.addressParameter);
  if (reader === undefined || entry === undefined) return;
  const files = { [entry.key]: limitStoreAddress(region) };
  await putSecret(plane, reader.namespace, { name: reader.name, type: 'Opaque', files });
}

async function putSecret(
  plane: ControlPlane,
  namespace: string,
  {
    name,
    type,
    files,
  }: { readonly name: string; readonly type: string; readonly files: Readonly<Record<string, string>> },
): Promise<void> {
  const body = { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type, stringData: files };
  await putObject(plane, `/api/v1/namespaces/${namespace}/secrets`, body);
}
