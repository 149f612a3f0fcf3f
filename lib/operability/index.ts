export { makeStateLock, stateLockText } from './make-state-lock';
export type { OperabilityInput } from './operability-input';
export { operabilityRules } from './operability-rules';
export { parseStateLock, StateLockError } from './parse-state-lock';
export { type StateLock, stateLockVersion } from './state-lock';
export { statefulType } from './stateful-types';
