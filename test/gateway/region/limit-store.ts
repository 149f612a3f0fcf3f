import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ground, Host, Running } from '#test/gateway/ground/index';
import type { Trust } from '#test/gateway/trust';
import { tool } from '#test/toolchain/index';
import type { Region } from '#topology';

const REDIS_PORT = 16_379;
/** A cluster of one, which has every slot: as its file says it after CLUSTER ADDSLOTS. */
const NODE = `${'5'.repeat(40)} 127.0.0.1:${REDIS_PORT}@${REDIS_PORT + 10_000} myself,master - 0 0 1 connected 0-16383`;

/** Name and port of a Region's serverless cache, as the parameter of Systems Manager has them. */
export function limitStoreAddress(region: Region): string {
  return `${hostName(region)}:${cacheOf(region).port}`;
}

/**
 * Starts what stands for the serverless cache with the counters of limits: Redis as a cluster of one, and an Envoy before it that
 * speaks TLS, under the cache's name.
 */
export async function startLimitStore(ground: Ground, region: Region, trust: Trust): Promise<Running> {
  const host = await ground.addHost(`${region.name}-limit-store`, { site: region.name });
  ground.name([hostName(region)], host.address, region.name);
  const folder = join(ground.folder, 'limit-store', region.name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'nodes.conf'), `${NODE}\nvars currentEpoch 1 lastVoteEpoch 0\n`);
  const store = await ground.start(host.name, host, {
    program: await tool('redis-server'),
    args: Object.entries({
      bind: '127.0.0.1',
      port: REDIS_PORT,
      dir: folder,
      save: '',
      'cluster-enabled': 'yes',
      'cluster-config-file': 'nodes.conf',
      // clients are told to come back by the same way
      'cluster-announce-ip': host.address,
      'cluster-announce-port': cacheOf(region).port,
    }).flatMap(([name, value]) => [`--${name}`, String(value)]),
  });
  const files = trust.issue(host.name, [hostName(region), host.address]);
  const config = join(folder, 'tls.json');
  writeFileSync(config, JSON.stringify(tlsConfig(host, cacheOf(region).port, files)));
  await ground.start(`${host.name}-tls`, host, {
    program: await tool('envoy'),
    args: ['--config-path', config, '--concurrency', '1', '--disable-hot-restart', '--log-level', 'warning'],
  });
  return store;
}

function cacheOf({ name, stores: { cache } }: Region) {
  if (cache === null) throw new Error(`${name} has no serverless cache: the stand knows no other store of limits`);
  return cache;
}

function hostName(region: Region): string {
  return `${cacheOf(region).name}.serverless.cache.test`;
}

function tlsConfig(host: Host, port: number, files: { readonly certificate: string; readonly key: string }) {
  const type = (name: string) => ({ '@type': `type.googleapis.com/envoy.extensions.${name}` });
  const tls = {
    ...type('transport_sockets.tls.v3.DownstreamTlsContext'),
    common_tls_context: {
      tls_certificates: [{ certificate_chain: { filename: files.certificate }, private_key: { filename: files.key } }],
    },
  };
  const proxy = { ...type('filters.network.tcp_proxy.v3.TcpProxy'), stat_prefix: 'store', cluster: 'store' };
  const at = (address: string, portValue: number) => ({ socket_address: { address, port_value: portValue } });
  return {
    static_resources: {
      listeners: [
        {
          address: at(host.address, port),
          filter_chains: [
            {
              transport_socket: { name: 'envoy.transport_sockets.tls', typed_config: tls },
              filters: [{ name: 'envoy.filters.network.tcp_proxy', typed_config: proxy }],
            },
          ],
        },
      ],
      clusters: [
        {
          name: 'store',
          connect_timeout: '1s',
          load_assignment: {
            cluster_name: 'store',
            endpoints: [{ lb_endpoints: [{ endpoint: { address: at('127.0.0.1', REDIS_PORT) } }] }],
          },
        },
      ],
    },
  };
}
