import type { Bucket, Jurisdiction, LogGroup, Region, Table } from '#topology';
import type { Layout } from './layout';
import { regionSection } from './region-section';
import { section } from './section';
import type { ShownRegions } from './shown-regions';
import { textTable } from './text-table';

/** Where data stands, under which key, and where else it stands. */
export function showStores(shown: ShownRegions, layout: Layout): string {
  const tables = (region: Region) => shown.jurisdictionOf(region).tables.map((table) => tableRow(table, region, shown));
  const stores = (region: Region) => storeRows(region, shown);
  const logs = (region: Region) =>
    logGroups(region).map(({ what, group }) => [what, shown.name(group.logGroupName, region)]);
  return [
    section('Keys of all that is kept', keyTable(shown.jurisdictions, layout), layout),
    regionSection(
      { title: 'Global tables', head: ['table', 'key', 'indexes', 'replicas'], rowsOf: tables },
      shown,
      layout,
    ),
    regionSection({ title: 'Stores', head: ['store', 'name', 'protected by'], rowsOf: stores }, shown, layout),
    section('Copies of buckets', copyTable(shown, layout), layout),
    regionSection({ title: 'Logs', head: ['log', 'group'], rowsOf: logs }, shown, layout),
  ].join('\n\n');
}

/** The logs that a Region keeps. */
export function logGroups(region: Region): readonly { readonly what: string; readonly group: LogGroup }[] {
  const { network, cluster, stores, observability } = region;
  const all = [
    { what: 'connections', group: network.flowLog },
    { what: 'API server', group: cluster.controlPlaneLog },
    { what: 'deployer', group: cluster.deployerLog },
    { what: 'requests', group: observability.accessLog },
    { what: 'metrics workspace', group: observability.workspaceLog },
    { what: 'cleaner of buckets', group: stores.cleanerLog },
  ];
  return all.flatMap(({ what, group }) => (group === null ? [] : [{ what, group }]));
}

function keyTable(jurisdictions: readonly Jurisdiction[], layout: Layout): string {
  const rows = jurisdictions.map(({ name, key: { alias, primaryRegion, replicaRegions } }) => [
    name,
    alias,
    primaryRegion,
    replicaRegions.join(', ') || 'none',
  ]);
  return textTable(['jurisdiction', 'alias', 'primary', 'replicas'], rows, layout);
}

function tableRow(table: Table, region: Region, shown: ShownRegions): readonly string[] {
  const indexes = table.indexes.map((index) => `${index.name} (${keyOf(index)})`).join('\n') || 'none';
  const replicas = shown.regionsOf(region, table.replicaRegions);
  return [shown.jurisdictionName(table.name, region), keyOf(table), indexes, replicas];
}

function keyOf({ partitionKey, sortKey }: Pick<Table, 'partitionKey' | 'sortKey'>): string {
  return sortKey === null ? partitionKey : `${partitionKey}, ${sortKey}`;
}

function storeRows(region: Region, shown: ShownRegions): readonly (readonly string[])[] {
  const { buckets, queues, stream, cache } = region.stores;
  const name = (own: string) => shown.name(own, region);
  return [
    ...buckets.map((bucket) => [`bucket ${bucket.purpose}`, name(bucket.name), protection(bucket)]),
    ...queues.flatMap(({ purpose, name: own, deadLetter }) => [
      [`queue ${purpose}`, name(own), `dead letters after ${deadLetter.maxReceives} tries`],
      [`dead letters of ${purpose}`, name(deadLetter.name), 'none'],
    ]),
    ...(stream === null ? [] : [['stream', name(stream.name), 'none']]),
    ...(cache === null ? [] : [['cache', name(cache.name), 'none']]),
  ];
}

/** New objects alone, one way. */
function copyTable({ regions }: ShownRegions, layout: Layout): string {
  const rows = regions.flatMap(({ name, stores }) =>
    stores.buckets
      .filter(({ replicas }) => replicas.length > 0)
      .map(({ purpose, replicas }) => [purpose, name, replicas.map(({ region }) => region).join(', ')]),
  );
  return rows.length === 0 ? 'none' : textTable(['bucket', 'from', 'to'], rows, layout);
}

function protection({ versioned, lockDays, lockMode, accessLogBucket }: Bucket): string {
  const means = [
    ...(versioned ? ['versions'] : []),
    ...(lockDays === null ? [] : [`lock (${lockMode.toLowerCase()})`]),
    ...(accessLogBucket === null ? [] : ['access log']),
  ];
  return means.join(', ') || 'none';
}
