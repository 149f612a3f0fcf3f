import { aws_iam as iam } from 'aws-cdk-lib';
import type { MultiRegionKey } from '#topology';
import { keyPolicyStatement } from './key-policy-statement';

/** Copies of a jurisdiction's key, and the move of its primary, inside the jurisdiction. */
export function replicateInside(key: MultiRegionKey): readonly iam.PolicyStatement[] {
  if (key.replicaRegions.length === 0) return [];
  return [
    keyPolicyStatement('ReplicateInside', {
      principals: [new iam.AccountRootPrincipal()],
      actions: ['kms:ReplicateKey'],
      conditions: { StringEquals: { 'kms:ReplicaRegion': key.replicaRegions } },
    }),
    // Before a Region is given up: KMS needs both, so nothing can be moved out of one that is down.
    keyPolicyStatement('PromoteInside', {
      principals: [new iam.AccountRootPrincipal()],
      actions: ['kms:UpdatePrimaryRegion'],
      conditions: { StringEquals: { 'kms:PrimaryRegion': [key.primaryRegion, ...key.replicaRegions] } },
    }),
  ];
}

/** A denial, so that no later statement, grant or IAM policy can open what `replicateInside` leaves closed. */
export function replicateNowhereElse(key: MultiRegionKey): readonly iam.PolicyStatement[] {
  const alone = key.replicaRegions.length === 0;
  return [
    keyPolicyStatement('ReplicateNowhereElse', {
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['kms:ReplicateKey'],
      conditions: alone ? {} : { StringNotEquals: { 'kms:ReplicaRegion': key.replicaRegions } },
    }),
    keyPolicyStatement('PromoteNowhereElse', {
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['kms:UpdatePrimaryRegion'],
      conditions: { StringNotEquals: { 'kms:PrimaryRegion': [key.primaryRegion, ...key.replicaRegions] } },
    }),
  ];
}
