import type { Rule } from '#evidence';
import { clusterAccessRules } from './cluster-access-rules';
import { encryptionKeyRules } from './encryption-key-rules';
import { functionRules } from './function-rules';
import { ingressRules } from './ingress-rules';
import { listenerRules } from './listener-rules';
import { macKeyRules } from './mac-key-rules';
import { nodeRules } from './node-rules';
import { permissionRules } from './permission-rules';
import { protectionRules } from './protection-rules';
import type { SecurityInput } from './security-input';
import { templateSecretRules } from './template-secret-rules';
import { topicRules } from './topic-rules';
import { trustRules } from './trust-rules';

/**
 * What must hold of the resources of every template, beside cdk-nag's pack AwsSolutions, which judges buckets, queues, topics, keys
 * and much else already. Types are told by their CloudFormation names, whichever construct made the resource.
 */
export const awsSecurityRules: readonly Rule<SecurityInput>[] = [
  ...clusterAccessRules,
  ...nodeRules,
  ...permissionRules,
  ...trustRules,
  ...ingressRules,
  ...listenerRules,
  ...encryptionKeyRules,
  ...macKeyRules,
  ...protectionRules,
  ...functionRules,
  ...topicRules,
  ...templateSecretRules,
];
