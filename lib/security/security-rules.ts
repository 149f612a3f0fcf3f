import type { Rule } from '#evidence';
import { awsSecurityRules } from './aws-rules';
import { clusterSecurityRules } from './cluster-rules';
import type { SecurityInput } from './security-input';

/** Every rule of the proof of security. */
export const securityRules: readonly Rule<SecurityInput>[] = [...awsSecurityRules, ...clusterSecurityRules];
