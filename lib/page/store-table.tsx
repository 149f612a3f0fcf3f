/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Bucket, Region, Stores } from '#topology';
import { anchor } from './anchors';
import { DataTable } from './data-table';

const secondsPerDay = 86_400;

/** The data that stands in a Region, how long it is kept, and where its copies are. */
export function StoreTable({ region }: { readonly region: Region }) {
  return (
    <DataTable
      id={anchor('stores', region.name)}
      caption={`Data in ${region.name}, encrypted with ${region.stores.keyAlias}`}
      columns={[
        { title: 'Store', kind: 'name' },
        { title: 'Kind', kind: 'name' },
        { title: 'For', kind: 'name' },
        { title: 'Kept' },
        { title: 'Copies', kind: 'name' },
      ]}
      rows={rowsOf(region.stores)}
    />
  );
}

function rowsOf({ buckets, queues, stream, cache }: Stores): readonly (readonly string[])[] {
  return [
    ...buckets.map((bucket) => [
      bucket.name,
      'bucket',
      bucket.purpose,
      bucketRetention(bucket),
      bucket.replicas.map((replica) => replica.region).join(', ') || 'none',
    ]),
    ...queues.map(({ name, purpose, retentionSeconds, deadLetter }) => [
      name,
      'queue',
      purpose,
      `${days(retentionSeconds)}, dead letters ${days(deadLetter.retentionSeconds)}`,
      'none',
    ]),
    ...(stream === null ? [] : [[stream.name, 'stream', 'usage', `${stream.retentionHours} h`, 'none']]),
    ...(cache === null ? [] : [[cache.name, 'cache', 'counters of limits', 'in memory alone', 'none']]),
  ];
}

function bucketRetention({ lifecycle, lockDays, lockMode }: Bucket): string {
  return [
    ...(lifecycle.coldAfterDays === null ? [] : [`cold after ${lifecycle.coldAfterDays} d`]),
    lifecycle.expireAfterDays === null ? 'never removed' : `removed after ${lifecycle.expireAfterDays} d`,
    ...(lockDays === null ? [] : [`locked ${lockDays} d (${lockMode.toLowerCase()})`]),
  ].join(', ');
}

function days(seconds: number): string {
  return `${seconds / secondsPerDay} d`;
}
