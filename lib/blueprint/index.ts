export {
  type Blueprint,
  type BlueprintInput,
  blueprintSchema,
  defineBlueprint,
  type JurisdictionBlueprint,
  type ModelBlueprint,
  type RegionBlueprint,
  type TierBlueprint,
  type TrafficBlueprint,
} from './blueprint';
export { deepFreeze } from './deep-freeze';
export { imageReference } from './deployment';
export {
  gpusPerReplica,
  kvCapacityTokens,
  nodesPerReplica,
  usableGpuMemory,
} from './memory';
export { parseBlueprint } from './parse-blueprint';
export { BlueprintError, formatPath, formatProblem, type Path, type Problem } from './problem';
export { rules } from './rules';
export { serviceCidr } from './rules-network';
export { instanceClassOf } from './rules-operation';
export { didYouMean, suggest } from './suggest';
