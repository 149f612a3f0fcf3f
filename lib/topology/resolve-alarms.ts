import type { Table } from './jurisdiction';
import type { Alarm, Severity } from './observability';
import type { RegionContext } from './region-context';
import type { Watched } from './resolve-observability';
import { bucketName, replicationRule } from './resolve-stores';
import type { Cache, Queue, Stores, Stream } from './stores';

/** What one alarm says; the rest of its form is the same for all. */
interface AlarmForm {
  readonly id: string;
  readonly runbook: string;
  readonly severity: Severity;
  readonly description: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: Alarm['metric']['statistic'];
  readonly periodSeconds: number;
  readonly threshold: number;
  readonly evaluationPeriods: number;
}

/** Alarms of a Region on the things whose names are known before they exist. */
export function resolveAlarms(context: RegionContext, { stores, tables, interruptionQueue }: Watched): Alarm[] {
  const peers = context.jurisdiction.regions
    .map((region) => region.name)
    .filter((name) => name !== context.region.name);
  const forms = [
    ...stores.queues.flatMap(queueAlarms),
    interruptionAlarm(interruptionQueue),
    ...(stores.stream === null ? [] : streamAlarms(stores.stream)),
    ...tables.flatMap((table) => tableAlarms(table, peers)),
    ...(stores.cache === null ? [] : cacheAlarms(stores.cache)),
    ...weightsAlarms(context, stores, bucketName(context, 'weights', context.jurisdiction.regions[0]?.name)),
  ];
  return forms.map((form) => toAlarm(context.prefix, form));
}

function toAlarm(prefix: string, form: AlarmForm): Alarm {
  return {
    name: `${prefix}-${form.id}`,
    severity: form.severity,
    description: form.description,
    runbook: `docs/runbook.md#${form.runbook}`,
    metric: {
      namespace: form.namespace,
      name: form.metric,
      dimensions: Object.entries(form.dimensions).map(([name, value]) => ({ name, value })),
      statistic: form.statistic,
      periodSeconds: form.periodSeconds,
    },
    comparison: 'greater',
    threshold: form.threshold,
    evaluationPeriods: form.evaluationPeriods,
    missingData: 'notBreaching',
  };
}

/** Age at which waiting is too long, seconds: a quarter of the day that a batch promises, and a working day for a person. */
const longestWaitSeconds = { batch: 6 * 3600, review: 8 * 3600 };

function queueAlarms(queue: Queue): AlarmForm[] {
  const sqs = { severity: 'warning', namespace: 'AWS/SQS', statistic: 'Maximum', periodSeconds: 300 } as const;
  return [
    {
      ...sqs,
      id: `${queue.purpose}-dead-letters`,
      runbook: 'dead-letters',
      description: `A message of ${queue.name} failed ${queue.deadLetter.maxReceives} times.`,
      metric: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: queue.deadLetter.name },
      threshold: 0,
      evaluationPeriods: 1,
    },
    {
      ...sqs,
      id: `${queue.purpose}-age`,
      runbook: 'queue-age',
      description: `The oldest message of ${queue.name} waits too long.`,
      metric: 'ApproximateAgeOfOldestMessage',
      dimensions: { QueueName: queue.name },
      threshold: longestWaitSeconds[queue.purpose],
      evaluationPeriods: 3,
    },
  ];
}

/** Half of the two minutes that a spot notice leaves. */
function interruptionAlarm(queue: string): AlarmForm {
  return {
    id: 'interruptions-age',
    runbook: 'interruptions',
    severity: 'critical',
    description: 'Interruption notices are not being read: nodes end undrained.',
    namespace: 'AWS/SQS',
    metric: 'ApproximateAgeOfOldestMessage',
    dimensions: { QueueName: queue },
    statistic: 'Maximum',
    periodSeconds: 60,
    threshold: 60,
    evaluationPeriods: 3,
  };
}

function streamAlarms(stream: Stream): AlarmForm[] {
  return [
    {
      id: 'stream-throttled',
      runbook: 'stream-throttled',
      severity: 'warning',
      description: 'Usage records are refused and wait in memory.',
      namespace: 'AWS/Kinesis',
      metric: 'WriteProvisionedThroughputExceeded',
      dimensions: { StreamName: stream.name },
      statistic: 'Sum',
      periodSeconds: 60,
      threshold: 0,
      evaluationPeriods: 5,
    },
    {
      id: 'stream-lag',
      runbook: 'stream-lag',
      severity: 'critical',
      description: 'The reader of the usage stream has fallen behind by a quarter of what the stream keeps.',
      namespace: 'AWS/Kinesis',
      metric: 'GetRecords.IteratorAgeMilliseconds',
      dimensions: { StreamName: stream.name },
      statistic: 'Maximum',
      periodSeconds: 300,
      threshold: (stream.retentionHours * 3_600_000) / 4,
      evaluationPeriods: 3,
    },
  ];
}

