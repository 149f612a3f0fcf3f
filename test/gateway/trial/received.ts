import type { Running } from '#test/gateway/ground/ground';
import type { RegionStand, Stand } from '#test/gateway/stand';
import { portOf } from './engine-fault';
import { readOnHost } from './on-host';
import { sumOf } from './series';

/** Envoy Gateway's Envoys have their admin interface here (internal/xds/bootstrap of gateway@v1.8.3). */
const gatewayStats = 'http://127.0.0.1:19000/stats/prometheus?filter=upstream_rq_total';

/** What a Region has received so far, by its own programs' counters. Health checks of load balancers and probes are not counted. */
export interface Received {
  /** Requests that the gateway has sent on, to authorizers, pools and peers. */
  readonly gateway: number;
  /** Requests about which the authorizers were asked. */
  readonly authorizers: number;
  /** Requests that came to the pools' Envoys. */
  readonly pools: number;
  /** Requests that engines have in hand or have answered. */
  readonly engines: number;
  /** Lines of the gateway's access log. */
  readonly logged: number;
}

/** Reads the counters of a Region, each on its own host: reading them sends nothing over a network. */
export async function receivedBy(stand: Stand, place: RegionStand): Promise<Received> {
  const { gateway } = place.region;
  const [envoys, authorizers, proxies, engines] = await Promise.all([
    readAll(
      stand,
      place.envoys.map(({ envoy }) => [envoy, gatewayStats]),
    ),
    readAll(
      stand,
      place.authorizers.map((authorizer) => [authorizer, authorizerMetrics(place)]),
    ),
    readAll(stand, proxyStats(place)),
    readAll(
      stand,
      place.engines.map((engine) => [engine.program, `http://127.0.0.1:${portOf(stand, engine)}/metrics`]),
    ),
  ]);
  const lines = place.accessLog().filter(({ path }) => path !== gateway.readinessPath);
  return {
    gateway: total(envoys, (text) => sumOf(text, 'envoy_cluster_upstream_rq_total', 'httproute/')),
    authorizers: total(authorizers, (text) => sumOf(text, 'meridian_authorizer_requests_total')),
    pools: total(proxies, (text) =>
      sumOf(text, 'envoy_http_downstream_rq_total', 'envoy_http_conn_manager_prefix="requests"'),
    ),
    engines: total(
      engines,
      (text) => sumOf(text, 'vllm:request_success_total') + sumOf(text, 'vllm:num_requests_running'),
    ),
    logged: lines.length,
  };
}

/** Address of an authorizer's metrics, on its own host. */
export function authorizerMetrics({ region }: RegionStand): string {
  return `http://127.0.0.1:${region.gateway.access.authorizer.config.listen.statusPort}/metrics`;
}

function proxyStats({ region, pools }: RegionStand): (readonly [Running, string])[] {
  return region.modelPools
    .flatMap((pool) => [pool, ...(pool.canary === null ? [] : [pool.canary.pool])])
    .flatMap(({ name, proxy }) =>
      (pools[name]?.envoys ?? []).map(
        (envoy) => [envoy, `http://127.0.0.1:${proxy.admin.port}/stats/prometheus?filter=downstream_rq_total`] as const,
      ),
    );
}

async function readAll({ ground }: Stand, places: readonly (readonly [Running, string])[]): Promise<string[]> {
  const texts = await Promise.all(places.map(([{ host }, url]) => readOnHost(ground, host, [url])));
  return texts.map(([text], index) => {
    const [running, url] = places[index] as readonly [Running, string];
    if (text === null || text === undefined) throw new Error(`${running.name}: ${url} does not answer`);
    return text;
  });
}

function total(texts: readonly string[], count: (text: string) => number): number {
  return texts.reduce((sum, text) => sum + count(text), 0);
}
