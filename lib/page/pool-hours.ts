import { burstByHour, heldPerSecond, type PoolKey, type PoolPlan } from '#capacity';

/** A pool through a day. */
export interface PoolHours extends PoolKey {
  /** One of each hour, UTC. */
  readonly hours: readonly PoolHour[];
  /** What the base alone holds, and base and burst at their most, requests per second. */
  readonly heldByBase: number;
  readonly heldAtMost: number;
}

export interface PoolHour {
  /** Load, requests per second: the Region's own, without that of a lost peer. */
  readonly loadPerSecond: number;
  /** Replicas that run at least, base and burst. */
  readonly replicas: number;
  /** What those hold within the TTFT objective, requests per second. */
  readonly heldPerSecond: number;
}

/**
 * The load of each hour of a pool and what its least replicas of that hour hold.
 *
 * @param dailyCurve load of each hour relative to the peak, 24 figures of 0 to 1, UTC
 */
export function poolHours(plan: PoolPlan, dailyCurve: readonly number[]): PoolHours {
  const { jurisdiction, region, model, service, baseReplicas, burstMaxReplicas } = plan;
  const held = (replicas: number) => heldPerSecond(service, { replicas, networkMs: 0 });
  const byReplicas = new Map<number, number>();
  const heldBy = (replicas: number) => {
    const known = byReplicas.get(replicas) ?? held(replicas);
    byReplicas.set(replicas, known);
    return known;
  };
  const burst = burstByHour(plan, dailyCurve);
  return {
    jurisdiction,
    region,
    model,
    hours: dailyCurve.map((share, hour) => {
      const replicas = baseReplicas + (burst[hour] ?? 0);
      return { loadPerSecond: share * plan.load.ownPeak, replicas, heldPerSecond: heldBy(replicas) };
    }),
    heldByBase: heldBy(baseReplicas),
    heldAtMost: heldBy(baseReplicas + burstMaxReplicas),
  };
}
