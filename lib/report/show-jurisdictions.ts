import type { Jurisdiction } from '#topology';
import { section } from './section';
import { textTable } from './text-table';

/** Where data may be, how clients come in, which key protects it, and the tables that all Regions share. */
export function showJurisdictions(jurisdictions: readonly Jurisdiction[]): string {
  const places = jurisdictions.map((jurisdiction) => [
    jurisdiction.name,
    jurisdiction.account,
    jurisdiction.legalSet,
    jurisdiction.regions.map(({ name }) => name).join('\n'),
    jurisdiction.edge,
    jurisdiction.hostname ?? 'none',
    jurisdiction.clientCidrs.join('\n') || 'private only',
  ]);
  const tables = jurisdictions.flatMap((jurisdiction) =>
    jurisdiction.tables.map((table) => [
      jurisdiction.name,
      table.name,
      table.sortKey === null ? table.partitionKey : `${table.partitionKey}, ${table.sortKey}`,
      table.timeToLiveAttribute ?? 'never',
      table.replicaRegions.join(', '),
    ]),
  );
  const keys = jurisdictions.map(({ name, key }) => [
    name,
    key.alias,
    key.primaryRegion,
    key.replicaRegions.join(', ') || 'none',
  ]);
  return [
    section(
      'Jurisdictions',
      textTable(['name', 'account', 'legal set', 'Regions', 'edge', 'host name', 'clients'], places),
    ),
    section('Keys', textTable(['jurisdiction', 'alias', 'primary', 'replicas'], keys)),
    section('Global tables', textTable(['jurisdiction', 'table', 'key', 'expires by', 'replicas'], tables)),
  ].join('\n\n');
}
