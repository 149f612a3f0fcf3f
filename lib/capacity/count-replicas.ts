import type { Blueprint } from '#blueprint';
import type { PoolLoads, PoolNeeds } from './plan';
import type { PoolService } from './pool-service';
import { replicasFor } from './replicas-for';

/** What replicas are counted from. */
export interface Sizing {
  readonly service: PoolService;
  readonly load: PoolLoads;
  /** What requests travel that another Region hands over, milliseconds. */
  readonly networkMs: number;
  readonly spotShare: number;
  readonly hasBurst: boolean;
}

/** What the operator fixes. */
export type ReplicaOverride = Blueprint['capacity']['overrides'][number];

export interface ReplicaCounts {
  readonly needed: PoolNeeds;
  readonly baseReplicas: number;
  readonly burstMinReplicas: number;
  readonly burstMaxReplicas: number;
}

/**
 * Warm = what P95 with the failover share needs. `spotShare` of it is burst.min, the rest base; but base alone holds P50, and is
 * at least 1. burst.min is at least 1 too: an autoscaler that goes blind never lifts a pool from 0. Without burst, base is all of
 * it, up to the peak. What the blueprint overrides is kept as it stands there, and checked by `checkOverride`.
 */
export function countReplicas(sizing: Sizing, override: ReplicaOverride | undefined): ReplicaCounts {
  const { hasBurst } = sizing;
  const needed = neededReplicas(sizing);
  const base = hasBurst
    ? Math.max(needed.p50, needed.warm - Math.floor(needed.warm * sizing.spotShare))
    : Math.max(needed.warm, needed.peak);
  const burstMin = Math.max(1, needed.warm - base);
  const baseReplicas = override?.baseReplicas ?? base;
  const burstMinReplicas = hasBurst ? (override?.burstMinReplicas ?? burstMin) : 0;
  const burstMax = hasBurst ? Math.max(1, burstMinReplicas, needed.peak - baseReplicas) : 0;
  return {
    needed,
    baseReplicas,
    burstMinReplicas,
    burstMaxReplicas: hasBurst ? (override?.burstMaxReplicas ?? burstMax) : 0,
  };
}

/** Requests from other Regions travel; the Region's own P50 and P95 do not. */
function neededReplicas({ service, load, networkMs }: Sizing): PoolNeeds {
  return {
    p50: replicasFor(service, { perSecond: load.p50, networkMs: 0 }),
    p95: replicasFor(service, { perSecond: load.p95, networkMs: 0 }),
    warm: replicasFor(service, { perSecond: load.warm, networkMs }),
    peak: replicasFor(service, { perSecond: load.peak, networkMs }),
  };
}
