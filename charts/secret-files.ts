import type { Chart } from 'cdk8s';
import type { ClusterSecret, Region } from '#topology';
import { chartFile } from './chart-file';
import { concerns } from './concerns';
import { ExternalSecret, SecretStore } from './imports/external-secrets.io';
import type { ManifestFile } from './manifest-file';

/** Secrets that are read from parameters of the Region, by the role of External Secrets itself: no store holds credentials. */
export function secretFiles({ name: region, secrets }: Region): readonly ManifestFile[] {
  return [...new Set(secrets.map(({ namespace }) => namespace))].map((namespace) =>
    chartFile({ region, concern: concerns.secrets, name: namespace }, (chart) => {
      const inNamespace = secrets.filter((secret) => secret.namespace === namespace);
      for (const name of new Set(inNamespace.map(({ store }) => store))) {
        new SecretStore(chart, `store-${name}`, {
          metadata: { name, namespace },
          spec: { provider: { aws: { service: 'ParameterStore', region } } },
        });
      }
      for (const secret of inNamespace) addSecret(chart, secret);
    }),
  );
}

function addSecret(chart: Chart, { name, namespace, store, refreshMinutes, entries }: ClusterSecret): void {
  new ExternalSecret(chart, name, {
    metadata: { name, namespace },
    spec: {
      secretStoreRef: { kind: 'SecretStore', name: store },
      refreshInterval: `${refreshMinutes}m`,
      target: { name, creationPolicy: 'Owner' },
      data: entries.map(({ key, parameter }) => ({ secretKey: key, remoteRef: { key: parameter } })),
    },
  });
}
