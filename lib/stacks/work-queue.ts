import { Duration, type aws_kms as kms, type RemovalPolicy, Stack, aws_sqs as sqs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Queue } from '#topology';

export interface WorkQueueProps {
  readonly queue: Queue;
  readonly key: kms.IKey;
  readonly removal: RemovalPolicy;
}

/** A queue and the one beside it for what could not be worked off: encrypted, TLS only. */
export class WorkQueue extends Construct {
  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { queue } = props;
    const encrypted = {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: props.key,
      enforceSSL: true,
      removalPolicy: props.removal,
    };
    const source = sqs.Queue.fromQueueArn(
      this,
      'Source',
      Stack.of(this).formatArn({ service: 'sqs', resource: queue.name }),
    );
    const deadLetters = new sqs.Queue(this, 'DeadLetters', {
      ...encrypted,
      queueName: queue.deadLetter.name,
      retentionPeriod: Duration.seconds(queue.deadLetter.retentionSeconds),
      // By its ARN: the queue itself refers to this one.
      redriveAllowPolicy: { redrivePermission: sqs.RedrivePermission.BY_QUEUE, sourceQueues: [source] },
    });
    new sqs.Queue(this, 'Queue', {
      ...encrypted,
      queueName: queue.name,
      visibilityTimeout: Duration.seconds(queue.visibilityTimeoutSeconds),
      retentionPeriod: Duration.seconds(queue.retentionSeconds),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: queue.deadLetter.maxReceives },
    });
  }
}
