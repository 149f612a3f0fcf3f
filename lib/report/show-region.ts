import type { Region } from '#topology';
import { factList } from './fact-list';
import { section } from './section';
import { showPools } from './show-pools';
import { showRoutes } from './show-routes';
import { showStores } from './show-stores';
import { absent, textTable } from './text-table';

/** Everything that stands in one Region, and where its requests go when it cannot answer them. */
export function showRegion(region: Region): string {
  return [
    place(region),
    showPools(region),
    showRoutes(region.gateway),
    showStores(region.stores),
    peers(region),
    components(region),
  ].join('\n\n');
}

function place({ name, jurisdiction, account, network, cluster }: Region): string {
  const natZones = network.zones.filter(({ natGateway }) => natGateway).map((zone) => zone.name);
  const nodes = cluster.systemNodes;
  const facts = factList([
    ['Account', account],
    ['VPC', `${network.vpcName}, ${network.cidr}`],
    ['Zones', network.zones.map((zone) => zone.name).join(', ')],
    ['NAT gateways', natZones.join(', ') || 'none'],
    ['Load balancers', network.loadBalancers.map(({ name: label, scheme }) => `${label} (${scheme})`).join(', ')],
    ['Cluster', `${cluster.name}, Kubernetes ${cluster.version}, API server ${reach(cluster.endpointCidrs)}`],
    ['System nodes', `${nodes.minNodes}-${nodes.maxNodes} of ${nodes.instanceTypes.join(', ')}`],
  ]);
  return section(`Region ${name} (${jurisdiction})`, facts);
}

function reach(cidrs: readonly string[]): string {
  return cidrs.length === 0 ? 'private' : `open to ${cidrs.join(', ')}`;
}

function peers(region: Region): string {
  const title = `Failover of ${region.name}`;
  if (region.peers.length === 0) return section(title, 'none: the only Region of its jurisdiction');
  const rows = region.peers.map((peer) => [
    peer.order,
    peer.region,
    peer.rttMs ?? absent,
    peer.host,
    `${peer.port} (${peer.tls ? 'TLS' : 'plain'})`,
  ]);
  return section(title, textTable(['order', 'Region', 'round trip ms', 'host', 'port'], rows));
}

function components(region: Region): string {
  const rows = region.components.map(({ order, name, version, namespace }) => [order, name, version, namespace]);
  return section(`Components of ${region.name}`, textTable(['order', 'name', 'version', 'namespace'], rows));
}
