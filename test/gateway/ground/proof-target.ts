import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from '#test/toolchain/index';
import type { Host, Program } from './ground';

const TYPE = 'type.googleapis.com/envoy.extensions';

/** Port of the target. */
export const TARGET_PORT = 8443;

/**
 * An Envoy that answers with what it was told of the client, as headers: `x-client` (address by the PROXY header, without which it does not talk),
 * `x-protocol`, and `x-target`, its own host.
 */
export async function targetProgram(
  host: Host,
  { folder, certificate, key }: { readonly folder: string; readonly certificate: string; readonly key: string },
): Promise<Program> {
  const said = {
    'x-client': '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%',
    'x-protocol': '%PROTOCOL%',
    'x-target': host.name,
  };
  const manager = {
    '@type': `${TYPE}.filters.network.http_connection_manager.v3.HttpConnectionManager`,
    stat_prefix: 'target',
    route_config: {
      response_headers_to_add: Object.entries(said).map(([name, value]) => ({ header: { key: name, value } })),
      virtual_hosts: [
        { name: 'all', domains: ['*'], routes: [{ match: { prefix: '/' }, direct_response: { status: 200 } }] },
      ],
    },
    http_filters: [
      { name: 'envoy.filters.http.router', typed_config: { '@type': `${TYPE}.filters.http.router.v3.Router` } },
    ],
  };
  const tls = {
    '@type': `${TYPE}.transport_sockets.tls.v3.DownstreamTlsContext`,
    common_tls_context: {
      alpn_protocols: ['h2', 'http/1.1'],
      tls_certificates: [{ certificate_chain: { filename: certificate }, private_key: { filename: key } }],
    },
  };
  const proxyProtocol = { '@type': `${TYPE}.filters.listener.proxy_protocol.v3.ProxyProtocol` };
  const listener = {
    address: { socket_address: { address: '0.0.0.0', port_value: TARGET_PORT } },
    listener_filters: [{ name: 'envoy.filters.listener.proxy_protocol', typed_config: proxyProtocol }],
    filter_chains: [
      {
        filters: [{ name: 'envoy.filters.network.http_connection_manager', typed_config: manager }],
        transport_socket: { name: 'envoy.transport_sockets.tls', typed_config: tls },
      },
    ],
  };
  const config = join(folder, `${host.name}.json`);
  writeFileSync(config, JSON.stringify({ static_resources: { listeners: [listener] } }));
  const args = ['-c', config, '--log-level', 'warning', '--concurrency', '1', '--disable-hot-restart'];
  return { program: await tool('envoy'), args };
}
