import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PermissionScope } from './permission-scope';
import { WildcardStatement } from './wildcard-statement';

/** Why a statement about a key names none as its resource. */
export const keyByAlias = {
  reason: "IAM cannot name a key by its alias as a resource, so a condition names the jurisdiction's.",
  until: 'IAM resources that name a key by its alias.',
};

/** Encrypting and decrypting data with a key. IAM cannot name a key by its alias in `Resource`; the condition does. */
export function keyStatement(alias: string, scope: PermissionScope): PolicyStatement {
  return new WildcardStatement(keyByAlias, {
    actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
    resources: [scope.arn('kms', 'key/*')],
    conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } },
  });
}
