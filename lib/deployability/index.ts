export type { DeployabilityInput } from './deployability-input';
export { deployabilityRules } from './deployability-rules';
export { listMargins } from './list-margins';
export { listQuotas } from './list-quotas';
export type { Margin } from './margin';
export type { Quota } from './quota';
