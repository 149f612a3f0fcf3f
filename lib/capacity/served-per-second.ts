import type { PoolPlan } from './plan';
import { heldPerSecond } from './replicas-for';

/**
 * What the warm replicas of a model serve of a jurisdiction's P95 within their SLO while some Regions are lost, requests per second. The
 * rest hands over what does not fit; nothing leaves the jurisdiction. With a Region lost, requests travel from the farthest peer.
 *
 * @param pools the pools of one model in one jurisdiction
 */
export function servedPerSecond(pools: readonly PoolPlan[], lostRegions: ReadonlySet<string>): number {
  const wanted = pools.reduce((sum, pool) => sum + pool.load.p95, 0);
  const isLost = pools.some((pool) => lostRegions.has(pool.region));
  const held = pools
    .filter((pool) => !lostRegions.has(pool.region))
    .map(({ service, baseReplicas, burstMinReplicas, peer }) =>
      heldPerSecond(service, {
        replicas: baseReplicas + burstMinReplicas,
        networkMs: isLost ? (peer?.rttMs ?? 0) : 0,
      }),
    );
  return Math.min(
    wanted,
    held.reduce((sum, perSecond) => sum + perSecond, 0),
  );
}
