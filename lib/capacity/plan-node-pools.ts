import { type Blueprint, gpusPerReplica, instanceClassOf } from '#blueprint';
import { instanceType } from '#catalog';
import type { NodePoolPlan, PlannedCapacityType, PoolPlan } from './plan';

/** Pods of a simulator that share one small node. */
const simulatorsPerNode = 1;

const capacityTypes: readonly PlannedCapacityType[] = ['reserved', 'spot', 'on-demand'];

/**
 * Node pools of one Region: three per instance class. Limits, in nodes: reserved, what is reserved; spot, all burst replicas;
 * on-demand, the base that is not reserved and the burst replicas that spot may not supply. What the blueprint limits is kept.
 */
export function planNodePools(blueprint: Blueprint, region: string, pools: readonly PoolPlan[]): NodePoolPlan[] {
  const classes = [
    ...new Set(pools.flatMap((pool) => [...pool.baseInstanceTypes, ...pool.burstInstanceTypes].map(instanceClassOf))),
  ].sort();
  return classes.flatMap((instanceClass) => {
    const reservations = blueprint.capacity.reservations.filter(
      (entry) => entry.region === region && instanceClassOf(entry.instanceType) === instanceClass,
    );
    const reserved = reservations.reduce((sum, entry) => sum + entry.instances, 0);
    const base = sumNodes(blueprint, pools, { instanceClass, list: 'base' });
    const burst = sumNodes(blueprint, pools, { instanceClass, list: 'burst' });
    const planned = { reserved, spot: burst, 'on-demand': Math.max(0, base - reserved) + burst };
    const types = typesOf(pools, instanceClass);
    return capacityTypes.map((capacityType) => ({
      region,
      instanceClass,
      capacityType,
      instanceTypes:
        capacityType === 'reserved'
          ? merge(
              types,
              reservations.map((entry) => entry.instanceType),
            )
          : types,
      maxNodes: blueprint.capacity.nodePoolLimits[`${instanceClass}-${capacityType}`] ?? planned[capacityType],
    }));
  });
}

interface Wanted {
  readonly instanceClass: string;
  readonly list: 'base' | 'burst';
}

/** Nodes that all pools may need of a class: each pool's replicas with headroom, packed on the smallest of its types there. */
function sumNodes(blueprint: Blueprint, pools: readonly PoolPlan[], { instanceClass, list }: Wanted): number {
  return pools.reduce((sum, pool) => {
    const names = list === 'base' ? pool.baseInstanceTypes : pool.burstInstanceTypes;
    const types = names.filter((name) => instanceClassOf(name) === instanceClass);
    if (types.length === 0) return sum;
    const replicas = list === 'base' ? pool.baseReplicas : pool.burstMaxReplicas + pool.headroomReplicas;
    const perNode = Math.min(...types.map((name) => replicasPerNode(blueprint, pool.model, name)));
    return sum + (pool.nodesPerReplica > 1 ? replicas * pool.nodesPerReplica : Math.ceil(replicas / perNode));
  }, 0);
}

function replicasPerNode(blueprint: Blueprint, model: string, typeName: string): number {
  const gpus = instanceType(typeName)?.gpu?.count;
  const wanted = blueprint.models[model];
  if (gpus === undefined || wanted === undefined) return simulatorsPerNode;
  return Math.max(1, Math.floor(gpus / gpusPerReplica(wanted)));
}

function typesOf(pools: readonly PoolPlan[], instanceClass: string): string[] {
  const all = pools.flatMap((pool) => [...pool.baseInstanceTypes, ...pool.burstInstanceTypes]);
  return merge(
    [],
    all.filter((name) => instanceClassOf(name) === instanceClass),
  );
}

function merge(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])].sort();
}
