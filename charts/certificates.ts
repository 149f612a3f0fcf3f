import type { Chart } from 'cdk8s';
import type { Gateway } from '#topology';
import { Certificate, Issuer } from './imports/cert-manager.io';

/** A key that is new with every renewal, small and quick to sign with. */
const privateKey = { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' } as const;

/**
 * The certificate of the listener behind the load balancers, from an authority of the cluster's own: it signs itself, and
 * an Issuer of this namespace alone signs with it. Load balancers encrypt towards it and do not ask who signed.
 */
export function addCertificates(chart: Chart, { namespace, listener }: Gateway, secretName: string): void {
  const authority = `${secretName}-authority`;
  const root = `${authority}-root`;
  new Issuer(chart, 'root', { metadata: { name: root, namespace }, spec: { selfSigned: {} } });
  new Certificate(chart, 'authority', {
    metadata: { name: authority, namespace },
    spec: {
      isCA: true,
      commonName: authority,
      secretName: authority,
      privateKey,
      issuerRef: { kind: Issuer.GVK.kind, name: root },
    },
  });
  new Issuer(chart, 'issuer', { metadata: { name: authority, namespace }, spec: { ca: { secretName: authority } } });
  new Certificate(chart, 'listener', {
    metadata: { name: secretName, namespace },
    spec: {
      secretName,
      dnsNames: listener.certificateHosts,
      privateKey,
      usages: ['digital signature', 'server auth'],
      issuerRef: { kind: Issuer.GVK.kind, name: authority },
    },
  });
}
