import type { Evidence, Resource } from '#evidence';
import { addResource, type Open, objectIn, resourceIn, stackAt } from './edit';
import type { Mutation } from './mutation';

const deployment = 'production';
const data = 'production/eu-north-1/Data';
const observability = 'production/eu-north-1/Observability';
const tables = 'production/eu/Tables';

const queue = (copy: Evidence, holding: string): Open => resourceIn(copy, data, 'AWS::SQS::Queue', holding).Properties;

const alarm = (copy: Evidence, holding: string): Open =>
  resourceIn(copy, observability, 'AWS::CloudWatch::Alarm', holding).Properties;

/** The resources of a stack, to be moved and removed. */
const resources = (copy: Evidence, path: string): Record<string, Resource> =>
  stackAt(copy, path).template.Resources as Record<string, Resource>;

/** Takes a resource out of its stack: the one of a type whose logical id begins so. */
function take(
  copy: Evidence,
  path: string,
  { type, prefix }: { type: string; prefix: string },
): readonly [string, Resource] {
  const all = resources(copy, path);
  const entry = Object.entries(all).find(([id, { Type }]) => Type === type && id.startsWith(prefix));
  if (entry === undefined) throw new Error(`no ${type} ${prefix} in ${path}: the mutation has nothing to change`);
  delete all[entry[0]];
  return entry;
}

const queues: readonly Mutation[] = [
  {
    name: 'a queue loses its dead-letter queue',
    deployment,
    rule: 'queue-without-dead-letter',
    change: (copy) => {
      delete queue(copy, 'QueuebatchQueue').RedrivePolicy;
    },
  },
  {
    name: 'a dead-letter queue is removed',
    deployment,
    rule: 'queue-without-dead-letter',
    change: (copy) => {
      take(copy, data, { type: 'AWS::SQS::Queue', prefix: 'QueuereviewDeadLetters' });
    },
  },
  {
    name: 'a dead-letter queue passes its messages on',
    deployment,
    rule: 'queue-without-dead-letter',
    change: (copy) => {
      queue(copy, 'QueuebatchDeadLetters').RedrivePolicy = queue(copy, 'QueuereviewQueue').RedrivePolicy;
    },
  },
  {
    name: 'dead letters are kept for a day',
    deployment,
    rule: 'queue-without-dead-letter',
    change: (copy) => {
      queue(copy, 'QueuebatchDeadLetters').MessageRetentionPeriod = 86_400;
    },
  },
  {
    name: 'a dead-letter queue takes messages of another queue alone',
    deployment,
    rule: 'queue-without-dead-letter',
    change: (copy) => {
      queue(copy, 'QueuebatchDeadLetters').RedriveAllowPolicy.sourceQueueArns = [
        'arn:aws:sqs:eu-north-1:444455556666:production-eu-north-1-review',
      ];
    },
  },
  {
    name: 'the alarm on dead letters is removed',
    deployment,
    rule: 'dead-letters-alarm',
    change: (copy) => {
      take(copy, observability, { type: 'AWS::CloudWatch::Alarm', prefix: 'Alarmproductioneunorth1batchdeadletters' });
    },
  },
  {
    name: 'the alarm on dead letters waits for a hundred of them',
    deployment,
    rule: 'dead-letters-alarm',
    change: (copy) => {
      alarm(copy, 'batch-dead-letters').Threshold = 100;
    },
  },
];

const alarms: readonly Mutation[] = [
  {
    name: 'an alarm names a section of the runbook that does not exist',
    deployment,
    rule: 'alarm-runbook',
    change: (copy) => {
      alarm(copy, 'batch-age').AlarmDescription = 'Too old. Runbook: docs/runbook.md#queue-too-old';
    },
  },
  {
    name: 'an alert has no runbook',
    deployment,
    rule: 'alarm-runbook',
    change: (copy) => {
      const rules = objectIn(copy, 'eu-north-1', 'PrometheusRule', 'gateway').spec.groups.flatMap(
        (group: Open) => group.rules,
      );
      delete rules.find((rule: Open) => rule.alert === 'GatewayErrors').annotations.runbook;
    },
  },
  {
    name: 'the event of a key at risk has no runbook',
    deployment,
    rule: 'alarm-runbook',
    change: (copy) => {
      const [target] = resourceIn(copy, observability, 'AWS::Events::Rule').Properties.Targets;
      target.InputTransformer.InputTemplate = '"Somebody called <call>."';
    },
  },
  {
    name: 'an alarm tells nobody',
    deployment,
    rule: 'alarm-reaches-topic',
    change: (copy) => {
      delete alarm(copy, 'stream-lag').AlarmActions;
    },
  },
  {
    name: 'the actions of an alarm are off',
    deployment,
    rule: 'alarm-reaches-topic',
    change: (copy) => {
      alarm(copy, 'stream-lag').ActionsEnabled = false;
    },
  },
  {
    name: 'an alarm tells a topic that no template makes',
    deployment,
    rule: 'alarm-reaches-topic',
    change: (copy) => {
      alarm(copy, 'stream-lag').AlarmActions = ['arn:aws:sns:eu-north-1:444455556666:pager'];
    },
  },
  {
    name: 'an alert has a severity without a route',
    deployment,
    rule: 'alert-reaches-topic',
    change: (copy) => {
      const rules = objectIn(copy, 'eu-north-1', 'PrometheusRule', 'gateway').spec.groups.flatMap(
        (group: Open) => group.rules,
      );
      rules.find((rule: Open) => rule.alert === 'GatewayErrors').labels.severity = 'page';
    },
  },
  {
    name: 'Alertmanager tells the topic of another Region',
    deployment,
    rule: 'alert-reaches-topic',
    change: (copy) => {
      const file = copy.manifests.find(({ file }) => file === 'argocd/eu-north-1/prometheus.yaml');
      const application: Open = file?.objects.find(({ kind }) => kind === 'Application');
      const [receiver] = application.spec.source.helm.valuesObject.alertmanager.config.receivers;
      receiver.sns_configs[0].topic_arn = 'arn:aws:sns:eu-south-2:444455556666:production-eu-south-2-critical';
    },
  },
  {
    name: 'an alarm watches a queue that was renamed',
    deployment,
    rule: 'alarm-watches-resource',
    change: (copy) => {
      queue(copy, 'QueuebatchQueue').QueueName = 'production-eu-north-1-jobs';
    },
  },
  {
    name: 'an alarm watches the replication to a Region without replica',
    deployment,
    rule: 'alarm-watches-resource',
    change: (copy) => {
      resourceIn(copy, tables, 'AWS::DynamoDB::GlobalTable', 'quotas').Properties.Replicas.pop();
    },
  },
];

