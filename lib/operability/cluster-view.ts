import { type Inventory, numberAt, once, type PlacedObject, type Plain, recordAt, textAt, valueAt } from '#evidence';
import { mapSelects, selects } from './label-selector';
import { type NodeOffer, nodeGroupOffer, nodePoolOffer } from './node-offer';
import { type PodTemplate, toWorkload, type Workload } from './workload';

/**
 * What one cluster is given, by one way: under the delivery `kubectl` the same objects stand in manifests and in templates, and each
 * of the two has to be whole by itself.
 */
export interface ClusterView {
  readonly region: string;
  readonly workloads: readonly Workload[];
  readonly offers: readonly NodeOffer[];
  /** Objects of a kind, in the order in which they stand. */
  readonly ofKind: (kind: string) => readonly PlacedObject[];
}

/** Every cluster, by Region and way; put together once for each inventory. */
export const listClusters = once(({ objects, resources }: Inventory): readonly ClusterView[] => {
  const placed = objects.filter(({ region }) => region !== null);
  const byCluster = grouped(
    placed,
    ({ region, appliedBy }) => `${region} ${appliedBy === null ? 'manifest' : 'template'}`,
  );
  const groups = resources.filter(({ type }) => type === 'AWS::EKS::Nodegroup');
  return [...byCluster.values()].map((list) => {
    const region = list[0]?.region ?? '';
    const nodeGroups = groups.filter(({ stack }) => stack.region === region).map(nodeGroupOffer);
    return toCluster(region, list, nodeGroups);
  });
});

function grouped(objects: readonly PlacedObject[], keyOf: (object: PlacedObject) => string) {
  const groups = new Map<string, PlacedObject[]>();
  for (const object of objects) {
    const key = keyOf(object);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [object]);
    else group.push(object);
  }
  return groups;
}

function toCluster(region: string, objects: readonly PlacedObject[], nodeGroups: readonly NodeOffer[]): ClusterView {
  const byKind = grouped(objects, ({ kind }) => kind);
  const ofKind = (kind: string) => byKind.get(kind) ?? [];
  return {
    region,
    workloads: objects.flatMap((object) => toWorkload(object) ?? []),
    offers: [...nodeGroups, ...ofKind('NodePool').map(nodePoolOffer)],
    ofKind,
  };
}

/** Whether requests are sent to a pod: a Service or an InferencePool of its namespace selects it. */
export function isServed({ ofKind }: ClusterView, namespace: string | null, { labels }: PodTemplate): boolean {
  return (
    ofKind('Service').some(
      (service) => service.namespace === namespace && mapSelects(recordAt(service.object, 'spec', 'selector'), labels),
    ) ||
    ofKind('InferencePool').some(
      (pool) => pool.namespace === namespace && selects(valueAt(pool.object, 'spec', 'selector'), labels),
    )
  );
}

/** Scalers of a workload: ScaledObjects of KEDA and HorizontalPodAutoscalers that name it. */
export function scalersOf({ ofKind }: ClusterView, { object, kind }: Workload): readonly PlacedObject[] {
  return [...ofKind('ScaledObject'), ...ofKind('HorizontalPodAutoscaler')].filter(
    (scaler) =>
      scaler.namespace === object.namespace &&
      isTarget(recordAt(scaler.object, 'spec', 'scaleTargetRef'), kind, object),
  );
}

/** KEDA takes a Deployment where no kind is said. */
function isTarget(target: Plain, kind: string, object: PlacedObject): boolean {
  return textAt(target, 'name') === object.name && (textAt(target, 'kind') ?? 'Deployment') === kind;
}

/** Fewest pods that a workload keeps when nothing is wrong: what it states, or what its scaler never goes below. */
export function floorOf(cluster: ClusterView, workload: Workload): number {
  const [scaler] = scalersOf(cluster, workload);
  const least =
    scaler === undefined
      ? 1
      : (numberAt(scaler.object, 'spec', 'minReplicaCount') ??
        numberAt(scaler.object, 'spec', 'minReplicas') ??
        // KEDA's default is 0, that of the autoscaler 1
        (scaler.kind === 'ScaledObject' ? 0 : 1));
  return workload.replicas ?? least;
}

/** Whether a workload only holds a place: its priority is below that of any other pod, and it gives way at once. */
export function givesWay({ ofKind }: ClusterView, { pods }: Workload): boolean {
  return pods.every(({ spec }) => {
    const name = textAt(spec, 'priorityClassName');
    const found = ofKind('PriorityClass').find((priority) => priority.name === name);
    return (numberAt(found?.object, 'value') ?? 0) < 0;
  });
}
