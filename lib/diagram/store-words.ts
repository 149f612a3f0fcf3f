import type { Bucket, Queue, Region } from '#topology';
import { count, grouped } from './amounts';

const secondsPerDay = 86_400;

/** How many stores of each kind a Region has. */
export function storeCounts({ stores }: Region): string {
  return [
    count(stores.buckets.length, 'bucket'),
    count(stores.queues.length, 'queue'),
    ...(stores.stream === null ? [] : ['1 stream']),
    ...(stores.cache === null ? [] : ['1 cache']),
  ].join(' · ');
}

export function bucketRetention({ lifecycle, lockDays }: Bucket): string {
  const kept = lifecycle.expireAfterDays === null ? 'kept' : `${grouped(lifecycle.expireAfterDays)} d`;
  return lockDays === null ? kept : `${kept}, locked ${grouped(lockDays)} d`;
}

export function queueRetention({ retentionSeconds }: Queue): string {
  return `${grouped(retentionSeconds / secondsPerDay)} d`;
}
