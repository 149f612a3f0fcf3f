/** What the plan says of a deployment: replicas of every pool, nodes of every node pool. */
export interface CapacityPlan {
  readonly pools: readonly PoolPlan[];
  readonly nodePools: readonly NodePoolPlan[];
}

/** Replicas of one model in one Region, and the constants by which they scale. */
export interface PoolPlan {
  readonly jurisdiction: string;
  readonly region: string;
  readonly model: string;
  /** Instance types on offer in this Region, in the blueprint's order of preference. */
  readonly baseInstanceTypes: readonly string[];
  readonly burstInstanceTypes: readonly string[];
  /** Nodes that one replica spans. */
  readonly nodesPerReplica: number;
  /** Requests per second that one replica serves within its SLOs. */
  readonly replicaRatePerSecond: number;
  /** Requests per second at P50, at P95 with the failover share of the largest lost peer, and at peak with it. */
  readonly load: { readonly p50: number; readonly warm: number; readonly peak: number };
  readonly baseReplicas: number;
  readonly burstMinReplicas: number;
  readonly burstMaxReplicas: number;
  /** Replicas that the autoscaler falls back to when it is blind. */
  readonly fallbackReplicas: number;
  readonly headroomReplicas: number;
  /** Requests that a replica runs at once before another is wanted. */
  readonly runningPerReplica: number;
  /** Requests waiting that count as one replica's worth of demand. */
  readonly queuePerReplica: number;
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
