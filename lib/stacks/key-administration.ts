import { aws_iam as iam } from 'aws-cdk-lib';
import { keyPolicyStatement } from './key-policy-statement';

const administration = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:EnableKey',
  'kms:GetKeyPolicy',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

/** Of keys whose material AWS can renew: those that encrypt. */
const rotation = [
  'kms:DisableKeyRotation',
  'kms:EnableKeyRotation',
  'kms:GetKeyRotationStatus',
  'kms:ListKeyRotations',
  'kms:RotateKeyOnDemand',
];

/** What the account's administrators may do to a key that is rotated; using it is not among it. */
export function administerRotated(): iam.PolicyStatement {
  return administer([...administration, ...rotation].sort());
}

/** The same for a key that is not. */
export function administerUnrotated(): iam.PolicyStatement {
  return administer(administration);
}

function administer(actions: readonly string[]): iam.PolicyStatement {
  return keyPolicyStatement('Administer', { principals: [new iam.AccountRootPrincipal()], actions: [...actions] });
}
