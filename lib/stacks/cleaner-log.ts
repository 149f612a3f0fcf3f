import { CfnResource, aws_logs as logs, type RemovalPolicy, type Stack } from 'aws-cdk-lib';
import type { LogGroup } from '#topology';

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
  const handler = stack.node.tryFindChild(cleanerId)?.node.tryFindChild('Handler');
  if (!(handler instanceof CfnResource)) throw new Error(`${stack.node.path}: no Lambda at ${cleanerId}/Handler`);
  const group = new logs.CfnLogGroup(stack, 'CleanerLog', {
    logGroupName: log.logGroupName,
    retentionInDays: log.retentionDays,
    kmsKeyId: encrypted.keyArn,
  });
  group.applyRemovalPolicy(encrypted.removal);
  handler.addPropertyOverride('LoggingConfig', { LogGroup: group.ref });
}
