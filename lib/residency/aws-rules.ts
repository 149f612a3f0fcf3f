import type { Rule } from '#evidence';
import { dnsRules } from './dns-rules';
import { keyReplicationRule } from './key-replication-rule';
import { movementRules } from './movement-rules';
import { placeRules } from './place-rules';
import { policyRules } from './policy-rules';
import type { ResidencyInput } from './residency-input';
import { stackOutputRule } from './stack-output-rule';

/** Rules about what the templates make in AWS. */
export const awsResidencyRules: readonly Rule<ResidencyInput>[] = [
  ...placeRules,
  ...movementRules,
  ...dnsRules,
  ...policyRules,
  keyReplicationRule,
  stackOutputRule,
];
