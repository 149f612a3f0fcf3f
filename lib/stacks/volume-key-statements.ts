import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PermissionScope } from './permission-scope';
import { WildcardStatement } from './wildcard-statement';

const keyByAlias = {
  reason:
    "IAM cannot name a key by its alias as a resource, so a condition names the jurisdiction's, and only through EC2 of this Region; ReEncrypt* is the pair ReEncryptFrom and ReEncryptTo, which KMS always asks for together.",
  until: 'IAM resources that name a key by its alias.',
};

/**
 * What EC2 asks of whoever starts an instance or makes a volume that is encrypted with the jurisdiction's key: only
 * through EC2, and grants only to it.
 */
export function volumeKeyStatements(scope: PermissionScope): PolicyStatement[] {
  const resources = [scope.arn('kms', 'key/*')];
  const key = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': scope.region.stores.keyAlias } };
  const viaEc2 = { 'kms:ViaService': `ec2.${scope.region.name}.amazonaws.com` };
  return [
    new WildcardStatement(keyByAlias, {
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncrypt*'],
      resources,
      conditions: { ...key, StringEquals: viaEc2 },
    }),
    new WildcardStatement(keyByAlias, {
      actions: ['kms:CreateGrant'],
      resources,
      conditions: { ...key, StringEquals: viaEc2, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ];
}
