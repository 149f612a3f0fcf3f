import type { LoadBalancer, Region } from '#topology';
import type { Layout } from './layout';
import { mark } from './mark';
import { regionSection } from './region-section';
import { section } from './section';
import type { ShownRegions } from './shown-regions';
import { textTable } from './text-table';

/** The networks of Regions, and who may come in. */
export function showNetwork(shown: ShownRegions, layout: Layout): string {
  const networks = shown.regions.map((region) => [
    region.name,
    region.network.vpcName,
    region.network.cidr,
    zonesOf(region, shown).join(', '),
    gatewaysOf(region, shown),
  ]);
  const rowsOf = (region: Region) => region.network.loadBalancers.map((balancer) => row(balancer, region, layout));
  const head = ['load balancer', 'scheme', 'listener', 'from'];
  return [
    section('Networks', textTable(['Region', 'VPC', 'network', 'zones', 'NAT gateways in'], networks, layout), layout),
    regionSection({ title: 'Load balancers', head, rowsOf }, shown, layout),
  ].join('\n\n');
}

/** Beside the name of the Region its end is enough. */
function zonesOf({ name, network }: Region, { isOne }: ShownRegions): readonly string[] {
  return network.zones.map((zone) => (isOne || !zone.name.startsWith(name) ? zone.name : zone.name.slice(name.length)));
}

function gatewaysOf(region: Region, shown: ShownRegions): string {
  const zones = zonesOf(region, shown).filter((_, index) => region.network.zones[index]?.natGateway);
  return zones.length === region.network.zones.length ? 'each' : zones.join(', ') || 'none';
}

function row(balancer: LoadBalancer, region: Region, layout: Layout): readonly string[] {
  const { name, scheme, listener, allowedCidrs } = balancer;
  const isPublic = scheme === 'internet-facing';
  const networks = [region.network.cidr, ...region.peers.map(({ cidr }) => cidr)];
  const from = isSame(networks, allowedCidrs) ? 'its VPC and those of its peers' : allowedCidrs.join(', ') || 'nowhere';
  return [
    name,
    isPublic ? mark(scheme, 'notice', layout) : scheme,
    `${listener.protocol} ${listener.port}`,
    isPublic ? mark(from, 'notice', layout) : from,
  ];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