function tableAlarms(table: Table, peers: readonly string[]): AlarmForm[] {
  const dynamodb = { severity: 'warning', namespace: 'AWS/DynamoDB', periodSeconds: 300 } as const;
  const throttled = (['Read', 'Write'] as const).map((side) => ({
    ...dynamodb,
    id: `${table.purpose}-${side.toLowerCase()}-throttled`,
    runbook: 'table-throttled',
    // an on-demand table throttles on a hot key, or above double its old peak; clients retry the odd one
    description: `${side}s of ${table.name} are throttled.`,
    metric: `${side}ThrottleEvents`,
    dimensions: { TableName: table.name },
    statistic: 'Sum' as const,
    threshold: 50,
    evaluationPeriods: 2,
  }));
  const lag = peers.map((peer) => ({
    ...dynamodb,
    id: `${table.purpose}-to-${peer}-lag`,
    runbook: 'table-replication',
    description: `Writes to ${table.name} take long to reach ${peer}.`,
    metric: 'ReplicationLatency',
    dimensions: { TableName: table.name, ReceivingRegion: peer },
    statistic: 'Average' as const,
    threshold: 30_000,
    evaluationPeriods: 3,
  }));
  return [...throttled, ...lag, ...(table.purpose === 'tenants' ? [lookupErrors(table)] : [])];
}

/** Every request looks its key up here; DynamoDB reports errors by operation only. */
function lookupErrors(table: Table): AlarmForm {
  return {
    id: `${table.purpose}-errors`,
    runbook: 'table-errors',
    severity: 'critical',
    description: `Keys cannot be looked up in ${table.name}.`,
    namespace: 'AWS/DynamoDB',
    metric: 'SystemErrors',
    dimensions: { TableName: table.name, Operation: 'GetItem' },
    statistic: 'Sum',
    periodSeconds: 60,
    threshold: 10,
    evaluationPeriods: 5,
  };
}

function cacheAlarms(cache: Cache): AlarmForm[] {
  const elastiCache = {
    runbook: 'cache-limits',
    namespace: 'AWS/ElastiCache',
    dimensions: { clusterId: cache.name },
  } as const;
  return [
    {
      ...elastiCache,
      id: 'cache-throttled',
      severity: 'critical',
      description: 'The cache is at its limit of requests.',
      metric: 'ThrottledCmds',
      statistic: 'Sum',
      periodSeconds: 60,
      threshold: 0,
      evaluationPeriods: 3,
    },
    {
      ...elastiCache,
      id: 'cache-full',
      severity: 'warning',
      description: 'The cache holds four fifths of what it may.',
      metric: 'BytesUsedForCache',
      statistic: 'Maximum',
      periodSeconds: 300,
      threshold: cache.maxDataGb * 1e9 * 0.8,
      evaluationPeriods: 3,
    },
  ];
}

/** Failures are counted where the copying begins; S3 reports the delay in the Region that receives. */
function weightsAlarms({ region, jurisdiction }: RegionContext, stores: Stores, source: string): AlarmForm[] {
  const s3 = { runbook: 'weights-replication', severity: 'warning', namespace: 'AWS/S3', periodSeconds: 300 } as const;
  const failed = stores.buckets.flatMap((bucket) =>
    bucket.replicas.map((replica) => ({
      ...s3,
      id: `weights-to-${replica.region}-failed`,
      description: `Weights were not copied to ${replica.region}: its pools cannot roll that version out.`,
      metric: 'OperationsFailedReplication',
      dimensions: { SourceBucket: bucket.name, DestinationBucket: replica.bucket, RuleId: replica.ruleId },
      statistic: 'Sum' as const,
      threshold: 0,
      evaluationPeriods: 1,
    })),
  );
  if (jurisdiction.regions[0]?.name === region.name) return failed;
  const own = stores.buckets.filter((bucket) => bucket.purpose === 'weights');
  return own.map((bucket) => ({
    ...s3,
    id: 'weights-lag',
    // S3 copies most objects within 15 minutes
    description: 'Weights take more than an hour to arrive.',
    metric: 'ReplicationLatency',
    dimensions: { SourceBucket: source, DestinationBucket: bucket.name, RuleId: replicationRule(region.name) },
    statistic: 'Maximum' as const,
    threshold: 3600,
    evaluationPeriods: 3,
  }));
}
