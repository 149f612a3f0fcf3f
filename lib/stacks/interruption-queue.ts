import { Duration, aws_events as events, aws_iam as iam, aws_sqs as sqs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { NodeProvisioner } from '#topology';
import { acknowledge } from './acknowledge';

/** What Karpenter 1.14 listens to (the CloudFormation template of its "Getting started"). */
const interruptions = [
  { id: 'SpotInterruption', source: 'aws.ec2', detailType: 'EC2 Spot Instance Interruption Warning' },
  { id: 'Rebalance', source: 'aws.ec2', detailType: 'EC2 Instance Rebalance Recommendation' },
  { id: 'InstanceStateChange', source: 'aws.ec2', detailType: 'EC2 Instance State-change Notification' },
  {
    id: 'CapacityReservationInterruption',
    source: 'aws.ec2',
    detailType: 'EC2 Capacity Reservation Instance Interruption Warning',
  },
  { id: 'ScheduledChange', source: 'aws.health', detailType: 'AWS Health Event' },
] as const;

const withoutDeadLetters = {
  reason:
    'A notice is worth something for two minutes, Karpenter takes the same message again until it has acted, and nobody would ever send an old one again.',
  until: 'A consumer for which a late notice still means something.',
};

const ownEncryption = {
  rule: 'state-without-own-key',
  reason: "It holds ids of instances, never a customer's data, and a spot notice must not wait for KMS.",
  until: 'A message on it that says anything about a customer.',
};

/**
 * Queue on which Karpenter hears that a node will be taken from it, in time to drain it.
 *
 * It has no dead-letter queue (see the acknowledgement), but an alarm on the age of its oldest message. It is
 * encrypted by SQS itself, not with the jurisdiction's key: it holds ids of instances, never a customer's data, and a
 * spot notice must not wait for KMS.
 */
export class InterruptionQueue extends Construct {
  constructor(scope: Construct, id: string, provisioner: NodeProvisioner) {
    super(scope, id);
    const queue = new sqs.Queue(this, 'Queue', {
      queueName: provisioner.interruptionQueue,
      retentionPeriod: Duration.seconds(provisioner.interruptionQueueRetentionSeconds),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    acknowledge(
      queue,
      ...['AwsSolutions-SQS3', 'queue-without-dead-letter'].map((rule) => ({ rule, ...withoutDeadLetters })),
    );
    acknowledge(queue, ownEncryption);
    const rules = interruptions.map(({ id: ruleId, source, detailType }) => {
      return new events.CfnRule(this, ruleId, {
        description: `${detailType}, for ${provisioner.interruptionQueue}`,
        eventPattern: { source: [source], 'detail-type': [detailType] },
        targets: [{ id: 'Queue', arn: queue.queueArn }],
      });
    });
    queue.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rules.map((rule) => rule.attrArn) } },
      }),
    );
  }
}
