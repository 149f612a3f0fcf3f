import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { annotationKeys, type Namespace, type Region } from '#topology';
import { chartFile } from './chart-file';
import { concerns } from './concerns';
import type { ManifestFile } from './manifest-file';
import { wellKnown } from './well-known';

/** The namespaces alone: an API server refuses objects of a namespace that the same request only makes. */
export function namespaceFiles({ name, namespaces, cluster }: Region): readonly ManifestFile[] {
  return [
    chartFile({ region: name, concern: concerns.namespaces, name: 'namespaces' }, (chart) => {
      for (const namespace of namespaces) addNamespace(chart, namespace, cluster.version);
    }),
  ];
}

/** The level is pinned to the cluster's version, so that an upgrade of the cluster does not tighten it unseen. */
function addNamespace(chart: Chart, { name, podSecurity, reason }: Namespace, clusterVersion: string): void {
  const modes = ['audit', 'enforce', 'warn'].flatMap((mode) => [
    [`${wellKnown.podSecurity}/${mode}`, podSecurity],
    [`${wellKnown.podSecurity}/${mode}-version`, `v${clusterVersion}`],
  ]);
  new k8s.KubeNamespace(chart, name, {
    metadata: {
      name,
      labels: Object.fromEntries(modes),
      annotations: reason === null ? {} : { [annotationKeys.podSecurityReason]: reason },
    },
  });
}
