export { type ComponentList, componentListVersion } from './component-list';
export { type DeploymentList, deploymentListVersion, type ListedDeployment } from './deployment-list';
export { listComponents } from './list-components';
export { makePlanReport, type PlanReportParts } from './make-plan-report';
export { makeSarif, type SarifPlaces } from './make-sarif';
export {
  type ExplanationReport,
  type PlanFinding,
  type PlannedPool,
  type PlanReport,
  planReportVersion,
} from './plan-report';
export { type RenderSummary, renderSummaryVersion } from './render-summary';
export { showComponents } from './show-components';
export { showDeployments } from './show-deployments';
export { showExplanation } from './show-explanation';
export { showFindings } from './show-findings';
export { showPlan } from './show-plan';
export { showRender } from './show-render';
export { showSynth } from './show-synth';
export { showTopology } from './show-topology';
export { showVerdict } from './show-verdict';
export { type Finding, type SynthesizedDeployment, type SynthSummary, synthSummaryVersion } from './synth-summary';
export { absent, tableColumns, textTable } from './text-table';
