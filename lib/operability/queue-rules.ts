import {
  checkEach,
  type Finding,
  fault,
  type Inventory,
  listAt,
  numberAt,
  type PlacedResource,
  type Rule,
  recordAt,
  resourceLocation,
  textAt,
} from '#evidence';
import type { OperabilityInput } from './operability-input';

/** What SQS takes where a template says nothing: four days (CloudFormation Template Reference, AWS::SQS::Queue). */
const usualRetentionSeconds = 345_600;

const hasDeadLetters: Rule<OperabilityInput> = {
  name: 'queue-without-dead-letter',
  claim:
    'What a queue cannot deliver goes to a dead-letter queue of its stack that takes it, passes nothing on, and keeps it at least as long.',
  check({ inventory }) {
    const queues = takeQueues(inventory);
    return checkEach(
      queues.all.filter((queue) => !isDeadLetter(queue, queues) || isSource(queue)),
      (queue) => deadLetterFaults(queue, queues),
    );
  },
};

const alarmMetric = { namespace: 'AWS/SQS', name: 'ApproximateNumberOfMessagesVisible' } as const;

const deadLettersAlarm: Rule<OperabilityInput> = {
  name: 'dead-letters-alarm',
  claim: 'Somebody is told of the first message in each dead-letter queue.',
  check({ inventory }) {
    const queues = takeQueues(inventory);
    const alarms = deadLetterAlarms(inventory);
    return checkEach(
      queues.all.filter((queue) => isDeadLetter(queue, queues)),
      (queue) => alarmFaults(queue, alarms),
    );
  },
};

/** Rules about queues. */
export const queueRules: readonly Rule<OperabilityInput>[] = [hasDeadLetters, deadLettersAlarm];

interface Queues {
  readonly all: readonly PlacedResource[];
  /** By the reference that `Fn::GetAtt` gives within a stack, and by ARN. */
  readonly byArn: ReadonlyMap<string, PlacedResource>;
  readonly deadLetterArns: ReadonlySet<string>;
}

function takeQueues({ resources }: Inventory): Queues {
  const all = resources.filter(({ type }) => type === 'AWS::SQS::Queue');
  const byArn = new Map(
    all.flatMap((queue): [string, PlacedResource][] => [
      [referenceTo(queue), queue],
      [arnOf(queue), queue],
    ]),
  );
  const targets = all.flatMap((queue) => targetOf(queue, byArn) ?? []);
  return { all, byArn, deadLetterArns: new Set(targets.map(arnOf)) };
}

function deadLetterFaults(queue: PlacedResource, { byArn }: Queues): readonly Finding[] {
  const found = (property: string, message: string, mend: string) => [
    fault({ rule: hasDeadLetters.name, at: resourceLocation(queue, property), message, mend }),
  ];
  const mend = 'give it a dead-letter queue as lib/stacks/work-queue.ts does, or acknowledge why it needs none';
  if (!isSource(queue)) return found('RedrivePolicy', `${nameOf(queue)} has no dead-letter queue`, mend);
  const target = targetOf(queue, byArn);
  const arn = textAt(queue.properties, 'RedrivePolicy', 'deadLetterTargetArn');
  if (target === null) {
    const message = `the dead-letter queue of ${nameOf(queue)}, ${arn ?? 'which is not named'}, is in no template`;
    return found('RedrivePolicy.deadLetterTargetArn', message, mend);
  }
  const receives = numberAt(queue.properties, 'RedrivePolicy', 'maxReceiveCount') ?? 0;
  const retentionSeconds = retentionOf(queue);
  return [
    ...(receives >= 1
      ? []
      : found(
          'RedrivePolicy.maxReceiveCount',
          `maxReceiveCount of ${nameOf(queue)} is ${receives}; allowed: 1 or more`,
          mend,
        )),
    ...(isSource(target)
      ? found(
          'RedrivePolicy.deadLetterTargetArn',
          `the dead-letter queue of ${nameOf(queue)}, ${nameOf(target)}, passes its own messages on: nobody finds them there`,
          `take RedrivePolicy from ${target.logicalId}`,
        )
      : []),
    ...(retentionOf(target) >= retentionSeconds
      ? []
      : found(
          'MessageRetentionPeriod',
          `${nameOf(target)} keeps messages for ${retentionOf(target)} s, its source ${nameOf(queue)} for ${retentionSeconds} s: one that fails late is gone at once`,
          `keep dead letters for ${retentionSeconds} s or more (deadLetter.retentionSeconds in lib/topology/resolve-stores.ts)`,
        )),
    ...(takesFrom(target, queue)
      ? []
      : found(
          'RedrivePolicy.deadLetterTargetArn',
          `RedriveAllowPolicy of ${nameOf(target)} does not take messages of ${nameOf(queue)}`,
          `name ${arnOf(queue)} among its sourceQueueArns`,
        )),
  ];
}

