import type { JsonObject, PoolProxy } from '#topology';
import { extension, socket, typed } from './envoy-type';

/** Names of the clusters in Envoy's configuration; they begin the names of its series. */
export const clusters = { picked: 'picked', spread: 'spread', picker: 'picker', admin: 'admin' } as const;

/** Where the Envoy of a pool goes: to the engine that the picker names, to any engine, to the picker, to its own admin interface. */
export function envoyClusters(proxy: PoolProxy): JsonObject[] {
  return [picked(proxy), spread(proxy), picker(proxy), admin(proxy)];
}

function limited({ limits }: PoolProxy): JsonObject {
  const { concurrent } = limits;
  const thresholds = { max_connections: concurrent, max_pending_requests: concurrent, max_requests: concurrent };
  return {
    connect_timeout: `${limits.connectSeconds}s`,
    per_connection_buffer_limit_bytes: limits.bufferKiB * 1024,
    circuit_breakers: { thresholds: [thresholds] },
  };
}

function picked(proxy: PoolProxy): JsonObject {
  return {
    name: clusters.picked,
    type: 'ORIGINAL_DST',
    lb_policy: 'CLUSTER_PROVIDED',
    original_dst_lb_config: { use_http_header: true, http_header_name: proxy.headers.destination },
    ...limited(proxy),
  };
}

function spread(proxy: PoolProxy): JsonObject {
  const { host, port, lookUpSeconds, ejection } = proxy.engines;
  return {
    name: clusters.spread,
    ...byName(clusters.spread, [endpoint(host, port)], lookUpSeconds),
    outlier_detection: { consecutive_5xx: ejection.errors, base_ejection_time: `${ejection.seconds}s` },
    ...limited(proxy),
  };
}

/** All pickers by name; the one that answers that it leads is used, and with none of them no time is lost. */
function picker(proxy: PoolProxy): JsonObject {
  const { host, port, healthPort, healthService, healthSeconds } = proxy.picker;
  return {
    name: clusters.picker,
    ...byName(clusters.picker, [endpoint(host, port, healthPort)], proxy.engines.lookUpSeconds),
    common_lb_config: { healthy_panic_threshold: { value: 0 } },
    outlier_detection: unreachable(proxy.picker),
    health_checks: [
      {
        grpc_health_check: { service_name: healthService },
        interval: `${healthSeconds}s`,
        no_traffic_interval: `${healthSeconds}s`,
        timeout: `${healthSeconds}s`,
        unhealthy_threshold: 1,
        healthy_threshold: 1,
      },
    ],
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': typed(
        'extensions.upstreams.http.v3.HttpProtocolOptions',
        { explicit_http_config: { http2_protocol_options: {} } },
      ),
    },
    ...limited(proxy),
  };
}

/** A picker that cannot be reached is left out at once, until its health is seen again; what it answers is no reason to. */
function unreachable({ ejection: { errors, seconds } }: PoolProxy['picker']): JsonObject {
  return {
    split_external_local_origin_errors: true,
    consecutive_local_origin_failure: errors,
    enforcing_consecutive_local_origin_failure: 100,
    enforcing_local_origin_success_rate: 0,
    enforcing_consecutive_5xx: 0,
    enforcing_consecutive_gateway_failure: 0,
    enforcing_success_rate: 0,
    max_ejection_percent: 100,
    base_ejection_time: `${seconds}s`,
  };
}

function admin({ admin: { address, port }, limits }: PoolProxy): JsonObject {
  return {
    name: clusters.admin,
    type: 'STATIC',
    connect_timeout: `${limits.connectSeconds}s`,
    load_assignment: { cluster_name: clusters.admin, endpoints: [{ lb_endpoints: [endpoint(address, port)] }] },
  };
}

/** Every address that the name stands for now. */
function byName(name: string, endpoints: readonly JsonObject[], lookUpSeconds: number): JsonObject {
  return {
    cluster_type: extension('clusters.dns', 'extensions.clusters.dns.v3.DnsCluster', {
      dns_refresh_rate: `${lookUpSeconds}s`,
      dns_lookup_family: 'V4_ONLY',
    }),
    lb_policy: 'LEAST_REQUEST',
    load_assignment: { cluster_name: name, endpoints: [{ lb_endpoints: [...endpoints] }] },
  };
}

function endpoint(address: string, port: number, healthPort = port): JsonObject {
  return {
    endpoint: {
      address: socket(address, port),
      ...(healthPort === port ? {} : { health_check_config: { port_value: healthPort } }),
    },
  };
}
