import type { PlanReport } from './plan-report';
import { showPlanCost } from './show-plan-cost';
import { showPlanFindings } from './show-plan-findings';
import { showPlanPools } from './show-plan-pools';
import { showMatrix, showWhatIf } from './show-what-if';

/** A plan as tables, for a person: pools, cost, what happens to it, findings. To a question the answer alone, and the findings. */
export function showPlan({ deployment, pools, cost, whatIf, matrix, findings }: PlanReport): string {
  return [
    `Plan of ${deployment}`,
    ...(whatIf === null ? [showPlanPools(pools), showPlanCost(cost)] : [showWhatIf(whatIf)]),
    ...(matrix === null ? [] : [showMatrix(matrix)]),
    showPlanFindings(findings, [...new Set(pools.map(({ region }) => region))]),
  ].join('\n\n');
}
