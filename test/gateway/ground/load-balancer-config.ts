import type { LoadBalancer, TargetGroup } from '#topology';

/** Files that a load balancer reads and writes. */
export interface BalancerFiles {
  /** Registered targets, which change while it runs. */
  readonly targets: string;
  /** Socket of Envoy's administration. */
  readonly administration: string;
  /** Certificate and key that clients are shown; null: the listener is no TLS listener. */
  readonly certificate: { readonly certificate: string; readonly key: string } | null;
}

/**
 * What a target group does unless told otherwise, of which the stacks tell nothing (CloudFormation's AWS::ElasticLoadBalancingV2::TargetGroup,
 * 2026-11): for target groups of TCP and TLS 10 s to answer, 5 good answers to come back, 2 bad ones to leave. Status 200 to 399 is good.
 */
const HEALTH = { timeoutSeconds: 10, healthyAfter: 5, unhealthyAfter: 2, goodStatus: { start: 200, end: 400 } };
/** A quiet connection is dropped after it ("Network Load Balancers", Elastic Load Balancing's user guide, 2026-11). */
const IDLE_SECONDS = 350;
/** Not stated by AWS: long enough for a target that is there. */
const CONNECT_SECONDS = 5;

/** Protocols that a client may offer and get, by the policy HTTP2Preferred: the first that it offers of this list. */
const PROTOCOLS = [['h2'], ['http/1.1'], ['http/1.0']] as const;

const CLUSTER = 'targets';
const TYPE = 'type.googleapis.com/envoy';

/**
 * Configuration of an Envoy that does what a network load balancer of the Topology does, as the stack sets it: TLS ends with the certificate
 * (HTTP/2 preferred) and starts again towards the target, whoever signed its certificate, with the same protocol; the client's address goes in a
 * PROXY header (version 2) before it; connections go to healthy targets of every zone, and to all of them when none is healthy. Which networks
 * may connect is a matter of its security group: see `HostOptions.hears`.
 *
 * It differs: an NLB also notices a dead target by its connections, in a way that AWS does not describe; this one waits for health checks.
 */
export function loadBalancerConfig({ listener, targetGroup }: LoadBalancer, files: BalancerFiles) {
  const secure = listener.protocol === 'TLS';
  const chains = secure ? [...PROTOCOLS, []].map((offered) => tlsChain(offered, files)) : [tcpChain()];
  return {
    node: { id: 'balancer', cluster: 'balancer' },
    admin: { address: { pipe: { path: files.administration } } },
    static_resources: {
      listeners: [
        {
          name: 'clients',
          address: { socket_address: { address: '0.0.0.0', port_value: listener.port } },
          listener_filters: secure
            ? [
                typed(
                  'envoy.filters.listener.tls_inspector',
                  'extensions.filters.listener.tls_inspector.v3.TlsInspector',
                ),
              ]
            : [],
          filter_chains: chains,
        },
      ],
      clusters: [cluster(targetGroup, files.targets)],
    },
  };
}

/** What the target group's file holds: each target by its address. */
export function targetsConfig({ port }: TargetGroup, addresses: readonly string[]) {
  const endpoints = addresses.map((address) => ({
    endpoint: { address: { socket_address: { address, port_value: port } } },
  }));
  const assignment = {
    '@type': `${TYPE}.config.endpoint.v3.ClusterLoadAssignment`,
    cluster_name: CLUSTER,
    endpoints: [{ lb_endpoints: endpoints }],
  };
  return { resources: [assignment] };
}

interface Chain {
  readonly filter_chain_match?: object;
  readonly filters: readonly object[];
  readonly transport_socket?: object;
}

function tcpChain(): Chain {
  return { filters: [proxyFilter()] };
}

/** Clients that offer a protocol get it, and the target is asked for the same. */
function tlsChain(offered: readonly string[], { certificate }: BalancerFiles): Chain {
  if (certificate === null) throw new Error('a TLS listener needs a certificate; have: null');
  const { certificate: chain, key } = certificate;
  const protocol = { inline_string: offered.join(',') };
  const setProtocol = typed('set-protocol', 'extensions.filters.network.set_filter_state.v3.Config', {
    on_new_connection: [
      { object_key: 'envoy.network.application_protocols', format_string: { text_format_source: protocol } },
    ],
  });
  return {
    filter_chain_match: { transport_protocol: 'tls', application_protocols: offered },
    filters: [...(offered.length === 0 ? [] : [setProtocol]), proxyFilter()],
    transport_socket: typed('envoy.transport_sockets.tls', 'extensions.transport_sockets.tls.v3.DownstreamTlsContext', {
      common_tls_context: {
        alpn_protocols: offered,
        tls_params: { tls_minimum_protocol_version: 'TLSv1_2' },
        tls_certificates: [{ certificate_chain: { filename: chain }, private_key: { filename: key } }],
      },
    }),
  };
}

function proxyFilter(): object {
  return typed('envoy.filters.network.tcp_proxy', 'extensions.filters.network.tcp_proxy.v3.TcpProxy', {
    stat_prefix: CLUSTER,
    cluster: CLUSTER,
    idle_timeout: `${IDLE_SECONDS}s`,
  });
}

function cluster({ protocol, proxyProtocolV2, healthCheck, port }: TargetGroup, targets: string): object {
  if (healthCheck.port !== port)
    throw new Error(`health checks of port ${healthCheck.port} instead of ${port} are not built`);
  const socket =
    protocol === 'TLS'
      ? typed('envoy.transport_sockets.tls', 'extensions.transport_sockets.tls.v3.UpstreamTlsContext', {})
      : typed('envoy.transport_sockets.raw_buffer', 'extensions.transport_sockets.raw_buffer.v3.RawBuffer', {});
  const heading = { config: { version: 'V2' }, transport_socket: socket };
  return {
    name: CLUSTER,
    type: 'EDS',
    eds_cluster_config: { eds_config: { path_config_source: { path: targets }, resource_api_version: 'V3' } },
    connect_timeout: `${CONNECT_SECONDS}s`,
    // an NLB chooses by a hash over addresses and ports, which is as good as chance
    lb_policy: 'RANDOM',
    // all targets when less than one in a hundred is healthy, that is when none is
    common_lb_config: { healthy_panic_threshold: { value: 1 } },
    transport_socket: proxyProtocolV2
      ? typed(
          'envoy.transport_sockets.upstream_proxy_protocol',
          'extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport',
          heading,
        )
      : socket,
    health_checks: [
      {
        interval: `${healthCheck.intervalSeconds}s`,
        // the same while nobody connects
        no_traffic_interval: `${healthCheck.intervalSeconds}s`,
        no_traffic_healthy_interval: `${healthCheck.intervalSeconds}s`,
        timeout: `${HEALTH.timeoutSeconds}s`,
        healthy_threshold: HEALTH.healthyAfter,
        unhealthy_threshold: HEALTH.unhealthyAfter,
        reuse_connection: false,
        http_health_check: { path: healthCheck.path, expected_statuses: [HEALTH.goodStatus] },
        ...(healthCheck.protocol === 'HTTPS' ? { tls_options: { alpn_protocols: ['http/1.1'] } } : {}),
      },
    ],
  };
}

function typed(name: string, type: string, config: object = {}): object {
  return { name, typed_config: { '@type': `${TYPE}.${type}`, ...config } };
}
