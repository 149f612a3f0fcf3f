import {
  type CapacityPlan,
  type CostPlan,
  describeCostFinding,
  type Finding,
  formatScenario,
  type MatrixRow,
  type PoolKey,
  type PoolPlan,
  type WhatIf,
} from '#capacity';
import {
  type MatrixReportRow,
  type PlanFinding,
  type PlannedPool,
  type PlanReport,
  planReportVersion,
} from './plan-report';

/** What a report is made of. */
export interface PlanReportParts {
  readonly deployment: string;
  readonly plan: CapacityPlan;
  readonly cost: CostPlan;
  /** What the nodes of a pool cost, US dollars an hour; null when a price is not known. */
  readonly usdPerHour: (pool: PoolPlan) => number | null;
  readonly whatIf: WhatIf | null;
  readonly matrix: readonly MatrixRow[] | null;
  /** Cases that must be survived and are not. */
  readonly unsurvived: readonly Finding[];
}

/** Selects from a plan what is printed: a form that stays while the plan's own changes. */
export function makePlanReport(parts: PlanReportParts): PlanReport {
  const { deployment, plan, cost, whatIf, matrix, unsurvived } = parts;
  return {
    version: planReportVersion,
    deployment,
    pools: plan.pools.map((pool) => plannedPool(pool, parts.usdPerHour(pool))),
    nodePools: plan.nodePools,
    cost,
    whatIf: whatIf === null ? null : { scenarios: whatIf.scenarios.map(formatScenario), pools: whatIf.pools },
    matrix: matrix === null ? null : matrix.map(matrixRow),
    findings: [...plan.findings.map(fromPlan), ...unsurvived.map(fromPlan), ...cost.findings.map(fromCost)],
  };
}

function plannedPool(pool: PoolPlan, usdPerHour: number | null): PlannedPool {
  const { profile, slo } = pool;
  const { source, evidence, tpotFloorMs, tpotError } = profile;
  return {
    ...keyOf(pool),
    load: pool.load,
    sizedOn: pool.sizedOn,
    profile: { source, evidence, tpotFloorMs, tpotError },
    batch: pool.batch,
    batchLimit: pool.batchLimit,
    replicaRatePerSecond: pool.replicaRatePerSecond,
    replicas: {
      base: pool.baseReplicas,
      burstMin: pool.burstMinReplicas,
      burstMax: pool.burstMaxReplicas,
      headroom: pool.headroomReplicas,
      needed: pool.needed,
    },
    nodes: pool.nodes,
    utilisation: pool.utilisation,
    ttft: { ...slo.ttft, estimateMs: pool.ttftEstimateMs },
    tpot: slo.tpot === null ? null : { ...slo.tpot, estimateMs: pool.tpotEstimateMs },
    warmUp: pool.warmUp,
    usdPerHour,
  };
}

function matrixRow({ scenario, kind, mustSurvive, jurisdictions }: MatrixRow): MatrixReportRow {
  return {
    scenario,
    kind,
    mustSurvive,
    jurisdictions: jurisdictions.map(({ misses, ...cell }) => ({
      ...cell,
      misses: misses.map(({ scenario: what, pool }) => ({
        ...keyOf(pool),
        scenario: formatScenario(what),
        shedPerSecond: pool.atOnce.shedPerSecond,
      })),
    })),
  };
}

function keyOf({ jurisdiction, region, model }: PoolKey): PoolKey {
  return { jurisdiction, region, model };
}

function fromPlan({ severity, rule, pool, message, figures }: Finding): PlanFinding {
  return { severity, rule, ...keyOf(pool), message, figures };
}

/** A price that is missing leaves a sum too low; only a budget that is exceeded is an error. */
function fromCost(finding: CostPlan['findings'][number]): PlanFinding {
  const isBudget = finding.code === 'budget-exceeded';
  return {
    severity: isBudget ? 'error' : 'warning',
    rule: finding.code,
    jurisdiction: null,
    region: isBudget ? null : finding.region,
    model: null,
    message: describeCostFinding(finding),
    figures: isBudget
      ? { budgetUsdPerMonth: finding.budgetUsdPerMonth, usdPerMonth: finding.usdPerMonth }
      : finding.code === 'missing-price'
        ? { quantity: finding.quantity }
        : { onDemandUsdPerHour: finding.onDemandUsdPerHour },
  };
}
