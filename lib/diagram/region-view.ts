import type { Jurisdiction, ModelPool, Region, Topology } from '#topology';
import { count } from './amounts';
import { bare, type Card, card, column, type Drawing, type Edge, edge, grid, group, type Part } from './drawing';
import { gatewayEdges, gatewayGroup } from './gateway-parts';
import { plannedCaption } from './planned';
import { nodeCard, poolCard } from './pool-parts';
import { classesOf } from './pool-words';
import { reachedPools } from './reached-pools';
import { loadBalancerCards, monitoringCard, networkCard, storesCard, systemCard } from './region-parts';
import { roundTrip } from './region-words';
import { regionOf } from './view';

/** One Region: the way in, the gateway and what it asks, the pools of each model on their nodes, and what stands beside. */
export function drawRegion(topology: Topology, name: string): Drawing {
  const { jurisdiction, region } = regionOf(topology, name);
  const { modelPools, cluster, network } = region;
  return {
    title: `${topology.deployment.name}: Region ${name}`,
    description: `${name} of ${jurisdiction.name}: ${modelPools.map((pool) => pool.name).join(', ')} in cluster ${cluster.name}, behind ${count(network.loadBalancers.length, 'load balancer')} and one gateway.`,
    caption: plannedCaption(region),
    root: group({
      id: `region/${name}`,
      look: 'jurisdiction',
      title: name,
      note: `${jurisdiction.name} · account ${region.account} · Kubernetes ${cluster.version}`,
      arrangement: column({ rowGap: 20, evenRows: false }),
      parts: [drawPath(jurisdiction, region), drawBeside(region)],
    }),
    edges: [...pathEdges(region), ...gatewayEdges(region)],
  };
}

/** From clients and peers to the nodes. */
function drawPath(jurisdiction: Jurisdiction, region: Region): Part {
  const classes = nodeClasses(region);
  const layers: readonly (readonly Part[])[] = [
    senders(jurisdiction, region),
    loadBalancerCards(region),
    [gatewayGroup(region)],
    poolsByClass(region).map((pool) => poolCard(region, pool)),
    classes.map((instanceClass) => nodeCard(region, instanceClass)),
  ];
  return bare(
    `${region.name}/path`,
    { by: 'layers', layers: layers.flatMap((parts, layer) => parts.map(() => layer)) },
    layers.flat(),
  );
}

function senders({ hostname, clientCidrs }: Jurisdiction, { name, peers }: Region): readonly Card[] {
  return [
    card({
      id: `${name}/clients`,
      title: 'Clients',
      rows: [[hostname ?? 'no public name'], ...clientCidrs.map((cidr) => [cidr])],
    }),
    ...peers.map((peer) =>
      card({ id: `${name}/peer/${peer.region}`, title: peer.region, rows: [['peer', roundTrip(peer.rttMs)]] }),
    ),
  ];
}

function drawBeside(region: Region): Part {
  return bare(`${region.name}/beside`, grid(3, { evenRows: true }), [
    bare(`${region.name}/ground`, column(), [networkCard(region), systemCard(region)]),
    storesCard(region),
    monitoringCard(region),
  ]);
}

/** Pools that prefer the same class stand together, those with a second choice last: their ways to the nodes cross least. */
function poolsByClass(region: Region): readonly ModelPool[] {
  const classes = nodeClasses(region);
  const places = (pool: ModelPool) => classesOf(pool).map((name) => classes.indexOf(name));
  const byFirst = (left: ModelPool, right: ModelPool) => (places(left)[0] ?? 0) - (places(right)[0] ?? 0);
  const byLast = (left: ModelPool, right: ModelPool) => Math.max(...places(left)) - Math.max(...places(right));
  return [...region.modelPools].sort((left, right) => byFirst(left, right) || byLast(left, right));
}

/** Classes of instances in the order in which pools prefer them, then those that no pool names. */
function nodeClasses({ modelPools, nodePools }: Region): readonly string[] {
  const there = nodePools.map(({ instanceClass }) => instanceClass);
  return [...new Set([...modelPools.flatMap(classesOf).filter((name) => there.includes(name)), ...there])];
}

function pathEdges(region: Region): readonly Edge[] {
  const { name, network, modelPools, peers } = region;
  const id = (part: string) => `${name}/${part}`;
  const open = network.loadBalancers.some(({ scheme }) => scheme === 'internet-facing');
  const there = nodeClasses(region);
  const reached = reachedPools(region);
  return [
    edge({ from: id('clients'), to: id(`load-balancer/${open ? 'internet-facing' : 'internal'}`), tone: 'traffic' }),
    ...peers.map((peer) =>
      edge({ from: id(`peer/${peer.region}`), to: id('load-balancer/internal'), tone: 'traffic' }),
    ),
    ...network.loadBalancers.map(({ scheme }) =>
      edge({ from: id(`load-balancer/${scheme}`), to: id('tier-1'), tone: 'traffic' }),
    ),
    ...modelPools.flatMap((pool) => [
      edge({ from: id('tier-1'), to: id(`pool/${pool.name}`), tone: 'traffic', planned: !reached.includes(pool) }),
      ...classesOf(pool)
        .filter((instanceClass) => there.includes(instanceClass))
        .map((instanceClass) =>
          edge({ from: id(`pool/${pool.name}`), to: id(`nodes/${instanceClass}`), tone: 'model' }),
        ),
    ]),
  ];
}
