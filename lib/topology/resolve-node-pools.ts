import { instanceClassOf } from '#blueprint';
import type { NodePoolPlan } from '#capacity';
import { instanceType, nodeImage } from '#catalog';
import type { Label, Taint } from './labels';
import type { ModelPool } from './model-pool';
import { labelKeys, names } from './names';
import type { DisruptionBudget, NodeClass, NodePool } from './node-pool';
import type { RegionContext } from './region-context';
import { discoveryTag } from './resolve-cluster';

/** Order in which Karpenter asks: what is paid for already, then what is cheap, then what is left. */
const weights = { reserved: 100, spot: 50, 'on-demand': 10 } as const;

/** Taint of nodes without GPUs, so that nothing of the system lands on them; GPU nodes carry NVIDIA's usual one. */
export const gpuTaint: Taint = { key: 'nvidia.com/gpu', value: 'true', effect: 'NoSchedule' };

/** NVIDIA's device plugin runs on nodes with this label, or on those that a discovery of its own has marked. */
export const gpuNodeLabel: Label = { key: 'nvidia.com/gpu.present', value: 'true' };

/** Label by which pods find the nodes of an instance class. */
export function instanceClassLabel(instanceClass: string): Label {
  return { key: labelKeys.instanceClass, value: instanceClass };
}

/** Taints of the nodes of an instance class; pods that belong there tolerate exactly these. */
export function instanceClassTaints(instanceClass: string): readonly Taint[] {
  return instanceClass === 'cpu' ? [{ ...instanceClassLabel(instanceClass), effect: 'NoSchedule' }] : [gpuTaint];
}

function plansOf({ plan, region }: RegionContext): readonly NodePoolPlan[] {
  return plan.nodePools.filter((entry) => entry.region === region.name);
}

export function resolveNodePools(context: RegionContext, modelPools: readonly ModelPool[]): NodePool[] {
  const budgets = disruptionBudgets(modelPools);
  return plansOf(context).map((entry) => nodePool(context, entry, budgets));
}

/**
 * Nobody waits for an empty node. What serves is moved a tenth at a time, and not at all in the hours for which any pool of the
 * Region is scheduled to hold more than usual.
 */
function disruptionBudgets(modelPools: readonly ModelPool[]): DisruptionBudget[] {
  const serving = ['Drifted', 'Underutilized'] as const;
  const busy = new Map(
    modelPools
      .flatMap(({ scaling }) => scaling?.schedules ?? [])
      .map(({ start, minutes }) => [`${start} ${minutes}`, { start, minutes }]),
  );
  return [
    { nodesPercent: 100, reasons: ['Empty'], during: null },
    { nodesPercent: 10, reasons: serving, during: null },
    ...[...busy.values()].map((during) => ({ nodesPercent: 0, reasons: serving, during })),
  ];
}

function nodePool(
  { region, isProduction }: RegionContext,
  entry: NodePoolPlan,
  budgets: readonly DisruptionBudget[],
): NodePool {
  const { instanceClass, capacityType, maxNodes } = entry;
  const types = entry.instanceTypes.map((name) => instanceType(name)).filter((type) => type !== undefined);
  const gpus = Math.max(0, ...types.map((type) => type.gpu?.count ?? 0));
  return {
    name: `${instanceClass}-${capacityType}`,
    instanceClass,
    capacityType,
    nodeClass: instanceClass,
    weight: weights[capacityType],
    instanceTypes: entry.instanceTypes,
    zones: region.zones,
    architecture: types.some((type) => type.arch === 'arm64') ? 'arm64' : 'amd64',
    maxGpus: gpus === 0 ? null : gpus * maxNodes,
    maxNodes,
    maxVcpu: Math.max(0, ...types.map((type) => type.vcpu)) * maxNodes,
    labels: [instanceClassLabel(instanceClass), ...(gpus > 0 ? [gpuNodeLabel] : [])],
    taints: instanceClassTaints(instanceClass),
    disruption: {
      // a GPU node that is moved loses its weights and its caches, so only empty ones go
      consolidation: gpus > 0 ? 'WhenEmpty' : 'WhenEmptyOrUnderutilized',
      consolidateAfterSeconds: isProduction ? 600 : 120,
      budgets,
      // Karpenter's expiry heeds no budget: nodes that began together would end together, faster than weights load
      expireAfterHours: gpus > 0 ? null : 720,
      // several times what a replica takes to be replaced
      terminationGraceSeconds: 3600,
    },
  };
}

/** One node class per instance class. */
export function resolveNodeClasses(context: RegionContext): NodeClass[] {
  const classes = [...new Set(plansOf(context).map((entry) => entry.instanceClass))];
  return classes.map((instanceClass) => nodeClass(context, instanceClass));
}

function nodeClass(context: RegionContext, instanceClass: string): NodeClass {
  const { blueprint, name, region, prefix } = context;
  const types = plansOf(context)
    .filter((entry) => entry.instanceClass === instanceClass)
    .flatMap((entry) => entry.instanceTypes.map((type) => instanceType(type)))
    .filter((type) => type !== undefined);
  const localNvme = types.length > 0 && types.every((type) => type.localNvmeGiB > 0);
  const hasGpus = types.some((type) => type.gpu !== null);
  return {
    name: instanceClass,
    instanceClass,
    amiAlias: nodeImage.alias,
    roleName: names.role(prefix, 'node'),
    discoveryTag: discoveryTag(context),
    // Amazon Linux boots from one disk; images of engines take some 25 GiB unpacked
    rootDevice: '/dev/xvda',
    rootVolumeGiB: hasGpus ? (localNvme ? 100 : 500) : 30,
    volumeKeyAlias: names.keyAlias(blueprint.name, name),
    localNvme,
    reservationIds: blueprint.capacity.reservations
      .filter((entry) => entry.region === region.name && instanceClassOf(entry.instanceType) === instanceClass)
      .map((entry) => entry.id),
    // what Kubernetes is tested with
    maxPods: 110,
    tags: Object.entries(blueprint.tags)
      .map(([key, value]) => ({ key, value }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}
