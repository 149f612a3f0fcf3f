import type { Blueprint } from '#blueprint';
import type { CapacityPlan } from './plan';
import { planNodePools } from './plan-node-pools';
import { planPool } from './plan-pool';

/**
 * Plans the whole deployment: replicas per model pool, nodes per node pool. Every count of the Topology comes from here.
 * A first sizing (see `replicaRate`): enough to render, not yet a promise about latency.
 */
export function planCapacity(blueprint: Blueprint): CapacityPlan {
  const pools = Object.entries(blueprint.jurisdictions).flatMap(([jurisdiction, { regions }]) =>
    regions.flatMap(({ name: region }) =>
      Object.keys(blueprint.models)
        .filter((model) => blueprint.traffic[model]?.[jurisdiction] !== undefined)
        .map((model) => planPool(blueprint, { jurisdiction, region, model })),
    ),
  );
  const regions = [...new Set(pools.map((pool) => pool.region))];
  return {
    pools,
    nodePools: regions.flatMap((region) =>
      planNodePools(
        blueprint,
        region,
        pools.filter((pool) => pool.region === region),
      ),
    ),
  };
}
