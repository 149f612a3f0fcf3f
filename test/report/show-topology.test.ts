import { showSubjects, showTopology } from '#report';
import { regionsOf, shippedTopologies, shippedTopology } from '#test/topology/shipped-topologies';
import { rowIn, rowsBelow, shownSubject } from './shown-rows';

const production = shippedTopology('production');
const widths = [40, 60, 80, 110, 200];

test('what a deployment is stands on the first page, and the whole is a few', () => {
  const page = showTopology(production, undefined, {
    regions: [],
    subjects: ['deployment', 'jurisdictions', 'regions'],
  });
  expect(showTopology(production).startsWith(`${page}\n\n`)).toBe(true);
  expect(page.split('\n').length).toBeLessThanOrEqual(30);
  expect(showTopology(production).split('\n').length).toBeLessThanOrEqual(300);
});

describe.each(shippedTopologies.map((topology) => ({ name: topology.deployment.name, topology })))(
  '$name',
  ({ topology }) => {
    test.each(widths)('%d columns: no line is wider, unless a word is', (columns) => {
      const lines = showTopology(topology, { columns, colour: false }).split('\n');
      const tooWide = lines.filter((line) => line.length > columns && line.trim().includes(' '));
      expect(tooWide).toEqual([]);
    });

    test.each(widths)('%d columns: without its marks it is what it is without colour', (columns) => {
      const coloured = showTopology(topology, { columns, colour: true });
      expect(coloured).toContain('\u001b[1m');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape of a mark is one.
      expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(showTopology(topology, { columns, colour: false }));
    });

    test('every subject is shown, and alone it is what it is among all', () => {
      const parts = showSubjects.map((subject) =>
        showTopology(topology, undefined, { regions: [], subjects: [subject] }),
      );
      expect(parts.map((part) => part.split('\n').length > 1)).not.toContain(false);
      expect(showTopology(topology)).toBe(parts.join('\n\n'));
    });

    test.each(regionsOf(topology))('$name alone: names as they are, and no other place in a title', (region) => {
      const text = showTopology(topology, undefined, { regions: [region.name], subjects: [] });
      expect(text).not.toMatch(/<\w+>/);
      expect(text).not.toContain('the same in');
      for (const { name } of [...region.stores.buckets, ...region.stores.queues]) expect(text).toContain(name);
      expect(text).toContain(region.network.flowLog.logGroupName);
    });

    test('every jurisdiction is named with its host name', () => {
      const rows = rowsBelow(shownSubject(topology, 'jurisdictions'), 'Jurisdictions');
      expect(rows.filter((cells) => cells[0] !== '').map((cells) => [cells[0], cells[5]])).toEqual(
        topology.jurisdictions.map(({ name, hostname }) => [name, hostname ?? 'none']),
      );
    });

    test('peers in the order of failover', () => {
      const rows = rowsBelow(shownSubject(topology, 'failover'), 'Failover');
      expect(rows.map((cells) => [cells[0], cells[1], cells[2], cells[4]])).toEqual(
        regionsOf(topology).flatMap(({ name, peers }) =>
          peers.map((peer) => [name, String(peer.order), peer.region, peer.host]),
        ),
      );
    });
  },
);

describe.each(regionsOf(production))('$name among all Regions', ({ name: region, modelPools, nodePools }) => {
  test('base and burst of every model pool', () => {
    const rows = rowsBelow(shownSubject(production, 'pools'), 'Model pools');
    for (const { name, base, burst, headroom } of modelPools) {
      const [replicas, bounds, ready] = rowIn(rows, name, { topology: production, region });
      expect([name, replicas, bounds, ready]).toEqual([
        name,
        String(base.replicas),
        burst === null ? 'none' : `${burst.minReplicas}-${burst.maxReplicas}`,
        String(headroom?.replicas ?? 0),
      ]);
    }
  });

  test('nodes of every node pool', () => {
    const rows = rowsBelow(shownSubject(production, 'nodes'), 'Node pools');
    for (const { name, capacityType, maxNodes } of nodePools) {
      const [capacity, , nodes] = rowIn(rows, name, { topology: production, region });
      expect([name, capacity, nodes]).toEqual([name, capacityType, String(maxNodes)]);
    }
  });

  test('the figures of every scaling rule', () => {
    const text = shownSubject(production, 'scaling');
    const rows = rowsBelow(text, 'Scaling').filter((cells) => !cells[1]?.includes(' at '));
    for (const { name, scaling } of modelPools) {
      const cells = rowIn(rows, name, { topology: production, region });
      expect([name, cells[2], cells[3], cells.at(-1)]).toEqual([
        name,
        String(scaling?.queuePerReplica),
        String(scaling?.runningPerReplica),
        String(scaling?.fallback.replicas),
      ]);
    }
  });
});

test('the totals of Regions are those of their pools', () => {
  const rows = rowsBelow(shownSubject(production, 'regions'), 'Regions');
  expect(rows[0]).toEqual(['us-east-1', 'us', '5', '48-76', '69-108', '78', '57', '0']);
  expect(rows.at(-1)).toEqual(['together', '30', '222-342', '336-486', '364', '266', '0']);
});
