import type { Jurisdiction, Region, Topology } from '#topology';
import { count, range } from './amounts';
import { bare, type Card, card, column, type Drawing, type Edge, edge, type Group, grid, group } from './drawing';
import { clientEdge, copiedBuckets, copyRows, peerLinks } from './jurisdiction-parts';
import { poolRows } from './pool-words';
import { networkCard, storesCard } from './region-parts';
import { failoverOrder } from './region-words';
import { jurisdictionOf } from './view';

/** One jurisdiction: its Regions in a row, the links between them, and what is replicated among them. */
export function drawJurisdiction(topology: Topology, name: string): Drawing {
  const jurisdiction = jurisdictionOf(topology, name);
  const { regions, account, key, tables } = jurisdiction;
  const edges = edgesOf(jurisdiction);
  const lanes = edges.filter(({ path }) => path === 'bottom-lane').length;
  return {
    title: `${topology.deployment.name}: jurisdiction ${name}`,
    description: `${count(regions.length, 'Region')} of ${name}: ${regions.map((region) => region.name).join(', ')}. Key ${key.alias}, tables ${tables.map((table) => table.name).join(', ')}. Requests and data stay inside.`,
    caption: null,
    root: group({
      id: `jurisdiction/${name}`,
      look: 'jurisdiction',
      title: name,
      note: `account ${account}`,
      arrangement: column({ rowGap: 26, evenRows: false }),
      parts: [
        clientEdge(jurisdiction),
        bare(
          `${name}/regions`,
          grid(regions.length, {
            columnGap: 150,
            evenColumns: true,
            lanes: { left: 0, right: 0, bottom: lanes === 0 ? 0 : 22 + lanes * 18 },
          }),
          regions.map(drawRegion),
        ),
        bare(`${name}/data`, grid(2), [keyCard(topology, jurisdiction), tablesCard(jurisdiction)]),
      ],
    }),
    edges,
  };
}

function drawRegion(region: Region): Group {
  const { name, gateway, modelPools, network } = region;
  return group({
    id: `region/${name}`,
    look: 'region',
    title: name,
    note: `${count(network.zones.length, 'zone')}`,
    arrangement: column({ rowGap: 14, evenRows: false }),
    parts: [
      networkCard(region),
      card({
        id: `${name}/load-balancers`,
        tone: 'traffic',
        title: 'Network load balancers',
        rows: network.loadBalancers.map(({ scheme, listener }) => [scheme, `${listener.protocol} ${listener.port}`]),
      }),
      card({
        id: `${name}/gateway`,
        tone: 'traffic',
        title: 'Gateway',
        note: `${range(gateway.replicas.min, gateway.replicas.max)} Envoys`,
        rows: [
          ['versions', gateway.versions.map(({ date }) => date).join(', ')],
          ['peers', failoverOrder(region)],
        ],
      }),
      card({
        id: `${name}/pools`,
        tone: 'model',
        title: 'Model pools',
        note: 'base + burst',
        rows: modelPools.flatMap(poolRows),
      }),
      storesCard(region),
    ],
  });
}

function keyCard(topology: Topology, jurisdiction: Jurisdiction): Card {
  const { name, key } = jurisdiction;
  const policy = topology.governance?.policies.find((candidate) => candidate.jurisdiction === name);
  return card({
    id: `${name}/key`,
    tone: 'data',
    title: 'Key and copied buckets',
    note: key.alias,
    rows: [
      ['primary', key.primaryRegion],
      ['replicas', key.replicaRegions.join(', ') || 'none'],
      ...copyRows(jurisdiction),
      ...(policy === undefined ? [] : [['policy', policy.name]]),
    ],
  });
}

function tablesCard({ name, tables }: Jurisdiction): Card {
  return card({
    id: `${name}/tables`,
    tone: 'data',
    title: 'Global tables',
    rows: tables.map((table) => [table.purpose, table.replicaRegions.join(', ')]),
  });
}

function edgesOf(jurisdiction: Jurisdiction): readonly Edge[] {
  const places = jurisdiction.regions.map(({ name }) => name);
  const links = peerLinks(jurisdiction, 'row');
  let lane = links.filter(({ path }) => path === 'bottom-lane').length;
  const copies = copiedBuckets(jurisdiction).map(({ purpose, from, to }) => {
    const near = Math.abs(places.indexOf(from) - places.indexOf(to)) === 1;
    const given = { id: `${purpose}:${from}>${to}`, tone: 'data' } as const;
    return near
      ? edge({ ...given, from: `${from}/stores`, to: `${to}/stores`, label: `${purpose} copied` })
      : edge({ ...given, from: `region/${from}`, to: `region/${to}`, path: 'bottom-lane', lane: lane++ });
  });
  return [
    ...places.flatMap((name) => [
      edge({ from: `${jurisdiction.name}/edge`, to: `region/${name}`, tone: 'traffic' }),
      edge({ from: `${name}/load-balancers`, to: `${name}/gateway`, tone: 'traffic' }),
      edge({ from: `${name}/gateway`, to: `${name}/pools`, tone: 'traffic' }),
    ]),
    ...links,
    ...copies,
  ];
}
