import { gpusPerReplica, instanceClassOf, type ModelBlueprint, nodesPerReplica } from '#blueprint';
import { instanceType } from '#catalog';
import type { ReplicaCounts } from './count-replicas';
import { known } from './known';
import type { PoolNodes } from './plan';

/** Pods of a simulator that share one small node. */
const simulatorsPerNode = 1;

/** Replicas of a model that share one node of a type; 1 for a replica that fills it or spans several. */
export function replicasPerNode(model: ModelBlueprint, typeName: string): number {
  return podsPerNode(gpusPerReplica(model), typeName);
}

function podsPerNode(gpusPerPod: number, typeName: string): number {
  const gpus = instanceType(typeName)?.gpu?.count;
  if (gpus === undefined) return simulatorsPerNode;
  return Math.max(1, Math.floor(gpus / gpusPerPod));
}

/**
 * Nodes of some replicas, zone by zone: pods spread evenly over the zones, as their manifests ask for, so that replicas that would fit
 * one node take up to one in each zone. A replica that spans nodes takes whole ones, in one zone.
 */
export function nodesByZone(model: ModelBlueprint, typeName: string, part: Spread): number[] {
  const spanned = nodesPerReplica(model, known(instanceType(typeName), typeName));
  return spread(part, spanned, replicasPerNode(model, typeName));
}

function spread({ replicas, zones }: Spread, spanned: number, perNode: number): number[] {
  return Array.from({ length: zones }, (_, zone) => {
    const inZone = Math.floor(replicas / zones) + (zone < replicas % zones ? 1 : 0);
    return spanned > 1 ? inZone * spanned : Math.ceil(inZone / perNode);
  });
}

/** Nodes of replicas of which only their pods are known, as of those of a Topology. */
export function nodesOfPods({
  instanceType: typeName,
  gpusPerPod,
  nodesPerReplica: spanned,
  ...part
}: PlacedPods): number {
  return spread(part, spanned, podsPerNode(gpusPerPod, typeName)).reduce((sum, nodes) => sum + nodes, 0);
}

/** Replicas on nodes of a type: GPUs of each pod, at most those of the type, and nodes that one replica spans. */
export interface PlacedPods extends Spread {
  readonly instanceType: string;
  readonly gpusPerPod: number;
  readonly nodesPerReplica: number;
}

export interface Spread {
  readonly replicas: number;
  readonly zones: number;
}

/** Nodes of some replicas over all zones. */
export function nodesOf(model: ModelBlueprint, typeName: string, part: Spread): number {
  return nodesByZone(model, typeName, part).reduce((sum, nodes) => sum + nodes, 0);
}

/** Counts and types that nodes are worked out from. */
export interface NodeDemand extends ReplicaCounts {
  readonly headroomReplicas: number;
  readonly baseInstanceTypes: readonly string[];
  readonly burstInstanceTypes: readonly string[];
}

/** What nodes stand on: the model, the zones, and reserved instances that no pool has taken yet. */
export interface NodeGround {
  readonly model: ModelBlueprint;
  readonly zones: readonly string[];
  /** Reserved instances left, by class; what this pool takes is for its caller to subtract. */
  readonly reservedLeft: ReadonlyMap<string, number>;
}

/** Nodes of one pool on the first type of each list. No node is shared between pools: nothing binds their pods together. */
export function poolNodes({ model, zones, reservedLeft }: NodeGround, demand: NodeDemand): PoolNodes {
  const baseInstanceType = known(demand.baseInstanceTypes[0], 'an instance type for base');
  const burstInstanceType = demand.burstInstanceTypes[0] ?? null;
  const onBase = (replicas: number) => nodesOf(model, baseInstanceType, { replicas, zones: zones.length });
  const onBurst = (replicas: number) =>
    burstInstanceType === null ? 0 : nodesOf(model, burstInstanceType, { replicas, zones: zones.length });
  const byZone = nodesByZone(model, baseInstanceType, { replicas: demand.baseReplicas, zones: zones.length });
  const base = onBase(demand.baseReplicas);
  const baseReserved = Math.min(base, reservedLeft.get(instanceClassOf(baseInstanceType)) ?? 0);
  const ownBase = Math.min(demand.baseReplicas, demand.needed.p95);
  return {
    baseInstanceType,
    burstInstanceType,
    baseReserved,
    baseOnDemand: base - baseReserved,
    burstMin: onBurst(demand.burstMinReplicas),
    burstMax: onBurst(demand.burstMaxReplicas),
    headroom: onBurst(demand.headroomReplicas),
    ownP95: onBase(ownBase) + onBurst(Math.min(demand.burstMinReplicas, demand.needed.p95 - ownBase)),
    baseByZone: zones.map((zone, index) => ({ zone, nodes: byZone[index] ?? 0 })),
  };
}
