import { instanceClassOf } from '#blueprint';
import type { PoolKey } from './finding';
import type { CapacityPlan } from './plan';

/** Nodes that each pool's burst may have of its on-demand node pool, by `poolName`. */
export type OnDemandRoom = ReadonlyMap<string, number>;

/** A pool as it is named on the command line. */
export function poolName({ region, model }: Pick<PoolKey, 'region' | 'model'>): string {
  return `${region}/${model}`;
}

/**
 * What limits leave for burst on on-demand nodes when there is no spot: all of base comes first, then burst of the pools in their order.
 */
export function onDemandRoom({ pools, nodePools }: CapacityPlan): OnDemandRoom {
  const classOf = (region: string, type: string) => `${region} ${instanceClassOf(type)}`;
  const free = new Map<string, number>();
  for (const { region, instanceClass, capacityType, maxNodes } of nodePools) {
    if (capacityType === 'on-demand') free.set(`${region} ${instanceClass}`, maxNodes);
  }
  const take = (key: string, nodes: number) => free.set(key, (free.get(key) ?? 0) - nodes);
  for (const { region, nodes } of pools) take(classOf(region, nodes.baseInstanceType), nodes.baseOnDemand);
  const room = new Map<string, number>();
  for (const pool of pools) {
    const { burstInstanceType, burstMax } = pool.nodes;
    if (burstInstanceType === null) continue;
    const key = classOf(pool.region, burstInstanceType);
    room.set(poolName(pool), Math.max(0, free.get(key) ?? 0));
    take(key, burstMax);
  }
  return room;
}
