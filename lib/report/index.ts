export { duration, milliseconds, percent, rate, usd, usdChange } from './amounts';
export { type ComponentList, componentListVersion } from './component-list';
export { count } from './count';
export { type DeploymentList, deploymentListVersion, type ListedDeployment } from './deployment-list';
export { type AcknowledgedRule, groupAcknowledged } from './group-acknowledged';
export { groupPlanFindings, type PlanFindingGroup } from './group-plan-findings';
export { type KeyState, keyListVersion } from './key-list';
export { type Layout, plainLayout, tableColumns } from './layout';
export { listComponents } from './list-components';
export { makePlanReport, type PlanReportParts } from './make-plan-report';
export { makeSarif, type SarifPlaces } from './make-sarif';
export {
  type ExplanationReport,
  type MatrixReportCell,
  type PlanFinding,
  type PlannedPool,
  type PlanReport,
  planReportVersion,
} from './plan-report';
export { type RenderSummary, renderSummaryVersion } from './render-summary';
export { showComponents } from './show-components';
export { showDeployments } from './show-deployments';
export { showDiff } from './show-diff';
export { showDiffMarkdown } from './show-diff-markdown';
export { showExplained } from './show-explained';
export { showExplanation } from './show-explanation';
export { showFindings } from './show-findings';
export { showKeys, tenantWords } from './show-keys';
export { showPlan } from './show-plan';
export { showRender } from './show-render';
export { showSynth } from './show-synth';
export { showTopology } from './show-topology';
export { showVerdict } from './show-verdict';
export { type ShownPart, type ShowSubject, showSubjects } from './shown-part';
export { type Finding, type SynthesizedDeployment, type SynthSummary, synthSummaryVersion } from './synth-summary';
export { absent, textTable } from './text-table';
export { topologyPart } from './topology-part';
