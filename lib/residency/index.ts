export { boundariesOf } from './boundaries-of';
export type { Boundary } from './boundary';
export type { GlobalService } from './global-service';
export { listGlobalServices } from './list-global-services';
export type { ResidencyInput } from './residency-input';
export { residencyRules } from './residency-rules';