function alarmFaults(queue: PlacedResource, alarms: ReadonlyMap<string, PlacedResource>): readonly Finding[] {
  const alarm = alarms.get(`${queue.stack.region} ${nameOf(queue)}`);
  const mend = 'add it to queueAlarms in lib/topology/resolve-alarms.ts';
  if (alarm === undefined) {
    const message = `no alarm watches ${alarmMetric.name} of the dead-letter queue ${nameOf(queue)}`;
    return [fault({ rule: deadLettersAlarm.name, at: resourceLocation(queue), message, mend })];
  }
  const threshold = numberAt(alarm.properties, 'Threshold');
  const comparison = textAt(alarm.properties, 'ComparisonOperator') ?? 'missing';
  const firstMessage =
    (comparison === 'GreaterThanThreshold' && threshold === 0) ||
    (comparison === 'GreaterThanOrEqualToThreshold' && threshold === 1);
  const wrong = [
    ...(firstMessage
      ? []
      : [
          [
            'Threshold',
            `it rings for ${comparison} ${threshold ?? 'missing'}; allowed: GreaterThanThreshold 0`,
          ] as const,
        ]),
    ...(listAt(alarm.properties, 'AlarmActions').length > 0 ? [] : [['AlarmActions', 'it tells nobody'] as const]),
  ];
  return wrong.map(([property, what]) =>
    fault({
      rule: deadLettersAlarm.name,
      at: resourceLocation(alarm, property),
      message: `the alarm on the dead-letter queue ${nameOf(queue)} is of no use: ${what}`,
      mend,
    }),
  );
}

/** Alarms on the number of messages, by Region and name of the queue. */
function deadLetterAlarms({ resources }: Inventory): ReadonlyMap<string, PlacedResource> {
  return new Map(
    resources
      .filter(
        ({ type, properties }) =>
          type === 'AWS::CloudWatch::Alarm' &&
          properties.Namespace === alarmMetric.namespace &&
          properties.MetricName === alarmMetric.name,
      )
      .map((alarm) => {
        const [dimension] = listAt(alarm.properties, 'Dimensions').filter(
          (item) => textAt(item, 'Name') === 'QueueName',
        );
        return [`${alarm.stack.region} ${textAt(dimension, 'Value') ?? ''}`, alarm];
      }),
  );
}

/** Another queue names it, or it says itself whose dead letters it takes. */
function isDeadLetter(queue: PlacedResource, { deadLetterArns }: Queues): boolean {
  return deadLetterArns.has(arnOf(queue)) || queue.properties.RedriveAllowPolicy !== undefined;
}

function isSource({ properties }: PlacedResource): boolean {
  return Object.keys(recordAt(properties, 'RedrivePolicy')).length > 0;
}

function targetOf(queue: PlacedResource, byArn: Queues['byArn']): PlacedResource | null {
  const arn = textAt(queue.properties, 'RedrivePolicy', 'deadLetterTargetArn');
  if (arn === null) return null;
  return byArn.get(arn.startsWith('arn:') ? arn : `${queue.stack.file} ${arn}`) ?? null;
}

function takesFrom(target: PlacedResource, source: PlacedResource): boolean {
  const policy = recordAt(target.properties, 'RedriveAllowPolicy');
  const permission = textAt(policy, 'redrivePermission') ?? 'allowAll';
  if (permission !== 'byQueue') return permission === 'allowAll';
  const sources = listAt(policy, 'sourceQueueArns');
  return sources.includes(arnOf(source)) || sources.includes(`\${${source.logicalId}.Arn}`);
}

function retentionOf({ properties }: PlacedResource): number {
  return numberAt(properties, 'MessageRetentionPeriod') ?? usualRetentionSeconds;
}

function nameOf({ properties, logicalId }: PlacedResource): string {
  return textAt(properties, 'QueueName') ?? logicalId;
}

function arnOf(queue: PlacedResource): string {
  const { region, account } = queue.stack;
  return `arn:aws:sqs:${region}:${account}:${nameOf(queue)}`;
}

function referenceTo({ stack, logicalId }: PlacedResource): string {
  return `${stack.file} \${${logicalId}.Arn}`;
}
