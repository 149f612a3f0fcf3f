import { type Inventory, isRecord, listAt, once, type Plain, recordAt, textAt } from '#evidence';
import { kindsWithoutPods } from './kinds-without-pods';
import { type Cluster, type ClusterObject, listClusters } from './list-clusters';
import { joined, walkRecords } from './walk-records';

/** A pod that some object makes. */
export interface Pod {
  readonly cluster: Cluster;
  readonly owner: ClusterObject;
  readonly namespace: string | null;
  /** Path of its specification in the owner: `spec.template.spec`. */
  readonly property: string;
  readonly annotations: Plain;
  readonly spec: Plain;
  /** Those that start it, those that run, those that are added for debugging. */
  readonly containers: readonly Container[];
}

export interface Container {
  readonly name: string;
  /** Path in the owner: `spec.template.spec.containers.0`. */
  readonly property: string;
  readonly fields: Plain;
}

/** Lists of a pod that hold containers. */
const containerLists = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/**
 * Every pod of every cluster: wherever an object holds a list `containers`, whatever its kind, so that a kind which nobody has thought of
 * is looked at too. Worked out once for an inventory. Pods that components make, or their charts, are not in the rendered files.
 */
export const listPods = once((inventory: Inventory): readonly Pod[] =>
  listClusters(inventory).flatMap((cluster) =>
    cluster.objects.filter(({ kind }) => !kindsWithoutPods.has(kind)).flatMap((owner) => podsOf(cluster, owner)),
  ),
);

function podsOf(cluster: Cluster, owner: ClusterObject): readonly Pod[] {
  const pods: Pod[] = [];
  walkRecords(owner.object, (spec, path) => {
    if (!listAt(spec, 'containers').some(isRecord)) return false;
    const property = joined(path);
    pods.push({
      cluster,
      owner,
      namespace: owner.namespace,
      property,
      annotations: recordAt(owner.object, ...path.slice(0, -1), 'metadata', 'annotations'),
      spec,
      containers: containerLists.flatMap((list) => containersIn(spec, list, property)),
    });
    return true;
  });
  return pods;
}

function containersIn(spec: Plain, list: string, property: string): readonly Container[] {
  return listAt(spec, list).map((container, index) => ({
    name: textAt(container, 'name') ?? String(index),
    property: `${property}.${list}.${index}`,
    fields: recordAt(container),
  }));
}
