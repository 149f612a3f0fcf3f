import type { ScaledObjectSpec } from '#charts/imports/keda.sh';
import type { LeaderWorkerSetSpec } from '#charts/imports/leaderworkerset.x-k8s.io';
import { objectsOf, type PodSpec, type places, type Workload } from './rendered';

type Place = (typeof places)[number];

/** The pods of one workload of ours. */
export interface RenderedPods {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: PodSpec;
  /** As many as it may have, rollouts left out. */
  readonly most: number;
}

interface Template {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: PodSpec;
}

/** Every kind of pod that a Region's manifests make: Deployments, groups that span nodes, one on each node. */
export function renderedPods({ files, region }: Place): RenderedPods[] {
  const scalers = objectsOf<{ readonly spec: ScaledObjectSpec }>(files, 'ScaledObject');
  const most = (namespace: string | undefined, name: string, replicas: number | undefined) =>
    scalers.find(({ metadata, spec }) => metadata.namespace === namespace && spec.scaleTargetRef.name === name)?.spec
      .maxReplicaCount ??
    replicas ??
    1;
  const nodes = (template: Template) => {
    const selector: Readonly<Record<string, string>> = template.spec.nodeSelector ?? {};
    return region.nodePools
      .filter(({ labels }) =>
        Object.entries(selector).every(([key, value]) => labels.some((it) => it.key === key && it.value === value)),
      )
      .reduce((sum, { maxNodes }) => sum + maxNodes, 0);
  };
  return [
    ...objectsOf<Workload>(files, 'Deployment').map(({ metadata, spec }) => ({
      ...about(metadata, spec.template),
      most: most(metadata.namespace, metadata.name, spec.replicas),
    })),
    ...objectsOf<Workload>(files, 'DaemonSet').map(({ metadata, spec }) => ({
      ...about(metadata, spec.template),
      most: nodes(spec.template),
    })),
    ...objectsOf<{ readonly spec: LeaderWorkerSetSpec }>(files, 'LeaderWorkerSet').map(({ metadata, spec }) => ({
      ...about(metadata, spec.leaderWorkerTemplate.leaderTemplate as Template),
      most: (spec.replicas ?? 1) * (spec.leaderWorkerTemplate.size ?? 1),
    })),
  ];
}

function about(
  metadata: { readonly name: string; readonly namespace?: string },
  { metadata: { labels }, spec }: Template,
) {
  return { name: metadata.name, namespace: metadata.namespace ?? '', labels, spec };
}
