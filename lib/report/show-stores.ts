import type { Bucket, Queue, Stores } from '#topology';
import { section } from './section';
import { textTable } from './text-table';

const secondsPerDay = 86_400;

/** The data that stands in a Region, and how long it is kept. */
export function showStores({ buckets, queues, stream, cache, keyAlias }: Stores): string {
  const rows = [
    ...buckets.map((bucket) => ['bucket', bucket.name, bucketRetention(bucket), copies(bucket)]),
    ...queues.map((queue) => ['queue', queue.name, queueRetention(queue), 'none']),
    ...(stream === null ? [] : [['stream', stream.name, `${stream.retentionHours} h`, 'none']]),
    ...(cache === null ? [] : [['cache', cache.name, `memory only, at most ${cache.maxDataGb} GB`, 'none']]),
  ];
  return section(`Stores (key ${keyAlias})`, textTable(['kind', 'name', 'kept', 'copies'], rows));
}

function bucketRetention({ lifecycle, lockDays, lockMode }: Bucket): string {
  return [
    ...(lifecycle.coldAfterDays === null ? [] : [`cold after ${lifecycle.coldAfterDays} d`]),
    lifecycle.expireAfterDays === null ? 'never removed' : `removed after ${lifecycle.expireAfterDays} d`,
    ...(lockDays === null ? [] : [`locked ${lockDays} d (${lockMode.toLowerCase()})`]),
  ].join(', ');
}

function copies({ replicas }: Bucket): string {
  return replicas.map(({ region }) => region).join(', ') || 'none';
}

function queueRetention({ retentionSeconds, deadLetter }: Queue): string {
  return `${retentionSeconds / secondsPerDay} d, dead letters ${deadLetter.retentionSeconds / secondsPerDay} d`;
}
