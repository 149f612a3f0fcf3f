import { CfnResource, aws_logs as logs, type RemovalPolicy, type Stack } from 'aws-cdk-lib';
import type { LogGroup } from '#topology';
import { acknowledge } from './acknowledge';
import { awsPolicyArn, managedPolicyRule } from './acknowledge-managed-policies';

/** Id that CDK gives to the provider behind `autoDeleteObjects`, one a stack. */
const cleanerId = 'Custom::S3AutoDeleteObjectsCustomResourceProvider';

/**
 * A log group of the stack for the Lambda that empties buckets: the one that Lambda makes by itself outlives the stack.
 * To be called when the buckets stand.
 *
 * @throws when the stack has no such Lambda under the id that CDK 2.276 gives it.
 */
export function cleanerLog(
  stack: Stack,
  log: LogGroup,
  encrypted: { readonly keyArn: string; readonly removal: RemovalPolicy },
): void {
  const [handler, role] = ['Handler', 'Role'].map((id) => stack.node.tryFindChild(cleanerId)?.node.tryFindChild(id));
  if (!(handler instanceof CfnResource && role instanceof CfnResource)) {
    throw new Error(`${stack.node.path}: no Lambda at ${cleanerId}/Handler with a role beside it`);
  }
  acknowledge(role, {
    rule: managedPolicyRule(awsPolicyArn('service-role/AWSLambdaBasicExecutionRole')),
    reason:
      'The CDK builds this role and takes no other policy for it; it may write logs, and the function runs only when a bucket is removed.',
    until: 'A release of the CDK whose provider takes a role.',
  });
  const group = new logs.CfnLogGroup(stack, 'CleanerLog', {
    logGroupName: log.logGroupName,
    retentionInDays: log.retentionDays,
    kmsKeyId: encrypted.keyArn,
  });
  group.applyRemovalPolicy(encrypted.removal);
  handler.addPropertyOverride('LoggingConfig', { LogGroup: group.ref });
}
