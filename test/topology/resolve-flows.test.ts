import type { Flow } from '#topology';
import { shippedRegions } from './shipped-topologies';

const rows = shippedRegions.map(([place, region]) => ({ place, region }));
const production = rows.filter(({ place }) => place.startsWith('production/'));

/** Networks that a flow leads to. */
function cidrsOf(flows: readonly Flow[], name: string): readonly string[] {
  const found = flows.find((flow) => flow.name === name);
  if (found?.peer.kind !== 'networks') throw new Error(`no flow ${name} to a network`);
  return found.peer.cidrs;
}

test.each(production)(
  '$place: AWS is reached inside the VPC where all that is called has an endpoint there',
  ({ region }) => {
    const { zones, interfaceEndpoints } = region.network;
    expect(interfaceEndpoints).toContain('sqs');
    expect(cidrsOf(region.flows, 'scaler-aws-out')).toEqual(zones.map(({ privateCidr }) => privateCidr));
    // prices and IAM have none in most Regions
    expect(cidrsOf(region.flows, 'karpenter-aws-out')).toEqual(['0.0.0.0/0']);
  },
);

test.each(rows)(
  '$place: the API server is asked by its Service’s address and by those of the private subnets',
  ({ region }) => {
    expect(cidrsOf(region.flows, 'keda-api-server-out')).toEqual([
      '172.20.0.1/32',
      ...region.network.zones.map(({ privateCidr }) => privateCidr),
    ]);
  },
);

test.each(rows)('$place: failover leads to the jurisdiction’s other Regions and to no other network', ({ region }) => {
  expect(cidrsOf(region.flows, 'peers-out')).toEqual(region.peers.map(({ cidr }) => cidr));
});

test.each(rows)('$place: nobody is told a secret of the node: its metadata is out of reach', ({ region }) => {
  for (const { peer } of region.flows.filter(({ direction }) => direction === 'egress')) {
    if (peer.kind !== 'networks') continue;
    const reachesAll = peer.cidrs.includes('0.0.0.0/0');
    expect(peer.except).toEqual(reachesAll ? ['169.254.0.0/16'] : []);
    // the Pod Identity agent, and nothing else there
    const linkLocal = peer.cidrs.filter((cidr) => cidr.startsWith('169.254.'));
    expect([[], ['169.254.170.23/32']]).toContainEqual(linkLocal);
  }
});

test.each(rows)(
  '$place: every namespace finds names, and every component’s pods with a role their credentials',
  ({ region }) => {
    const open = region.flows.map(({ namespace, name }) => `${namespace}/${name}`);
    expect(open).toEqual(expect.arrayContaining(region.namespaces.map(({ name }) => `${name}/dns-out`)));
    const installed = new Set(region.components.map(({ namespace }) => namespace));
    const roles = region.identities.filter(({ namespace }) => installed.has(namespace));
    expect(roles).not.toEqual([]);
    expect(open).toEqual(
      expect.arrayContaining(roles.map(({ namespace, name }) => `${namespace}/${name}-credentials-out`)),
    );
  },
);
