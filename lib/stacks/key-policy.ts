import { aws_iam as iam, type Stack } from 'aws-cdk-lib';
import type { Jurisdiction, Region } from '#topology';
import { administerRotated } from './key-administration';
import { replicateInside, replicateNowhereElse } from './key-replication-statements';
import { grantToServices, useByEventSources, useByWorkloads, useThroughServices } from './key-use-statements';

/**
 * Policy of the jurisdiction's key in one Region. The account's administrators manage the key but do not decrypt with
 * it; data is reached through the services of this Region that hold it, by their grants, or by a workload with the
 * permission `use-key`. The key can be copied to the jurisdiction's Regions and to no other, whoever asks.
 */
export function keyPolicy(stack: Stack, jurisdiction: Jurisdiction, region: Region): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [
      administerRotated(),
      ...useThroughServices(stack, jurisdiction, region.name),
      grantToServices(),
      ...useByWorkloads(stack, jurisdiction, region),
      ...useByEventSources(stack, region),
      ...replicateInside(jurisdiction.key),
      ...replicateNowhereElse(jurisdiction.key),
    ],
  });
}
