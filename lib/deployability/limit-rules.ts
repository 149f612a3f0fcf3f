import type { Rule } from '#evidence';
import type { DeployabilityInput } from './deployability-input';
import { type Limit, limitRule } from './limit';
import { manifestLimits } from './manifest-limits';
import { policyLimits } from './policy-limits';
import { resourceLimits } from './resource-limits';
import { templateLimits } from './template-limits';

/** Every limit that is measured. */
export const limits: readonly Limit[] = [...templateLimits, ...resourceLimits, ...policyLimits, ...manifestLimits];

/** Rules of sizes and counts. */
export const limitRules: readonly Rule<DeployabilityInput>[] = [
  limitRule({
    name: 'template-within-limits',
    claim: 'Every template stays below what CloudFormation takes, with room to grow in bytes and in resources.',
    limits: templateLimits,
  }),
  limitRule({
    name: 'resource-within-limits',
    claim:
      'What a function, a node, a parameter, an event rule, an alarm, a security group or a table holds fits into it.',
    limits: resourceLimits,
  }),
  limitRule({
    name: 'policy-within-limits',
    claim: 'Every policy fits where it is attached, with room in it for the longest ARNs that AWS may draw.',
    limits: policyLimits,
  }),
  limitRule({
    name: 'manifest-within-limits',
    claim: 'Every file, object, ConfigMap and annotation fits into the event that applies it, the API server and etcd.',
    limits: manifestLimits,
  }),
];
