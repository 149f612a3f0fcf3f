import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { showTopology, tableColumns } from '#report';
import { resolveTopology } from '#topology';

const shown = deployments.map(({ name, blueprint }) => {
  const topology = resolveTopology(parseBlueprint(blueprint));
  return { name, topology, text: showTopology(topology) };
});

/** The rows below a title, up to the next empty line, each as its cells. */
function rows(text: string, title: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(title));
  if (start < 0) return [];
  const end = lines.indexOf('', start);
  return lines.slice(start + 2, end < 0 ? undefined : end).map((line) => line.trim().split(/ {2,}/));
}

describe.each(shown)('$name', ({ topology, text }) => {
  const regions = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);

  test('no line is wider than a table may be', () => {
    expect(text.split('\n').filter((line) => line.length > tableColumns)).toEqual([]);
  });

  test('every jurisdiction is named with its host name', () => {
    const shownRows = rows(text, 'Jurisdictions').filter((cells) => cells.length > 2);
    expect(shownRows.map((cells) => [cells[0], cells[5]])).toEqual(
      topology.jurisdictions.map(({ name, hostname }) => [name, hostname ?? 'none']),
    );
  });

  test('every key is named with the Regions that hold it', () => {
    expect(rows(text, 'Keys').map((cells) => cells.slice(1))).toEqual(
      topology.jurisdictions.map(({ key }) => [key.alias, key.primaryRegion, key.replicaRegions.join(', ')]),
    );
  });

  test('every global table is named with its replicas', () => {
    expect(rows(text, 'Global tables').map((cells) => [cells[1], cells.at(-1)])).toEqual(
      topology.jurisdictions.flatMap(({ tables }) =>
        tables.map((table) => [table.name, table.replicaRegions.join(', ')]),
      ),
    );
  });

  test.each(regions)('$name: replicas and burst of every model pool', ({ name, modelPools }) => {
    expect(rows(text, `Model pools of ${name}`).map((cells) => [cells[0], cells[3], cells[5]])).toEqual(
      modelPools.map((pool) => [
        pool.name,
        String(pool.base.replicas),
        pool.burst === null ? 'none' : `${pool.burst.minReplicas}-${pool.burst.maxReplicas}`,
      ]),
    );
  });

  test.each(regions)('$name: every node pool', ({ name, nodePools }) => {
    expect(rows(text, `Node pools of ${name}`).map((cells) => cells[0])).toEqual(nodePools.map((pool) => pool.name));
  });

  test.each(regions)('$name: peers in the order of failover', ({ name, peers }) => {
    expect(rows(text, `Failover of ${name}`).map((cells) => [cells[0], cells[1], cells[3]])).toEqual(
      peers.map((peer) => [String(peer.order), peer.region, peer.host]),
    );
  });
});

test('a route lists its backends by priority, a peer by its Region', () => {
  const demo = shown.find(({ name }) => name === 'demo')?.text ?? '';
  expect(demo).toContain(
    [
      'generate-2026-10-01                       generate  chat-large    0 local chat-large',
      '                                                                  1 peer us-east-2',
      '                                                                  2 local chat-small as chat-small',
    ].join('\n'),
  );
});
