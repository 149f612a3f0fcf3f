export { securityRules } from './security-rules';
