import {
  isRecord,
  type Location,
  listAt,
  numberAt,
  objectLocation,
  type PlacedObject,
  type PlacedResource,
  type Plain,
  recordAt,
  resourceLocation,
  textAt,
} from '#evidence';
import { goSeconds } from './seconds';

/** Nodes of one kind that a cluster may have: a NodePool of Karpenter, or a managed node group of EKS. */
export interface NodeOffer {
  readonly name: string;
  readonly at: Location;
  /** Values that a label of its nodes may have, by key. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  readonly taints: readonly Plain[];
  readonly instanceTypes: readonly string[];
  readonly isSpot: boolean;
  /** Nodes that it may have; null: no limit. */
  readonly maxNodes: number | null;
  /** Longest that pods may hold a node that is to go, seconds; null: for ever. */
  readonly terminationGraceSeconds: number | null;
}

const instanceType = 'node.kubernetes.io/instance-type';
const capacityType = 'karpenter.sh/capacity-type';
const system = 'kubernetes.io/os';
const architecture = 'kubernetes.io/arch';

/** What a NodePool offers: its labels, and the values that its requirements allow. */
export function nodePoolOffer(pool: PlacedObject): NodeOffer {
  const template = recordAt(pool.object, 'spec', 'template');
  const labels = new Map<string, readonly string[]>(
    Object.entries(recordAt(template, 'metadata', 'labels')).map(([key, value]) => [key, [String(value)]]),
  );
  for (const requirement of listAt(template, 'spec', 'requirements')) {
    const key = textAt(requirement, 'key');
    if (key !== null && textAt(requirement, 'operator') === 'In')
      labels.set(key, listAt(requirement, 'values').map(String));
  }
  labels.set('karpenter.sh/nodepool', [pool.name]).set(system, ['linux']);
  return {
    name: `NodePool ${pool.name}`,
    at: objectLocation(pool),
    labels,
    taints: listAt(template, 'spec', 'taints').filter(isRecord),
    instanceTypes: labels.get(instanceType) ?? [],
    // where nothing is said Karpenter may take any
    isSpot: labels.get(capacityType)?.includes('spot') ?? true,
    maxNodes: numberAt(pool.object, 'spec', 'limits', 'nodes'),
    terminationGraceSeconds: goSeconds(textAt(template, 'spec', 'terminationGracePeriod') ?? ''),
  };
}

/** As the API of EKS names them, and as Kubernetes does. */
const effects: Readonly<Record<string, string>> = {
  NO_SCHEDULE: 'NoSchedule',
  NO_EXECUTE: 'NoExecute',
  PREFER_NO_SCHEDULE: 'PreferNoSchedule',
};

/** What a managed node group offers. */
export function nodeGroupOffer(group: PlacedResource): NodeOffer {
  const { properties, logicalId } = group;
  const instanceTypes = listAt(properties, 'InstanceTypes').map(String);
  const purchase = textAt(properties, 'CapacityType') ?? 'ON_DEMAND';
  return {
    name: `node group ${textAt(properties, 'NodegroupName') ?? logicalId}`,
    at: resourceLocation(group),
    labels: new Map<string, readonly string[]>([
      ...Object.entries(recordAt(properties, 'Labels')).map(([key, value]): [string, readonly string[]] => [
        key,
        [String(value)],
      ]),
      [instanceType, instanceTypes],
      ['eks.amazonaws.com/capacityType', [purchase]],
      [architecture, [/ARM_64/.test(textAt(properties, 'AmiType') ?? '') ? 'arm64' : 'amd64']],
      [system, ['linux']],
    ]),
    taints: listAt(properties, 'Taints').filter(isRecord).map(toTaint),
    instanceTypes,
    isSpot: purchase === 'SPOT',
    maxNodes: numberAt(properties, 'ScalingConfig', 'MaxSize'),
    terminationGraceSeconds: null,
  };
}

function toTaint(taint: Plain): Plain {
  return { key: taint.Key, value: taint.Value, effect: effects[String(taint.Effect)] ?? taint.Effect };
}
