import type { Bucket, Jurisdiction, Region, StatePolicy } from '#topology';
import { logGroups } from './show-stores';

const secondsPerHour = 3600;
const secondsPerDay = 86_400;
const daysPerYear = 365.25;

/**
 * Days in which DynamoDB can bring back a table as it was, where nothing else is set: 35 (`recoveryPeriodInDays` in
 * aws-cdk-lib/aws-dynamodb 2.276.0, 2026).
 */
const recoveryDays = 35;

type Row = readonly [what: string, kept: string, removedBy: string];

/** What a Region keeps, thing by thing. */
export function retentionRows(region: Region, jurisdiction: Jurisdiction, state: StatePolicy): readonly Row[] {
  return [
    ['key', 'for ever', `KMS, ${state.keyDeletionDays} d after it is told to`],
    ...tableRows(jurisdiction, state),
    ...storeRows(region),
    ...metricRows(region),
    ...logGroups(region).map(
      ({ what, group }): Row => [`log of ${what}`, daysWords(group.retentionDays), 'CloudWatch Logs'],
    ),
  ];
}

function tableRows({ tables }: Jurisdiction, { pointInTimeRecovery }: StatePolicy): readonly Row[] {
  return [
    ...tables.map(
      ({ purpose, timeToLiveAttribute: attribute }): Row =>
        attribute === null
          ? [`table ${purpose}`, 'for ever', 'programs alone']
          : [`table ${purpose}`, `until the item's ${attribute}`, 'DynamoDB (time to live)'],
    ),
    ...(pointInTimeRecovery
      ? [['what tables held before', daysWords(recoveryDays), 'DynamoDB (recovery)'] as const]
      : []),
  ];
}

function storeRows({ stores, cluster }: Region): readonly Row[] {
  const { buckets, queues, stream, cache } = stores;
  const { interruptionQueueRetentionSeconds } = cluster.nodeProvisioner;
  return [
    ...buckets.map((bucket): Row => [`bucket ${bucket.purpose}`, objects(bucket), 'S3 (lifecycle)']),
    ...uploadRows(buckets),
    ...queues.flatMap(({ purpose, retentionSeconds, deadLetter }): readonly Row[] => [
      [`queue ${purpose}`, time(retentionSeconds), 'SQS'],
      [`dead letters of ${purpose}`, time(deadLetter.retentionSeconds), 'SQS'],
    ]),
    ['notices of interruption', time(interruptionQueueRetentionSeconds), 'SQS'],
    ...(stream === null ? [] : [['stream', time(stream.retentionHours * secondsPerHour), 'Kinesis'] as const]),
    ...(cache === null ? [] : [['cache', `in memory alone, at most ${cache.maxDataGb} GB`, 'ElastiCache'] as const]),
  ];
}

function metricRows({ monitoring, observability: { workspaceAlias } }: Region): readonly Row[] {
  return [
    ['metrics in the cluster', time(monitoring.retentionHours * secondsPerHour), 'Prometheus'],
    ...(workspaceAlias === null
      ? []
      : [['metrics workspace', "the service's default: none is set", 'Managed Prometheus'] as const]),
  ];
}

function objects({ lifecycle, versioned, lockDays, lockMode }: Bucket): string {
  const { coldAfterDays, expireAfterDays, noncurrentDays } = lifecycle;
  return [
    expireAfterDays === null ? 'for ever' : daysWords(expireAfterDays),
    ...(coldAfterDays === null ? [] : [`cold after ${coldAfterDays} d`]),
    ...(lockDays === null ? [] : [`locked for ${lockDays} d (${lockMode.toLowerCase()})`]),
    ...(versioned ? [`old versions ${noncurrentDays} d`] : []),
  ].join(', ');
}

/** What was uploaded in part: of all buckets alike, or bucket by bucket. */
function uploadRows(buckets: readonly Bucket[]): readonly Row[] {
  const days = new Set(buckets.map(({ lifecycle }) => lifecycle.abortUploadsAfterDays));
  const rows = buckets.map(({ purpose, lifecycle }): Row => {
    const what = days.size === 1 ? 'unfinished uploads' : `unfinished uploads to ${purpose}`;
    return [what, daysWords(lifecycle.abortUploadsAfterDays), 'S3 (lifecycle)'];
  });
  return days.size === 1 ? rows.slice(0, 1) : rows;
}

function time(seconds: number): string {
  if (seconds < secondsPerHour) return `${seconds} s`;
  return seconds < secondsPerDay ? `${seconds / secondsPerHour} h` : daysWords(seconds / secondsPerDay);
}

/** Whole years stand beside the days. */
function daysWords(days: number): string {
  const years = Math.round(days / daysPerYear);
  const isWhole = years >= 1 && Math.abs(days - years * daysPerYear) < 1;
  const words = `${days.toLocaleString('en-US')} d`;
  return isWhole ? `${words} (${years} y)` : words;
}
