import type { Jurisdiction, Region, Topology } from '#topology';
import { count, range } from './amounts';
import { bare, card, column, type Drawing, type Edge, edge, type Group, grid, group } from './drawing';
import { clientEdge, peerLinks, sharedData } from './jurisdiction-parts';
import { poolRows } from './pool-words';
import { failoverOrder } from './region-words';
import { storeCounts } from './store-words';

/** Jurisdictions beside each other before a further row begins. */
const jurisdictionsInRow = 3;

/** All jurisdictions side by side, each with what it has of its own; nothing leads from one to another. */
export function drawDeployment(topology: Topology): Drawing {
  const { deployment, jurisdictions } = topology;
  const places = jurisdictions.map(
    ({ name, regions }) => `${name} with ${regions.map((region) => region.name).join(' and ')}`,
  );
  return {
    title: `${deployment.name}: ${count(jurisdictions.length, 'jurisdiction')}, ${count(jurisdictions.flatMap(({ regions }) => regions).length, 'Region')}`,
    description: `Jurisdictions: ${places.join('; ')}. Each has its own host name, key, tables and failover. Nothing crosses the border between two of them.`,
    caption: jurisdictions.length === 1 ? null : 'Nothing crosses a dotted line: no data, no replica, no failover.',
    root: bare(
      'root',
      grid(jurisdictionsInRow, { columnGap: 26, rowGap: 26, evenColumns: true }),
      jurisdictions.map((jurisdiction) => drawPlace(topology, jurisdiction)),
    ),
    edges: jurisdictions.flatMap(edgesOf),
  };
}

function drawPlace(topology: Topology, jurisdiction: Jurisdiction): Group {
  const { name, account, regions } = jurisdiction;
  const links = peerLinks(jurisdiction, 'column');
  const outer = links.filter(({ path }) => path === 'right-lane').length;
  return group({
    id: `jurisdiction/${name}`,
    look: 'jurisdiction',
    title: name,
    note: `account ${account}`,
    arrangement: column({ rowGap: 18, evenRows: false }),
    parts: [
      clientEdge(jurisdiction),
      bare(
        `${name}/regions`,
        column({ rowGap: 32, lanes: { left: 20, right: outer === 0 ? 0 : 4 + outer * 18, bottom: 0 } }),
        regions.map(drawRegion),
      ),
      sharedData(topology, jurisdiction),
    ],
  });
}

function drawRegion(region: Region): Group {
  const { name, network, gateway, modelPools } = region;
  const [first] = network.loadBalancers;
  return group({
    id: `region/${name}`,
    look: 'region',
    title: name,
    note: network.cidr,
    arrangement: column({ rowGap: 14 }),
    parts: [
      card({
        id: `${name}/load-balancers`,
        tone: 'traffic',
        title: count(network.loadBalancers.length, 'network load balancer'),
        note: first === undefined ? null : `${first.listener.protocol} ${first.listener.port}`,
        rows: [
          [`${network.loadBalancers.map(({ scheme }) => scheme).join(', ')}; ${count(network.zones.length, 'zone')}`],
        ],
      }),
      card({
        id: `${name}/gateway`,
        tone: 'traffic',
        title: 'Gateway',
        note: `${range(gateway.replicas.min, gateway.replicas.max)} Envoys`,
        rows: [[`fails over to ${failoverOrder(region)}`]],
      }),
      card({
        id: `${name}/pools`,
        tone: 'model',
        title: 'Model pools',
        note: 'base + burst',
        rows: modelPools.flatMap(poolRows),
      }),
      card({ id: `${name}/stores`, tone: 'data', title: 'Stores', rows: [[storeCounts(region)]] }),
    ],
  });
}

function edgesOf(jurisdiction: Jurisdiction): readonly Edge[] {
  return [
    ...jurisdiction.regions.flatMap(({ name }) => [
      edge({ from: `${jurisdiction.name}/edge`, to: `region/${name}`, tone: 'traffic', path: 'left-lane' }),
      edge({ from: `${name}/load-balancers`, to: `${name}/gateway`, tone: 'traffic' }),
      edge({ from: `${name}/gateway`, to: `${name}/pools`, tone: 'traffic' }),
    ]),
    ...peerLinks(jurisdiction, 'column'),
  ];
}
