export { type DeploymentList, deploymentListVersion, type ListedDeployment } from './deployment-list';
export { type RenderSummary, renderSummaryVersion } from './render-summary';
export { showDeployments } from './show-deployments';
export { showFindings } from './show-findings';
export { showRender } from './show-render';
export { showSynth } from './show-synth';
export { showTopology } from './show-topology';
export { type Finding, type SynthesizedDeployment, type SynthSummary, synthSummaryVersion } from './synth-summary';
export { absent, tableColumns, textTable } from './text-table';
