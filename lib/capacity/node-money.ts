import type { ModelBlueprint } from '#blueprint';
import { catalogPrices } from './cost';
import type { PoolPlan } from './plan';
import { nodesOf } from './pool-nodes';

/** Replicas of a pool, and whether those of burst may be spot. */
export interface PaidReplicas {
  readonly baseReplicas: number;
  readonly burstReplicas: number;
  readonly hasSpot: boolean;
}

/**
 * What the nodes of some replicas cost, US dollars an hour: base on-demand (a reservation costs the same), burst at the typical spot
 * price where there is one. Without disks and warm headroom. Null when a price is not known.
 */
export function nodeUsdPerHour(pool: PoolPlan, replicas: PaidReplicas, model: ModelBlueprint): number | null {
  const { baseInstanceType, burstInstanceType, baseByZone } = pool.nodes;
  const onDemand = (type: string) => catalogPrices.node(type, pool.region)?.onDemandUsdPerHour ?? null;
  const spot = (type: string) => catalogPrices.node(type, pool.region)?.spotTypicalUsdPerHour ?? null;
  const usd = (type: string, count: number, perNode: number | null) => {
    if (count === 0) return 0;
    return perNode === null ? null : nodesOf(model, type, { replicas: count, zones: baseByZone.length }) * perNode;
  };
  const base = usd(baseInstanceType, replicas.baseReplicas, onDemand(baseInstanceType));
  if (burstInstanceType === null) return base;
  const perNode = (replicas.hasSpot ? spot(burstInstanceType) : null) ?? onDemand(burstInstanceType);
  const burst = usd(burstInstanceType, replicas.burstReplicas, perNode);
  return base === null || burst === null ? null : base + burst;
}
