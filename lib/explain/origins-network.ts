import { fields, hostnameFields, regionalName } from './fields';
import { copied, decided, type Origins, originsOf } from './origin';

const source = 'lib/topology/resolve-network.ts';
const names = 'lib/topology/names.ts';
const hostname = 'lib/topology/hostname.ts';
const peers = 'lib/topology/resolve-peers.ts';
const subnets = 'lib/topology/subnets.ts';
const region = 'lib/topology/resolve-region.ts';
const listening = '443 (TLS) with a domain, 80 (TCP) without';
const behind = '8443 (TLS) with a domain, 8080 (TCP) without: above 1023, so that Envoy Gateway does not move them';

/** Where the facts of a Region's name and network come from, and those of its peers. */
export const networkOrigins: Origins = originsOf('jurisdictions.regions', {
  name: copied(region, fields.region),
  jurisdiction: copied(region, fields.jurisdiction),
  account: decided(region, 'as the blueprint has it, else ACCOUNT_ID for whichever deploys it', fields.account),
  ...originsOf('network', {
    vpcName: decided('lib/topology/region-context.ts', '<deployment>-<region>', ...regionalName),
    cidr: copied(source, fields.cidr),
    'zones.name': copied(source, fields.zones),
    'zones.privateCidr': decided(subnets, "a quarter of the Region's network for each zone", fields.cidr),
    'zones.publicCidr': decided(subnets, "a sixteenth of the network's last quarter for each zone", fields.cidr),
    'zones.natGateway': decided(source, 'one a zone in production, one in all in a demo', 'kind'),
    'zones.natZone': decided(
      source,
      'the zone itself in production, the first in a demo',
      'kind',
      fields.region,
      fields.zones,
    ),
    gatewayEndpoints: decided(source, 's3 and dynamodb, which cost nothing'),
    interfaceEndpoints: decided(source, 'what nodes and pods call all day, in production', 'kind'),
    'flowLog.logGroupName': decided(names, '/meridian/<deployment>/<region>/vpc-flow', ...regionalName),
    'flowLog.retentionDays': decided(source, '90 days in production, 1 in a demo', 'kind'),
    'flowLog.roleName': decided(names, '<deployment>-<region>-flow-log', ...regionalName),
    'privateZone.domain': decided(
      hostname,
      'peer.<host name of the API>; <jurisdiction>.meridian.internal without',
      ...hostnameFields,
    ),
    'privateZone.host': decided(names, '<region>.<private zone>', fields.region, ...hostnameFields),
    certificate: decided(source, 'only with a domain', 'domain'),
    'certificate.domainName': decided(hostname, 'the host name of the API', ...hostnameFields),
    'certificate.alternativeNames': decided(names, '<region>.<private zone>', fields.region, ...hostnameFields),
    'certificate.hostedZoneId': decided(
      source,
      "the jurisdiction's zone, else the domain's",
      fields.hostedZoneId,
      'domain.hostedZoneId',
    ),
    ...loadBalancers(),
    ...edgeRecord(),
  }),
  ...originsOf('peers', {
    '': decided(peers, 'the other Regions of the jurisdiction', fields.regions),
    region: decided(peers, 'the other Regions of the jurisdiction', fields.regions, fields.region),
    order: decided(peers, 'nearest by round trip first, equals as the blueprint orders them', fields.regions),
    rttMs: decided(peers, 'round trip of the pair (regions/catalog/rtt.ts)', fields.region),
    cidr: copied(peers, fields.cidr),
    host: decided(names, '<region>.<private zone>', fields.region, ...hostnameFields),
    port: decided(source, listening, 'domain'),
    tls: decided(peers, 'with a domain', 'domain'),
  }),
});

function loadBalancers(): Origins {
  return originsOf('loadBalancers', {
    name: decided(names, '<deployment>-internal, <deployment>-public', 'name'),
    scheme: decided(source, 'an internal one always, a public one for client networks', fields.clientCidrs),
    listener: decided(source, listening, 'domain'),
    targetGroup: decided(source, 'how Envoy is reached, asked for its health, and drained'),
    'targetGroup.name': decided(names, 'as its load balancer', 'name'),
    'targetGroup.port': decided(source, behind, 'domain'),
    'targetGroup.protocol': decided(source, behind, 'domain'),
    'targetGroup.healthCheck.port': decided(source, behind, 'domain'),
    'targetGroup.healthCheck.protocol': decided(source, 'HTTPS with a domain, HTTP without', 'domain'),
    allowedCidrs: decided(
      source,
      "the Regions' networks for the internal one, those of clients for the public one",
      fields.regions,
      fields.cidrs,
      fields.clientCidrs,
    ),
  });
}

function edgeRecord(): Origins {
  return originsOf('edgeRecord', {
    '': decided(source, 'only with the edge route53', fields.edge),
    hostedZoneId: decided(
      source,
      "the jurisdiction's zone, else the domain's",
      fields.hostedZoneId,
      'domain.hostedZoneId',
    ),
    zoneName: decided(
      source,
      'the host name for a zone of its own, else the domain',
      fields.hostedZoneId,
      ...hostnameFields,
    ),
    name: decided(hostname, 'the host name of the API', ...hostnameFields),
    loadBalancer: decided(names, 'the public one where there is one', 'name', fields.clientCidrs),
    healthCheck: decided(source, 'two minutes without a healthy Envoy take the Region out of DNS', fields.edge),
    'healthCheck.name': decided(source, '<deployment>-<region>', ...regionalName),
    'healthCheck.alarmName': decided(source, '<deployment>-<region>-edge-unhealthy', ...regionalName),
    'healthCheck.topicName': decided(names, '<deployment>-<region>-critical', ...regionalName),
  });
}
