import type { Table } from './jurisdiction';
import { names } from './names';
import type { JurisdictionContext } from './region-context';

type TableForm = Pick<Table, 'purpose' | 'partitionKey' | 'sortKey' | 'timeToLiveAttribute' | 'indexes'>;

/** Global tables of every jurisdiction. */
const forms: readonly TableForm[] = [
  {
    // one item a key (by its id) and one a tenant
    purpose: 'tenants',
    partitionKey: 'pk',
    sortKey: 'sk',
    timeToLiveAttribute: null,
    indexes: [{ name: 'by-tenant', partitionKey: 'tenant', sortKey: 'sk' }],
  },
  { purpose: 'quotas', partitionKey: 'tenant', sortKey: 'window', timeToLiveAttribute: 'expiresAt', indexes: [] },
  {
    purpose: 'conversations',
    partitionKey: 'conversation',
    sortKey: 'turn',
    timeToLiveAttribute: 'expiresAt',
    // an erasure has to find everything that belongs to a person
    indexes: [{ name: 'by-subject', partitionKey: 'subject', sortKey: 'conversation' }],
  },
  {
    // subject keys and the ledger of erasures: tombstones stay, since the last writer wins in a global table
    purpose: 'subjects',
    partitionKey: 'subject',
    sortKey: 'record',
    timeToLiveAttribute: null,
    indexes: [{ name: 'open-erasures', partitionKey: 'erasureState', sortKey: 'requestedAt' }],
  },
];

/** Tables of a jurisdiction, replicated to exactly its Regions; the first declares them. */
export function resolveTables({ blueprint, name, jurisdiction }: JurisdictionContext): Table[] {
  const regions = jurisdiction.regions.map((region) => region.name);
  const [primaryRegion = ''] = regions;
  return forms.map((form) => ({
    name: names.table(blueprint.name, name, form.purpose),
    ...form,
    primaryRegion,
    replicaRegions: regions,
  }));
}

/** The table of tenants and their keys, among a jurisdiction's. */
export function tenantsTable(tables: readonly Table[]): Table {
  const found = tables.find(({ purpose }) => purpose === 'tenants');
  if (found === undefined) throw new Error('topology: a jurisdiction has no table of tenants');
  return found;
}
