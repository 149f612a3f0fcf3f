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
  const usd = (type: string, count: number, isSpot: boolean) => {
    if (count === 0) return 0;
    const perNode = nodePriceUsdPerHour(type, pool.region, isSpot);
    return perNode === null ? null : nodesOf(model, type, { replicas: count, zones: baseByZone.length }) * perNode;
  };
  const base = usd(baseInstanceType, replicas.baseReplicas, false);
  if (burstInstanceType === null) return base;
  const burst = usd(burstInstanceType, replicas.burstReplicas, replicas.hasSpot);
  return base === null || burst === null ? null : base + burst;
}

/** What one node costs, US dollars an hour: the typical spot price where it may be spot and there is one, else on-demand. */
export function nodePriceUsdPerHour(instanceType: string, region: string, isSpot: boolean): number | null {
  const price = catalogPrices.node(instanceType, region);
  return (isSpot ? price?.spotTypicalUsdPerHour : null) ?? price?.onDemandUsdPerHour ?? null;
}
