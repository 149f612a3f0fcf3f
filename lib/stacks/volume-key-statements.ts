import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PermissionScope } from './permission-scope';

/**
 * What EC2 asks of whoever starts an instance or makes a volume that is encrypted with the jurisdiction's key: only
 * through EC2, and grants only to it.
 */
export function volumeKeyStatements(scope: PermissionScope): PolicyStatement[] {
  const resources = [scope.arn('kms', 'key/*')];
  const key = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': scope.region.stores.keyAlias } };
  const viaEc2 = { 'kms:ViaService': `ec2.${scope.region.name}.amazonaws.com` };
  return [
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncrypt*'],
      resources,
      conditions: { ...key, StringEquals: viaEc2 },
    }),
    new PolicyStatement({
      actions: ['kms:CreateGrant'],
      resources,
      conditions: { ...key, StringEquals: viaEc2, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ];
}
