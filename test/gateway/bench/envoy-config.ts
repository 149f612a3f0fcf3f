import type { Authorizer } from '#topology';
import { ports } from './ports';

const type = (name: string) => ({ '@type': `type.googleapis.com/envoy.${name}` });

const at = (port: number) => ({ socket_address: { address: '127.0.0.1', port_value: port } });

/**
 * An Envoy that answers by itself, on two ports: on one of them it asks the authorizer before, with what the Topology says of it
 * (headers, prefix, time, tries). What one takes longer than the other is what the authorizer adds.
 */
export function envoyConfig(authorizer: Authorizer): object {
  return {
    admin: { address: at(ports.envoyAdmin) },
    static_resources: {
      listeners: [listener('alone', []), listener('asking', [externalAuthorization(authorizer)])],
      clusters: [
        {
          name: 'authorizer',
          type: 'STATIC',
          load_assignment: {
            cluster_name: 'authorizer',
            endpoints: [{ lb_endpoints: [{ endpoint: { address: at(ports.authorizer) } }] }],
          },
        },
      ],
    },
  };
}

function listener(name: 'alone' | 'asking', filters: readonly object[]): object {
  const route = { match: { prefix: '/' }, direct_response: { status: 200 } };
  const router = { name: 'router', typed_config: type('extensions.filters.http.router.v3.Router') };
  const connections = {
    ...type('extensions.filters.network.http_connection_manager.v3.HttpConnectionManager'),
    stat_prefix: name,
    use_remote_address: true,
    route_config: { virtual_hosts: [{ name, domains: ['*'], routes: [route] }] },
    http_filters: [...filters, router],
  };
  return {
    name,
    address: at(ports[name]),
    filter_chains: [{ filters: [{ name: 'http', typed_config: connections }] }],
  };
}

function externalAuthorization({
  pathPrefix,
  timeoutMs,
  retries,
  shownHeaders,
  takenHeaders,
  statusOnError,
}: Authorizer): object {
  const named = (names: readonly string[]) => ({ patterns: names.map((exact) => ({ exact, ignore_case: true })) });
  return {
    name: 'authorization',
    typed_config: {
      ...type('extensions.filters.http.ext_authz.v3.ExtAuthz'),
      failure_mode_allow: false,
      status_on_error: { code: statusOnError },
      allowed_headers: named(shownHeaders),
      http_service: {
        path_prefix: pathPrefix,
        server_uri: { uri: 'http://authorizer', cluster: 'authorizer', timeout: `${timeoutMs / 1000}s` },
        authorization_response: { allowed_upstream_headers: named(takenHeaders) },
        retry_policy: { num_retries: retries, retry_on: 'connect-failure,reset' },
      },
    },
  };
}
