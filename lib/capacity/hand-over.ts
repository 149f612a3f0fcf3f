import type { PoolPlan } from './plan';
import { wayMs } from './pool-change';
import { excessPerSecond, type Manned, type PoolState, poolState, type Relief, sparePerSecond } from './pool-state';

/** A pool and what it has to serve with what is left of it. */
export interface MannedPool {
  readonly pool: PoolPlan;
  readonly manned: Manned;
}

/**
 * States of the pools of one model in one jurisdiction when those that are short hand requests to the others, the nearest first, as the
 * gateways do: only what a peer can serve within the TTFT bound, its way included. What no Region takes is shed: nothing leaves the jurisdiction.
 */
export function handOver(pools: readonly MannedPool[]): PoolState[] {
  const excess = pools.map(({ pool, manned }) => excessPerSecond(pool, manned));
  const received = pools.map(() => ({ perSecond: 0, wayMs: 0 }));
  const given = pools.map(() => 0);
  pools.forEach(({ pool }, from) => {
    const peers = pools
      .map((peer, to) => ({ peer, to, ms: wayMs(pool, peer.pool.region) }))
      .filter(({ to }) => to !== from && excess[to] === 0)
      .sort((one, other) => one.ms - other.ms);
    for (const { peer, to, ms } of peers) {
      const left = (excess[from] ?? 0) - (given[from] ?? 0);
      const had = received[to];
      if (left <= 0 || had === undefined) break;
      const networkMs = Math.max(ms, had.wayMs, peer.manned.networkMs);
      const spare = sparePerSecond(peer.pool, { ...peer.manned, networkMs }) - had.perSecond;
      const taken = Math.min(left, Math.max(0, spare));
      if (taken === 0) continue;
      given[from] = (given[from] ?? 0) + taken;
      received[to] = { perSecond: had.perSecond + taken, wayMs: networkMs };
    }
  });
  return pools.map(({ pool, manned }, index) => {
    const { perSecond, wayMs: way } = received[index] ?? { perSecond: 0, wayMs: 0 };
    const toPeersPerSecond = given[index] ?? 0;
    const relief: Relief = {
      fromPeersPerSecond: perSecond,
      toPeersPerSecond,
      shedPerSecond: unlessNothing((excess[index] ?? 0) - toPeersPerSecond, manned.loadPerSecond),
    };
    return poolState(pool, { ...manned, networkMs: Math.max(manned.networkMs, way) }, relief);
  });
}

/** What halving an interval leaves of nothing is nothing. */
function unlessNothing(perSecond: number, loadPerSecond: number): number {
  return perSecond <= loadPerSecond * 1e-5 ? 0 : perSecond;
}
