import { aws_iam as iam, type Stack } from 'aws-cdk-lib';
import type { Jurisdiction, Region } from '#topology';
import { keyPolicyStatement } from './key-policy-statement';
import { replicateInside, replicateNowhereElse } from './key-replication-statements';
import { grantToServices, useByEventSources, useByWorkloads, useThroughServices } from './key-use-statements';

const administration = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

/**
 * Policy of the jurisdiction's key in one Region. The account's administrators manage the key but do not decrypt with
 * it; data is reached through the services of this Region that hold it, by their grants, or by a workload with the
 * permission `use-key`. The key can be copied to the jurisdiction's Regions and to no other, whoever asks.
 */
export function keyPolicy(stack: Stack, jurisdiction: Jurisdiction, region: Region): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [
      administer(),
      ...useThroughServices(stack, jurisdiction, region.name),
      grantToServices(),
      ...useByWorkloads(stack, jurisdiction, region),
      ...useByEventSources(stack, region),
      ...replicateInside(jurisdiction),
      ...replicateNowhereElse(jurisdiction),
    ],
  });
}

function administer(): iam.PolicyStatement {
  return keyPolicyStatement('Administer', { principals: [new iam.AccountRootPrincipal()], actions: administration });
}
