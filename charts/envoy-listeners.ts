import type { JsonObject, PoolProxy } from '#topology';
import { clusters } from './envoy-clusters';
import { extension, socket } from './envoy-type';

const everyAddress = '0.0.0.0';

const router = extension('filters.http.router', 'extensions.filters.http.router.v3.Router', {
  suppress_envoy_headers: true,
});

/** One for requests; one that shows two paths of the admin interface, which itself is on the loopback. */
export function envoyListeners(proxy: PoolProxy): JsonObject[] {
  return [requests(proxy), status(proxy)];
}

function requests(proxy: PoolProxy): JsonObject {
  const { limits } = proxy;
  return {
    name: 'requests',
    address: socket(everyAddress, proxy.port),
    per_connection_buffer_limit_bytes: limits.bufferKiB * 1024,
    filter_chains: [
      {
        filters: [
          connectionManager('requests', {
            stream_idle_timeout: `${limits.idleSeconds}s`,
            common_http_protocol_options: { max_connection_duration: `${limits.connectionSeconds}s` },
            // the answer that is under way says that it is the last
            http1_safe_max_connection_duration: true,
            normalize_path: true,
            merge_slashes: true,
            path_with_escaped_slashes_action: 'REJECT_REQUEST',
            preserve_external_request_id: true,
            server_header_transformation: 'PASS_THROUGH',
            early_header_mutation_extensions: [callersHeaders(proxy)],
            access_log: [failures(proxy)],
            http_filters: [askPicker(proxy), router],
            route_config: { virtual_hosts: [{ name: 'pool', domains: ['*'], routes: routes(proxy) }] },
          }),
        ],
      },
    ],
  };
}

/** Before a route is chosen: a destination that came with the request must not become one. */
function callersHeaders({ headers }: PoolProxy): JsonObject {
  return extension(
    'http.early_header_mutation.header_mutation',
    'extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation',
    {
      mutations: [
        ...headers.removed.map((remove) => ({ remove })),
        ...headers.set.map(({ name, value }) => ({
          append: { header: { key: name, value }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' },
        })),
      ],
    },
  );
}

/**
 * The request passes through the picker, and waits there while the pool is full. The answer does not: it streams straight from the
 * engine, and goes on when the picker dies.
 */
function askPicker({ picker }: PoolProxy): JsonObject {
  return extension('filters.http.ext_proc', 'extensions.filters.http.ext_proc.v3.ExternalProcessor', {
    grpc_service: { envoy_grpc: { cluster_name: clusters.picker } },
    failure_mode_allow: true,
    // what it was given when it died is lost: tier 1 asks again
    status_on_error: { code: 'ServiceUnavailable' },
    message_timeout: `${picker.answerSeconds}s`,
    processing_mode: {
      request_header_mode: 'SEND',
      request_body_mode: 'FULL_DUPLEX_STREAMED',
      request_trailer_mode: 'SEND',
      response_header_mode: 'SKIP',
      response_body_mode: 'NONE',
      response_trailer_mode: 'SKIP',
    },
  });
}

/** With an answer of the picker to the engine that it names, without to any. Tier 1 bounds the whole request. */
function routes({ headers, engines }: PoolProxy): JsonObject[] {
  const common = { timeout: '0s' };
  const request_headers_to_remove = [...headers.withheld];
  return [
    {
      match: { prefix: '/', headers: [{ name: headers.destination, present_match: true }] },
      route: { ...common, cluster: clusters.picked },
      request_headers_to_remove,
    },
    {
      match: { prefix: '/' },
      route: {
        ...common,
        cluster: clusters.spread,
        retry_policy: {
          retry_on: 'connect-failure',
          num_retries: engines.retries,
          retry_host_predicate: [
            extension(
              'retry_host_predicates.previous_hosts',
              'extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate',
            ),
          ],
        },
      },
      request_headers_to_remove,
    },
  ];
}

/** Requests that failed, without what was asked or who asked. */
function failures({ loggedFromStatus }: PoolProxy): JsonObject {
  const value = { default_value: loggedFromStatus, runtime_key: 'none' };
  return {
    ...extension('access_loggers.stdout', 'extensions.access_loggers.stream.v3.StdoutAccessLog', {
      log_format: {
        json_format: {
          time: '%START_TIME%',
          request: '%REQ(x-request-id)%',
          path: '%REQ(:path)%',
          code: '%RESPONSE_CODE%',
          flags: '%RESPONSE_FLAGS%',
          details: '%RESPONSE_CODE_DETAILS%',
          cluster: '%UPSTREAM_CLUSTER%',
          upstream: '%UPSTREAM_HOST%',
          durationMs: '%DURATION%',
        },
      },
    }),
    filter: { status_code_filter: { comparison: { op: 'GE', value } } },
  };
}

function status({ status: { port, readyPath, metricsPath } }: PoolProxy): JsonObject {
  return {
    name: 'status',
    address: socket(everyAddress, port),
    filter_chains: [
      {
        filters: [
          connectionManager('status', {
            http_filters: [router],
            route_config: {
              virtual_hosts: [
                {
                  name: 'status',
                  domains: ['*'],
                  routes: [readyPath, metricsPath].map((path) => ({
                    match: { path },
                    route: { cluster: clusters.admin },
                  })),
                },
              ],
            },
          }),
        ],
      },
    ],
  };
}

function connectionManager(name: string, options: JsonObject): JsonObject {
  return extension(
    'filters.network.http_connection_manager',
    'extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
    { stat_prefix: name, ...options },
  );
}
