import { aws_iam as iam, type Stack } from 'aws-cdk-lib';
import type { Jurisdiction, Region } from '#topology';
import { administerUnrotated } from './key-administration';
import { keyPolicyStatement } from './key-policy-statement';
import { replicateInside, replicateNowhereElse } from './key-replication-statements';
import { macAlgorithm } from './mac-statement';
import { permittedRoles } from './permitted-roles';

/**
 * Policy of the key behind the jurisdiction's hop tokens, in one Region. The account's administrators manage it and make no codes
 * with it; the Region's authorizer makes codes and does nothing else. There are no grants and no services between. It can be copied to
 * the jurisdiction's Regions and to no other, whoever asks.
 */
export function hopKeyPolicy(stack: Stack, { hopKey }: Jurisdiction, region: Region): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [
      administerUnrotated(),
      ...makeCodes(permittedRoles(stack, region, { kind: 'generate-mac', alias: hopKey.alias })),
      ...replicateInside(hopKey),
      ...replicateNowhereElse(hopKey),
    ],
  });
}

/** By name in a condition, as a principal would have to exist before the key. */
function makeCodes(roles: readonly string[]): readonly iam.PolicyStatement[] {
  if (roles.length === 0) return [];
  return [
    keyPolicyStatement('MakeCodes', {
      principals: [new iam.AccountRootPrincipal()],
      actions: ['kms:GenerateMac'],
      conditions: {
        ArnEquals: { 'aws:PrincipalArn': roles },
        StringEquals: { 'kms:MacAlgorithm': macAlgorithm },
      },
    }),
  ];
}
