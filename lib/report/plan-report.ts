import type {
  CostPlan,
  Explanation,
  NodePoolPlan,
  PoolKey,
  PoolLoads,
  PoolNeeds,
  PoolNodes,
  PoolState,
  ScenarioKind,
  TierShed,
  TtftEstimate,
  WarmUp,
} from '#capacity';

/** Version of the form in which `plan --json` prints; it rises when a field is renamed, removed, or changes its meaning. */
export const planReportVersion = 1;

/** A plan, what it costs, and what happens to it. Documented in docs/capacity.md. */
export interface PlanReport {
  readonly version: typeof planReportVersion;
  readonly deployment: string;
  readonly pools: readonly PlannedPool[];
  readonly nodePools: readonly NodePoolPlan[];
  readonly cost: CostPlan;
  /** The scenarios that were asked about, all at once; null when none was. */
  readonly whatIf: WhatIfReport | null;
  /** Every kind of case, each alone; null when scenarios were asked about. */
  readonly matrix: readonly MatrixReportRow[] | null;
  readonly findings: readonly PlanFinding[];
}

/** The arithmetic of one pool, as `plan --explain --json` prints it. */
export interface ExplanationReport extends Explanation {
  readonly version: typeof planReportVersion;
  readonly deployment: string;
}

export interface PlannedPool extends PoolKey {
  readonly load: PoolLoads;
  /** Slowest instance type that the pool may get: what its figures hold on. */
  readonly sizedOn: string;
  readonly profile: {
    readonly source: 'operator' | 'measured' | 'interpolated' | 'estimated';
    readonly evidence: string;
    readonly tpotFloorMs: number;
    readonly tpotError: number;
  };
  readonly batch: number;
  readonly batchLimit: string;
  readonly replicaRatePerSecond: number;
  readonly replicas: {
    readonly base: number;
    readonly burstMin: number;
    readonly burstMax: number;
    readonly headroom: number;
    readonly needed: PoolNeeds;
  };
  readonly nodes: PoolNodes;
  /** Warm replicas under the warm load: utilisation 0 to 1, null without replicas. */
  readonly utilisation: number | null;
  readonly ttft: SloReport & { readonly estimateMs: TtftEstimate };
  readonly tpot: (SloReport & { readonly estimateMs: number | null }) | null;
  readonly warmUp: WarmUp;
  /** Warm nodes without disks and headroom; null when a price is not known. */
  readonly usdPerHour: number | null;
}

export interface SloReport {
  readonly percentile: number;
  readonly boundMs: number;
  readonly isMet: boolean;
}

export interface WhatIfReport {
  /** As they are written on the command line. */
  readonly scenarios: readonly string[];
  readonly pools: readonly PoolOutcome[];
}

export interface PoolOutcome extends PoolKey {
  readonly isTouched: boolean;
  readonly before: PoolState;
  readonly atOnce: PoolState;
  readonly caughtUp: PoolState;
  readonly shedByTier: readonly TierShed[];
  readonly catchUpSeconds: number | null;
  readonly usdPerHourChange: number | null;
}

export interface MatrixReportRow {
  readonly scenario: string;
  readonly kind: ScenarioKind;
  readonly mustSurvive: boolean;
  readonly jurisdictions: readonly MatrixReportCell[];
}

export interface MatrixReportCell {
  readonly jurisdiction: string;
  readonly isTouched: boolean;
  readonly isHeld: boolean;
  readonly shedPerSecond: number;
  readonly shedShare: number;
  readonly catchUpSeconds: number | null;
  readonly usdPerHourChange: number | null;
  readonly misses: readonly (PoolKey & { readonly scenario: string; readonly shedPerSecond: number })[];
}

/** Something that its reader must know; an error makes the exit code 1. */
export interface PlanFinding {
  readonly severity: 'error' | 'warning' | 'info';
  readonly rule: string;
  /** Jurisdiction, Region and model; null where a finding is about none or all of them. */
  readonly jurisdiction: string | null;
  readonly region: string | null;
  readonly model: string | null;
  readonly message: string;
  /** All figures of the message; the unit stands in each name. */
  readonly figures: Readonly<Record<string, number>>;
}
