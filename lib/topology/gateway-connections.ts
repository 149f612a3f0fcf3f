import { authorizerConnections } from './authorizer-connections';
import { type Connection, httpsPort, tcp } from './connection';
import type { FlowPeer } from './flow';
import { anywhere, podsOf, privateSubnets, wholeVpc } from './flow-ends';
import type { Gateway } from './gateway';
import type { Identity } from './identity';
import { cluster } from './names';
import type { Network } from './network';
import type { Peer } from './peer';
import type { Stores } from './stores';

const { envoy, monitoring } = cluster.namespaces;

/** Labels that Envoy Gateway 1.8.3 gives to what it makes (internal/infrastructure/kubernetes), and to itself (its chart). */
export const gatewayEnvoys = podsOf(envoy, [
  { key: 'gateway.envoyproxy.io/owning-gateway-name', value: cluster.gatewayName },
]);
const controller = podsOf(envoy, [{ key: 'control-plane', value: 'envoy-gateway' }]);
const rateLimit = podsOf(envoy, [{ key: 'app.kubernetes.io/component', value: 'ratelimit' }]);

/** Its ports: configuration of Envoys and of the rate-limit service, that service itself, and everyone's metrics. */
const ports = { envoyConfiguration: 18_000, limitConfiguration: 18_001, rateLimit: 8081, metrics: 19_001 } as const;

/** Metrics of the AI Gateway's processor, a container beside each Envoy. */
const aiMetricsPort = 1064;

interface Around {
  readonly network: Network;
  readonly gateway: Gateway;
  readonly peers: readonly Peer[];
  readonly stores: Stores;
  readonly identities: readonly Identity[];
}

/** Tier 1: who reaches the Envoys, what they ask on the way, and where they send requests besides the pools. */
export function gatewayConnections(around: Around): Connection[] {
  const { network, gateway } = around;
  const extension = cluster.gatewayExtension;
  return [
    {
      name: 'load-balancers',
      from: wholeVpc(network),
      to: gatewayEnvoys,
      ports: tcp(...new Set(gateway.targetGroups.map(({ port }) => port))),
      reason: 'Requests and health checks of the load balancers, whose addresses AWS draws from the VPC’s subnets.',
    },
    {
      name: 'envoy-configuration',
      from: gatewayEnvoys,
      to: controller,
      ports: tcp(ports.envoyConfiguration),
      reason: 'Envoys take their configuration from Envoy Gateway.',
    },
    {
      name: 'extension',
      from: controller,
      to: podsOf(extension.namespace),
      ports: tcp(extension.port),
      reason: 'Envoy Gateway has the AI Gateway extend what it translates.',
    },
    {
      name: 'gateway-metrics',
      from: podsOf(monitoring),
      to: podsOf(envoy),
      ports: tcp(ports.metrics, aiMetricsPort),
      reason: 'Prometheus reads Envoys, the AI Gateway’s part of them, and the rate-limit service.',
    },
    ...authorizerConnections(gateway, { network, identities: around.identities, envoys: gatewayEnvoys }),
    ...telemetryConnections(gateway),
    ...limitConnections(around),
    ...outwardConnections(around),
  ];
}

function telemetryConnections({ telemetry }: Gateway): Connection[] {
  if (telemetry === null) return [];
  return [
    {
      name: 'telemetry',
      from: gatewayEnvoys,
      to: podsOf(telemetry.namespace, [{ key: 'app.kubernetes.io/name', value: telemetry.service }]),
      ports: tcp(telemetry.port),
      reason: 'Envoys send traces and the access log to the collector.',
    },
  ];
}

function limitConnections({ network, stores }: Around): Connection[] {
  const { limitStore } = cluster;
  const store: FlowPeer = stores.cache === null ? podsOf(limitStore.namespace) : privateSubnets(network);
  return [
    {
      name: 'limits',
      from: gatewayEnvoys,
      to: rateLimit,
      ports: tcp(ports.rateLimit),
      reason: 'Envoys ask whether a tenant is within its limits.',
    },
    {
      name: 'limit-configuration',
      from: rateLimit,
      to: controller,
      ports: tcp(ports.limitConfiguration),
      reason: 'The rate-limit service takes its limits from Envoy Gateway.',
    },
    {
      name: 'limit-store',
      from: rateLimit,
      to: store,
      ports: tcp(stores.cache?.port ?? limitStore.port),
      reason: 'Counters of the limits. A cache of AWS has addresses in the private subnets that are not known before.',
    },
  ];
}

function outwardConnections({ gateway, peers }: Around): Connection[] {
  const keys: Connection = {
    name: 'token-keys',
    from: gatewayEnvoys,
    to: anywhere,
    ports: tcp(httpsPort),
    reason: 'Public keys of the issuers of workloads’ tokens, whose addresses are theirs to choose.',
  };
  return [
    ...(peers.length === 0
      ? []
      : [
          {
            name: 'peers',
            from: gatewayEnvoys,
            to: { kind: 'networks', cidrs: peers.map(({ cidr }) => cidr), except: [] } as const,
            ports: tcp(...new Set(peers.map(({ port }) => port))),
            reason: 'Failover: the internal load balancers of the jurisdiction’s other Regions, in their VPCs.',
          },
        ]),
    ...(gateway.access.tokenIssuers.length > 0 ? [keys] : []),
  ];
}
