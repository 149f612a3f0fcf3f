import { type Layout, plainLayout } from './layout';
import type { PlanReport } from './plan-report';
import { heading } from './section';
import { showPlanCost } from './show-plan-cost';
import { showPlanFindings } from './show-plan-findings';
import { showPlanPools } from './show-plan-pools';
import { showMatrix, showWhatIf } from './show-what-if';

/** A plan as tables, for a person: pools, cost, what happens to it, findings. To a question the answer alone, and the findings. */
export function showPlan(
  { deployment, pools, cost, whatIf, matrix, findings }: PlanReport,
  layout: Layout = plainLayout,
): string {
  const regions = [...new Set(pools.map(({ region }) => region))];
  return [
    heading(`Plan of ${deployment}`, layout),
    ...(whatIf === null ? [showPlanPools(pools, layout), showPlanCost(cost, layout)] : [showWhatIf(whatIf, layout)]),
    ...(matrix === null ? [] : [showMatrix(matrix, layout)]),
    showPlanFindings(findings, regions, layout),
  ].join('\n\n');
}
