import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { keyByAlias } from './key-statement';
import type { PermissionScope } from './permission-scope';
import { WildcardStatement } from './wildcard-statement';

/** The one that a key of 256 bits makes (KMS API reference, GenerateMac, 2026-11). */
export const macAlgorithm = 'HMAC_SHA_256';

/** Making authentication codes with a key; checking others' is left out, since whoever can make one can compare. */
export function macStatement(alias: string, scope: PermissionScope): PolicyStatement {
  return new WildcardStatement(keyByAlias, {
    actions: ['kms:GenerateMac'],
    resources: [scope.arn('kms', 'key/*')],
    conditions: {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias },
      StringEquals: { 'kms:MacAlgorithm': macAlgorithm },
    },
  });
}
