import type { Chart } from 'cdk8s';
import type { Gateway, ListenerCertificate } from '#topology';
import { Certificate, Issuer } from './imports/cert-manager.io';

/** The certificate of the listener behind the load balancers: an Issuer of this namespace alone signs with the authority's. */
export function addCertificates(chart: Chart, { namespace }: Gateway, certificate: ListenerCertificate): void {
  const { secret, hosts, authority, root, key } = certificate;
  const privateKey = { algorithm: key.algorithm, size: key.bits, rotationPolicy: key.rotation };
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
    metadata: { name: secret, namespace },
    spec: {
      secretName: secret,
      dnsNames: hosts,
      privateKey,
      usages: ['digital signature', 'server auth'],
      issuerRef: { kind: Issuer.GVK.kind, name: authority },
    },
  });
}
