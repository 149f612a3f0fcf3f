import { unloadedTtftMs } from './estimate-pool';
import { isWithin, sloOutcome } from './meets-slo';
import type { PoolPlan } from './plan';
import { rememberEstimate } from './remember-estimate';
import { heldPerSecond } from './replicas-for';

/** A pool at one moment of a case. Rates are requests per second. */
export interface PoolState {
  readonly baseReplicas: number;
  readonly burstReplicas: number;
  /** What clients send here. */
  readonly loadPerSecond: number;
  /** What peers of the jurisdiction hand over, and what is handed to them. */
  readonly fromPeersPerSecond: number;
  readonly toPeersPerSecond: number;
  /** What must be refused so that the rest is served within the TTFT bound. */
  readonly shedPerSecond: number;
  /** Load over what the replicas complete with all slots taken, nothing refused; null without replicas. */
  readonly utilisation: number | null;
  /** At the SLO's percentile, nothing refused; null: the queue grows without end. */
  readonly ttftMs: number | null;
  readonly tpotMs: number | null;
  /** Whether nothing is shed and both bounds hold. */
  readonly isMet: boolean;
}

/** Replicas under a load. */
export interface Manned {
  readonly baseReplicas: number;
  readonly burstReplicas: number;
  readonly loadPerSecond: number;
  readonly networkMs: number;
}

/** What a pool cannot serve within its TTFT bound (the least attainable one, where the bound is below it), requests per second. */
export function excessPerSecond({ service }: PoolPlan, manned: Manned): number {
  const replicas = manned.baseReplicas + manned.burstReplicas;
  const { loadPerSecond, networkMs } = manned;
  if (loadPerSecond === 0) return 0;
  if (replicas === 0) return loadPerSecond;
  const boundMs = Math.max(service.slo.ttft.boundMs, unloadedTtftMs(service, networkMs));
  const { total } = rememberEstimate(service, { replicas, perSecond: loadPerSecond, networkMs }).ttftMs;
  if (isWithin(total, boundMs)) return 0;
  return Math.max(0, loadPerSecond - heldPerSecond(service, { replicas, networkMs }));
}

/** What a pool could serve besides, of requests that come from farther away, requests per second. */
export function sparePerSecond({ service }: PoolPlan, manned: Manned): number {
  const replicas = manned.baseReplicas + manned.burstReplicas;
  if (replicas === 0) return 0;
  return Math.max(0, heldPerSecond(service, { replicas, networkMs: manned.networkMs }) - manned.loadPerSecond);
}

/** What moves between Regions and what is refused. */
export type Relief = Pick<PoolState, 'fromPeersPerSecond' | 'toPeersPerSecond' | 'shedPerSecond'>;

/** The state of a pool under its load and what moves. */
export function poolState({ service }: PoolPlan, manned: Manned, relief: Relief): PoolState {
  const { baseReplicas, burstReplicas, loadPerSecond, networkMs } = manned;
  const replicas = baseReplicas + burstReplicas;
  const perSecond = loadPerSecond - relief.toPeersPerSecond + relief.fromPeersPerSecond;
  const parts = { baseReplicas, burstReplicas, loadPerSecond, ...relief };
  if (replicas === 0) {
    return { ...parts, utilisation: null, ttftMs: null, tpotMs: null, isMet: perSecond === 0 };
  }
  const estimate = rememberEstimate(service, { replicas, perSecond, networkMs });
  const { ttft, tpot } = sloOutcome(service, estimate);
  return {
    ...parts,
    utilisation: estimate.utilisation,
    ttftMs: estimate.ttftMs.total,
    tpotMs: estimate.tpotMs,
    isMet: relief.shedPerSecond === 0 && ttft.isMet && tpot?.isMet !== false,
  };
}
