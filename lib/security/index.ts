export type { SecurityInput } from './security-input';
export { securityRules } from './security-rules';
