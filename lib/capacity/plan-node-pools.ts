import { type Blueprint, instanceClassOf } from '#blueprint';
import type { Finding } from './finding';
import { known } from './known';
import type { NodePoolPlan, PlannedCapacityType, PoolPlan } from './plan';
import { nodesOf } from './pool-nodes';

const capacityTypes: readonly PlannedCapacityType[] = ['reserved', 'spot', 'on-demand'];

/** What the node pools of one Region are planned from. */
export interface RegionPools {
  readonly region: string;
  readonly zones: number;
  readonly pools: readonly PoolPlan[];
  readonly reservations: Blueprint['capacity']['reservations'];
}

/** Node pools of a Region, and the limits of the blueprint that are too low for them. */
export interface NodePoolsPlan {
  readonly nodePools: readonly NodePoolPlan[];
  readonly findings: readonly Finding[];
}

/**
 * Node pools of one Region: three per instance class. Limits, in nodes: reserved, what is reserved; spot, all burst replicas;
 * on-demand, the base that is not reserved and the burst replicas that spot may not supply. What the blueprint limits is kept.
 */
export function planNodePools(blueprint: Blueprint, part: RegionPools): NodePoolsPlan {
  const { region, pools, reservations } = part;
  const typesByClass = new Map<string, Set<string>>();
  for (const name of pools.flatMap((pool) => [...pool.baseInstanceTypes, ...pool.burstInstanceTypes])) {
    typesByClass.set(instanceClassOf(name), (typesByClass.get(instanceClassOf(name)) ?? new Set()).add(name));
  }
  const planned = [...typesByClass.keys()].sort().flatMap((instanceClass) => {
    const ofClass = reservations.filter((entry) => instanceClassOf(entry.instanceType) === instanceClass);
    const reserved = ofClass.reduce((sum, entry) => sum + entry.instances, 0);
    const base = sumNodes(blueprint, part, { instanceClass, list: 'base' });
    const burst = sumNodes(blueprint, part, { instanceClass, list: 'burst' });
    const nodes = { reserved, spot: burst, 'on-demand': Math.max(0, base - reserved) + burst };
    const types = typesByClass.get(instanceClass) ?? new Set();
    return capacityTypes.map((capacityType) => ({
      region,
      instanceClass,
      capacityType,
      instanceTypes: [
        ...new Set([...types, ...(capacityType === 'reserved' ? ofClass.map((entry) => entry.instanceType) : [])]),
      ].sort(),
      plannedNodes: nodes[capacityType],
    }));
  });
  const limits = blueprint.capacity.nodePoolLimits;
  return {
    nodePools: planned.map(({ plannedNodes, ...pool }) => ({
      ...pool,
      maxNodes: limits[`${pool.instanceClass}-${pool.capacityType}`] ?? plannedNodes,
    })),
    findings: planned.flatMap(({ instanceClass, capacityType, plannedNodes }) => {
      const name = `${instanceClass}-${capacityType}`;
      const limit = limits[name];
      const pool = pools.find((entry) =>
        entry.baseInstanceTypes
          .concat(entry.burstInstanceTypes)
          .some((type) => instanceClassOf(type) === instanceClass),
      );
      if (limit === undefined || limit >= plannedNodes || pool === undefined) return [];
      const { jurisdiction, model } = pool;
      return [
        {
          severity: 'warning',
          pool: { jurisdiction, region, model },
          rule: 'node-limit-short',
          message: `capacity.nodePoolLimits["${name}"] of ${limit} nodes is below what the pools of ${region} may need: ${plannedNodes}`,
          figures: { limitNodes: limit, plannedNodes },
        },
      ];
    }),
  };
}

interface Wanted {
  readonly instanceClass: string;
  readonly list: 'base' | 'burst';
}

/** Nodes that all pools may need of a class: each pool's replicas with headroom, on whichever of its types there takes most nodes. */
function sumNodes(blueprint: Blueprint, { pools, zones }: RegionPools, { instanceClass, list }: Wanted): number {
  return pools.reduce((sum, pool) => {
    const names = list === 'base' ? pool.baseInstanceTypes : pool.burstInstanceTypes;
    const types = names.filter((name) => instanceClassOf(name) === instanceClass);
    const model = known(blueprint.models[pool.model], `models.${pool.model}`);
    const replicas = list === 'base' ? pool.baseReplicas : pool.burstMaxReplicas + pool.headroomReplicas;
    return sum + Math.max(0, ...types.map((name) => nodesOf(model, name, { replicas, zones })));
  }, 0);
}
