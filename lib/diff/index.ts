export { type Change, type ChangeGroup, changeGroups, type LeafChange } from './change';
export { compareRendered } from './compare-rendered';
export { type DiffFailure, type FailureCondition, failureConditions } from './diff-failure';
export { type DeploymentCost, type DiffReport, diffReportVersion } from './diff-report';
export { diffTopologies, type TopologyDiff } from './diff-topologies';
export { describeLostState, findFailures } from './find-failures';
export { objectIdentity, objectType } from './list-identities';
export type {
  LostState,
  PropertyChange,
  RenderedChange,
  RenderedChanges,
  RenderedDiff,
  RenderedPlace,
} from './rendered-diff';
export type { HeldState, RenderedPart } from './rendered-part';
