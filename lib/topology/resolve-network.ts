import type { Blueprint } from '#blueprint';
import { hostnameOf, peerZone } from './hostname';
import { names } from './names';
import type { Certificate, EdgeRecord, LoadBalancer, Network, TargetGroup } from './network';
import type { RegionContext } from './region-context';
import { zoneCidrs } from './subnets';

/** Path at which Envoy's traffic listener tells the load balancers whether it takes requests. */
export const readinessPath = '/ready';

/** Ports of the listeners: above 1023, so that Envoy Gateway does not move them. */
export const envoyPort = { HTTPS: 8443, HTTP: 8080 } as const;

const flowLogDays = { production: 90, demo: 1 };

/** Interface endpoints in production: what nodes and pods call all day. The demo goes through its NAT gateway, which is cheaper. */
const interfaceEndpoints = [
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'eks',
  'eks-auth',
  'kinesis-streams',
  'kms',
  'logs',
  'secretsmanager',
  'sqs',
  'sts',
];

/** Resolves the VPC of a Region, its load balancers and its record at the edge. */
export function resolveNetwork(context: RegionContext): Network {
  const { blueprint, region, prefix, isProduction } = context;
  const cidrs = zoneCidrs(region.cidr, region.zones.length);
  const [firstZone = ''] = region.zones;
  const zone = peerZone(context);
  return {
    vpcName: prefix,
    cidr: region.cidr,
    zones: region.zones.map((name, index) => ({
      name,
      privateCidr: cidrs[index]?.privateCidr ?? '',
      publicCidr: cidrs[index]?.publicCidr ?? '',
      // one a zone in production, so that a zone's loss takes nothing else with it; one in all where money counts more
      natGateway: isProduction || index === 0,
      natZone: isProduction ? name : firstZone,
    })),
    gatewayEndpoints: ['s3', 'dynamodb'],
    interfaceEndpoints: isProduction ? interfaceEndpoints : [],
    flowLog: {
      logGroupName: names.logGroup(blueprint.name, region.name, 'vpc-flow'),
      retentionDays: flowLogDays[blueprint.kind],
      roleName: names.role(prefix, 'flow-log'),
    },
    privateZone: { domain: zone, host: names.peerHost(region.name, zone) },
    certificate: resolveCertificate(context),
    loadBalancers: resolveLoadBalancers(context),
    edgeRecord: resolveEdgeRecord(context),
  };
}

function resolveCertificate(context: RegionContext): Certificate | null {
  const { domain } = context.blueprint;
  const hostname = hostnameOf(context);
  if (domain === null || hostname === null) return null;
  return {
    domainName: hostname,
    alternativeNames: [names.peerHost(context.region.name, peerZone(context))],
    hostedZoneId: context.jurisdiction.hostedZoneId ?? domain.hostedZoneId,
  };
}

/** Port on which load balancers listen: 443 with a certificate, 80 inside the VPCs without. */
export function edgePort({ domain }: Pick<Blueprint, 'domain'>): number {
  return domain === null ? 80 : 443;
}

function resolveLoadBalancers(context: RegionContext): LoadBalancer[] {
  const { jurisdiction, region } = context;
  const peers = jurisdiction.regions.filter((other) => other.name !== region.name).map((other) => other.cidr);
  const internal = loadBalancer(context, 'internal', [region.cidr, ...peers]);
  if (jurisdiction.clientCidrs.length === 0) return [internal];
  // Global Accelerator hands on its clients' addresses, so the same networks are allowed either way
  return [internal, loadBalancer(context, 'public', jurisdiction.clientCidrs)];
}

function loadBalancer(
  context: RegionContext,
  reach: 'internal' | 'public',
  allowedCidrs: readonly string[],
): LoadBalancer {
  const secure = context.blueprint.domain !== null;
  const name = names.loadBalancer(context.blueprint.name, reach);
  return {
    name,
    scheme: reach === 'public' ? 'internet-facing' : 'internal',
    listener: { port: edgePort(context.blueprint), protocol: secure ? 'TLS' : 'TCP' },
    targetGroup: targetGroup(name, secure),
    allowedCidrs,
  };
}

function targetGroup(name: string, secure: boolean): TargetGroup {
  const port = secure ? envoyPort.HTTPS : envoyPort.HTTP;
  return {
    name,
    port,
    protocol: secure ? 'TLS' : 'TCP',
    proxyProtocolV2: true,
    healthCheck: { port, protocol: secure ? 'HTTPS' : 'HTTP', path: readinessPath, intervalSeconds: 10 },
    // Envoy drains streams for as long; longer than most answers take
    deregistrationDelaySeconds: 120,
  };
}

function resolveEdgeRecord(context: RegionContext): EdgeRecord | null {
  const { blueprint, jurisdiction, prefix } = context;
  const hostname = hostnameOf(context);
  if (jurisdiction.edge !== 'route53' || blueprint.domain === null || hostname === null) return null;
  const reach = jurisdiction.clientCidrs.length > 0 ? 'public' : 'internal';
  return {
    ...publicZone(context, blueprint.domain, hostname),
    name: hostname,
    loadBalancer: names.loadBalancer(blueprint.name, reach),
    healthCheck: {
      name: prefix,
      alarmName: `${prefix}-edge-unhealthy`,
      topicName: names.topic(prefix, 'critical'),
      runbook: 'docs/runbook.md#edge-unhealthy',
      minHealthyHosts: 1,
      periodSeconds: 60,
      evaluationPeriods: 2,
    },
  };
}

/** Public zone of the jurisdiction's names: its own, delegated to its account and named as its API; or the domain's. */
export function publicZone(
  { jurisdiction }: Pick<RegionContext, 'jurisdiction'>,
  domain: NonNullable<Blueprint['domain']>,
  hostname: string,
): { hostedZoneId: string; zoneName: string } {
  return jurisdiction.hostedZoneId === null
    ? { hostedZoneId: domain.hostedZoneId, zoneName: domain.name }
    : { hostedZoneId: jurisdiction.hostedZoneId, zoneName: hostname };
}
