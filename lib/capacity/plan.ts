import type { PoolEstimate, TtftEstimate } from './estimate-pool';
import type { Finding, PoolKey } from './finding';
import type { BatchLimit } from './largest-batch';
import type { PoolService } from './pool-service';
import type { PerformanceProfile } from './profiles';
import type { WarmUp } from './warm-up';

/** What the plan says of a deployment: replicas of every pool, nodes of every node pool, and what does not work out. */
export interface CapacityPlan {
  readonly pools: readonly PoolPlan[];
  readonly nodePools: readonly NodePoolPlan[];
  /** Those of all pools, in their order. */
  readonly findings: readonly Finding[];
}

/** Replicas of one model in one Region, the constants by which they scale, and what they hold. */
export interface PoolPlan extends PoolKey {
  /** Instance types on offer in this Region, in the blueprint's order of preference. */
  readonly baseInstanceTypes: readonly string[];
  readonly burstInstanceTypes: readonly string[];
  /** Nodes that one replica spans. */
  readonly nodesPerReplica: number;
  /** The slowest of those types for this model: its figures are the plan's, so that the counts hold whichever type is had. */
  readonly sizedOn: string;
  /** How a replica serves on that type: what `estimatePool`, `replicasFor` and `heldPerSecond` work on. */
  readonly service: PoolService;
  readonly profile: PerformanceProfile;
  /** Requests that a replica runs at once, at most, and what keeps it from more. */
  readonly batch: number;
  readonly batchLimit: BatchLimit;
  /** Requests per second that one replica completes with all slots taken; a pool holds less, by what its waiting allows. */
  readonly replicaRatePerSecond: number;
  readonly load: PoolLoads;
  /** Farthest Region of the jurisdiction that hands requests over, and its round trip; null without a peer, or when it is not known. */
  readonly peer: { readonly region: string; readonly rttMs: number } | null;
  /** Replicas that each load needs, by the plan. */
  readonly needed: PoolNeeds;
  readonly baseReplicas: number;
  readonly burstMinReplicas: number;
  readonly burstMaxReplicas: number;
  /** Replicas that the autoscaler falls back to when it is blind. */
  readonly fallbackReplicas: number;
  readonly headroomReplicas: number;
  /** Requests that a replica runs at once, at most: the batch. */
  readonly runningPerReplica: number;
  /** Requests that a replica runs, on average, at the load it is sized for: more call for another replica. */
  readonly targetRunningPerReplica: number;
  /** Requests waiting that count as one replica's worth of demand. */
  readonly queuePerReplica: number;
  /** Part of what the warm replicas complete at most that the warm load takes, 0 to 1; null without replicas. */
  readonly utilisation: number | null;
  /** TTFT and TPOT of the warm replicas under the warm load. */
  readonly ttftEstimateMs: TtftEstimate;
  readonly tpotEstimateMs: number | null;
  readonly estimate: PoolEstimate;
  readonly slo: SloOutcome;
  /** Time from asking for a node until it serves, seconds; for so long the warm replicas carry all. */
  readonly warmUntilSeconds: number;
  readonly warmUp: WarmUp;
  readonly nodes: PoolNodes;
  readonly findings: readonly Finding[];
}

/** Requests per second. */
export interface PoolLoads {
  /** The Region's own. */
  readonly p50: number;
  readonly p95: number;
  readonly ownPeak: number;
  /** P95 with the failover share of the largest lost peer, and the peak with it. */
  readonly warm: number;
  readonly peak: number;
}

/** Replicas that the loads of the same names need. `warm` less `p95` is the failover reserve. */
export interface PoolNeeds {
  readonly p50: number;
  readonly p95: number;
  readonly warm: number;
  readonly peak: number;
}

/** Whether the warm replicas hold the SLOs under the warm load. */
export interface SloOutcome {
  readonly ttft: { readonly percentile: number; readonly boundMs: number; readonly isMet: boolean };
  readonly tpot: { readonly percentile: number; readonly boundMs: number; readonly isMet: boolean } | null;
}

/** Nodes of one pool, on the first type of each list. Pools share no nodes. */
export interface PoolNodes {
  readonly baseInstanceType: string;
  /** Null without burst. */
  readonly burstInstanceType: string | null;
  /** Base nodes on capacity reservations, and the rest. */
  readonly baseReserved: number;
  readonly baseOnDemand: number;
  /** On spot, where there is any. */
  readonly burstMin: number;
  readonly burstMax: number;
  readonly headroom: number;
  /** What the Region's own P95 needs, base and burst: warm less the failover reserve. */
  readonly ownP95: number;
  /** Base nodes of each zone, in the blueprint's order. */
  readonly baseByZone: readonly { readonly zone: string; readonly nodes: number }[];
}

export type PlannedCapacityType = 'reserved' | 'spot' | 'on-demand';

/** Nodes of one Karpenter node pool. */
export interface NodePoolPlan {
  readonly region: string;
  readonly instanceClass: string;
  readonly capacityType: PlannedCapacityType;
  readonly instanceTypes: readonly string[];
  readonly maxNodes: number;
}
