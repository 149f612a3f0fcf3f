import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PermissionScope } from './permission-scope';

/** Encrypting and decrypting data with a key. IAM cannot name a key by its alias in `Resource`; the condition does. */
export function keyStatement(alias: string, scope: PermissionScope): PolicyStatement {
  return new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
    resources: [scope.arn('kms', 'key/*')],
    conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } },
  });
}
