import { names } from './names';
import type { RegionContext } from './region-context';
import type { Bucket, BucketPurpose, Lifecycle, Queue, Stores } from './stores';

/** Most that SQS keeps a message: 14 days. */
const longestQueueRetention = 14 * 86_400;

const demoDays = 7;

/** Years of the audit log are locked for one, so that nobody can rewrite the recent past, and prunable after. */
const auditLockDays = 365;

export function resolveStores(context: RegionContext): Stores {
  const { blueprint, region, prefix, name, isProduction } = context;
  return {
    keyAlias: names.keyAlias(blueprint.name, name),
    buckets: resolveBuckets(context),
    queues: isProduction ? [batchQueue(prefix), reviewQueue(prefix)] : [batchQueue(prefix)],
    // three days, so that a weekend without a consumer loses nothing
    stream: isProduction ? { name: `${prefix}-usage`, retentionHours: 72 } : null,
    cache: isProduction
      ? {
          name: prefix,
          majorEngineVersion: '8',
          port: 6379,
          maxDataGb: 10,
          maxEcpuPerSecond: 30_000,
          addressParameter: names.parameter(blueprint.name, region.name, 'limit-store'),
        }
      : null,
    cleanerLog: isProduction
      ? null
      : { logGroupName: names.logGroup(blueprint.name, region.name, 'cleaner'), retentionDays: 1 },
  };
}

/** Name of the bucket of a purpose in a Region of the jurisdiction. */
export function bucketName(context: RegionContext, purpose: BucketPurpose, region = context.region.name): string {
  return names.bucket(`${context.blueprint.name}-${region}`, purpose, context.account);
}

function resolveBuckets(context: RegionContext): Bucket[] {
  const { hotDays, coldDays } = context.blueprint.data.retention;
  const weights = bucket(context, 'weights', { noncurrentDays: context.isProduction ? 30 : 1 });
  const batch = bucket(context, 'batch', { expireAfterDays: context.isProduction ? hotDays : demoDays });
  const accessLog = {
    ...bucket(context, 'access-log', { expireAfterDays: context.isProduction ? 90 : demoDays }),
    versioned: false,
    accessLogBucket: null,
  };
  if (!context.isProduction) return [weights, batch, accessLog];
  const requestLog = bucket(context, 'request-log', { coldAfterDays: hotDays, expireAfterDays: coldDays });
  const audit = bucket(context, 'audit', { coldAfterDays: Math.min(90, coldDays), expireAfterDays: coldDays });
  return [weights, batch, requestLog, { ...audit, lockDays: Math.min(auditLockDays, coldDays) }, accessLog];
}

function bucket(context: RegionContext, purpose: BucketPurpose, days: Partial<Lifecycle>): Bucket {
  const replicas = purpose === 'weights' ? weightsReplicas(context) : [];
  return {
    name: bucketName(context, purpose),
    purpose,
    versioned: true,
    lockDays: null,
    lockMode: 'COMPLIANCE',
    lifecycle: {
      coldAfterDays: null,
      coldStorageClass: 'GLACIER_IR',
      expireAfterDays: null,
      noncurrentDays: 1,
      abortUploadsAfterDays: demoDays,
      ...days,
    },
    replicas,
    replicationRoleName: replicas.length > 0 ? names.role(context.prefix, 'replication') : null,
    accessLogBucket: bucketName(context, 'access-log'),
  };
}

/** Id of the rule that copies to a Region. */
export function replicationRule(region: string): string {
  return `to-${region}`;
}

/** Weights are published in the jurisdiction's first Region and copied to the others. */
function weightsReplicas(context: RegionContext): Bucket['replicas'] {
  const [first, ...others] = context.jurisdiction.regions;
  if (first?.name !== context.region.name) return [];
  return others.map(({ name }) => ({
    region: name,
    bucket: bucketName(context, 'weights', name),
    ruleId: replicationRule(name),
  }));
}

function batchQueue(prefix: string): Queue {
  // a worker extends its message's time while it works
  return queue(prefix, { purpose: 'batch', visibilityTimeoutSeconds: 900, maxReceives: 5 });
}

function reviewQueue(prefix: string): Queue {
  // a person has the case open for as long
  return queue(prefix, { purpose: 'review', visibilityTimeoutSeconds: 3600, maxReceives: 3 });
}

function queue(
  prefix: string,
  {
    purpose,
    visibilityTimeoutSeconds,
    maxReceives,
  }: { purpose: Queue['purpose']; visibilityTimeoutSeconds: number; maxReceives: number },
): Queue {
  const name = `${prefix}-${purpose}`;
  return {
    name,
    purpose,
    visibilityTimeoutSeconds,
    retentionSeconds: longestQueueRetention,
    deadLetter: { name: `${name}-dead`, maxReceives, retentionSeconds: longestQueueRetention },
  };
}