const state: readonly Mutation[] = [
  {
    name: 'a table gets another logical id',
    deployment,
    rule: 'state-lock',
    change: (copy) => {
      const [, table] = take(copy, tables, { type: 'AWS::DynamoDB::GlobalTable', prefix: 'tenants' });
      addResource(copy, tables, 'TenantTable5A1C2F3B', table);
    },
  },
  {
    name: 'a bucket moves to another stack',
    deployment,
    rule: 'state-lock',
    change: (copy) => {
      const [id, bucket] = take(copy, data, { type: 'AWS::S3::Bucket', prefix: 'Bucketaudit' });
      addResource(copy, observability, id, bucket);
    },
  },
  {
    name: 'a stream is removed',
    deployment,
    rule: 'state-lock',
    change: (copy) => {
      take(copy, data, { type: 'AWS::Kinesis::Stream', prefix: 'Stream' });
    },
  },
  {
    name: 'a table gets another key',
    deployment,
    rule: 'state-lock',
    change: (copy) => {
      resourceIn(copy, tables, 'AWS::DynamoDB::GlobalTable', 'quotas').Properties.KeySchema[1].AttributeName = 'day';
    },
  },
  {
    name: 'a bucket gets another name',
    deployment,
    rule: 'state-lock',
    change: (copy) => {
      resourceIn(copy, data, 'AWS::S3::Bucket', 'Bucketweights').Properties.BucketName = 'production-weights';
    },
  },
  {
    name: 'a stateful resource becomes one of another type',
    deployment,
    rule: 'state-lock',
    change: (copy) => {
      resourceIn(copy, tables, 'AWS::DynamoDB::GlobalTable', 'quotas').Type = 'AWS::DynamoDB::Table';
    },
  },
  {
    name: 'a log group is added and not locked',
    deployment,
    rule: 'state-lock',
    change: (copy) => {
      addResource(copy, data, 'Extra', {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: '/meridian/extra' },
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
    },
  },
  {
    name: 'a bucket goes with its stack',
    deployment,
    rule: 'state-retained',
    change: (copy) => {
      resourceIn(copy, data, 'AWS::S3::Bucket', 'Bucketaudit').DeletionPolicy = 'Delete';
    },
  },
  {
    name: 'a table is not kept when it is replaced',
    deployment,
    rule: 'state-retained',
    change: (copy) => {
      delete resourceIn(copy, tables, 'AWS::DynamoDB::GlobalTable', 'subjects').UpdateReplacePolicy;
    },
  },
  {
    name: 'something is retained that does not count as state',
    deployment,
    rule: 'retained-is-known-state',
    change: (copy) => {
      resourceIn(copy, observability, 'AWS::SNS::Topic', 'critical').DeletionPolicy = 'Retain';
    },
  },
  {
    name: 'a stack with tables loses its termination protection',
    deployment,
    rule: 'state-stack-protected',
    change: (copy) => {
      (stackAt(copy, tables) as Open).terminationProtection = false;
    },
  },
  {
    name: 'a bucket of the demo outlives it',
    deployment: 'demo',
    rule: 'nothing-left-behind',
    change: (copy) => {
      resourceIn(copy, 'demo/us-east-1/Data', 'AWS::S3::Bucket', 'Bucketbatch').DeletionPolicy = 'Retain';
    },
  },
];

/** Queues, alarms and state. */
export const operabilityAwsMutations: readonly Mutation[] = [...queues, ...alarms, ...state];
