import type { PoolPlan } from './plan';
import { replicasFor } from './replicas-for';

/**
 * Least burst replicas of a pool in each hour of the day: what the hour's load needs beyond the base, with the failover share of
 * the largest lost peer, as warm capacity has it for the P95 of the whole day. Never below `burstMinReplicas`, which holds in every
 * hour, and never above `burstMaxReplicas`.
 *
 * @param dailyCurve load of each hour relative to the peak, 24 figures of 0 to 1, UTC
 */
export function burstByHour(plan: PoolPlan, dailyCurve: readonly number[]): readonly number[] {
  const { service, load, peer, baseReplicas, burstMinReplicas, burstMaxReplicas } = plan;
  return dailyCurve.map((share) => {
    const needed = replicasFor(service, { perSecond: share * load.peak, networkMs: peer?.rttMs ?? 0 });
    return Math.min(burstMaxReplicas, Math.max(burstMinReplicas, needed - baseReplicas));
  });
}
