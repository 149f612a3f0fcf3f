import { showTopology } from '#report';
import { regionsOf, shippedTopology } from '#test/topology/shipped-topologies';
import type { Topology } from '#topology';
import { rowsBelow, shownSubject } from './shown-rows';

const production = shippedTopology('production');
const text = shownSubject(production, 'stores');

/** Production with another list of replicas for the quotas of eu. */
function withReplicas(replicaRegions: readonly string[]): Topology {
  return {
    ...production,
    jurisdictions: production.jurisdictions.map((jurisdiction) => ({
      ...jurisdiction,
      tables: jurisdiction.tables.map((table) =>
        table.name === 'production-eu-quotas' ? { ...table, replicaRegions } : table,
      ),
    })),
  };
}

test('every key is named with the Regions that hold it', () => {
  expect(rowsBelow(text, 'Keys')).toEqual(
    production.jurisdictions.map(({ name, key }) => [
      name,
      key.alias,
      key.primaryRegion,
      key.replicaRegions.join(', '),
    ]),
  );
});

test('global tables stand once where they differ in their names alone', () => {
  expect(rowsBelow(text, 'Global tables, the same in every Region').map((cells) => [cells[0], cells.at(-1)])).toEqual([
    ['production-<jurisdiction>-tenants', 'all of its Regions'],
    ['production-<jurisdiction>-quotas', 'all of its Regions'],
    ['production-<jurisdiction>-conversations', 'all of its Regions'],
    ['production-<jurisdiction>-subjects', 'all of its Regions'],
  ]);
});

test('a table that lacks a replica is told from the others', () => {
  const rows = rowsBelow(shownSubject(withReplicas(['eu-north-1']), 'stores'), 'Global tables');
  const start = rows.findIndex((cells) => cells[0] === 'production-<jurisdiction>-quotas');
  expect(rows.slice(start, start + 2).map((cells) => [cells[1], cells.at(-1)])).toEqual([
    ['us, apac', 'all of its Regions'],
    ['eu', 'eu-north-1'],
  ]);
});

test('of one jurisdiction tables and replicas have their names', () => {
  const shown = shownSubject(production, 'stores', 'eu-north-1', 'eu-south-2');
  expect(rowsBelow(shown, 'Global tables').map((cells) => [cells[0], cells.at(-1)])[1]).toEqual([
    'production-eu-quotas',
    'eu-north-1, eu-south-2',
  ]);
});

test('every bucket that is copied says whence and whither', () => {
  expect(rowsBelow(text, 'Copies of buckets')).toEqual(
    regionsOf(production).flatMap(({ name, stores }) =>
      stores.buckets.flatMap(({ purpose, replicas }) => replicas.map(({ region }) => [purpose, name, region])),
    ),
  );
});

test('everything that holds data is named', () => {
  const names = rowsBelow(text, 'Stores, the same in every Region').map((cells) => cells[1]);
  const [region] = regionsOf(production);
  const held = [...(region?.stores.buckets ?? []), ...(region?.stores.queues ?? [])].map(({ name }) =>
    name.replace('us-east-1', '<region>').replace('111122223333', '<account>'),
  );
  expect(names).toEqual(expect.arrayContaining([...held, 'production-<region>-usage', 'production-<region>']));
  expect(names).toContain('production-<region>-batch-dead');
});

test('who may come in: marked where it is the internet, in words where it is the own network', () => {
  const rows = rowsBelow(shownSubject(production, 'network'), 'Load balancers');
  expect(rows).toEqual([
    ['production-internal', 'all', 'internal', 'TLS 443', 'its VPC and those of its peers'],
    ['production-public', 'us', 'internet-facing', 'TLS 443', '203.0.113.0/24'],
    ['', 'eu', 'internet-facing', 'TLS 443', '198.51.100.0/24'],
    ['', 'apac', 'internet-facing', 'TLS 443', '192.0.2.0/24'],
  ]);
  const part = { regions: [], subjects: ['network'] } as const;
  expect(showTopology(production, { columns: 110, colour: true }, part)).toContain(
    '\u001b[33minternet-facing\u001b[39m',
  );
});
