import { credentialHeaders } from './access-headers';
import type { Backend, Route, RouteBackend, RouteRule } from './gateway';
import type { ModelPool } from './model-pool';
import type { Peer } from './peer';
import type { RegionContext } from './region-context';

/**
 * Header of requests that a peer sent on, with the Region it came from. The gateways set it themselves, so that no request goes
 * round even with the authorizers at odds. A client that sets it gives up failover, and gains nothing: only the hop token does that.
 */
export const hopHeader = 'x-meridian-hop';

/** Paths of the OpenAI API by task; AI Gateway knows more (audio, images, responses), which no engine here is sized for. */
const pathsOf = { generate: ['/v1/chat/completions', '/v1/completions'], embed: ['/v1/embeddings'] } as const;

/** An AIGatewayRoute holds at most 15 rules (its CRD's own limit). */
const longestRoute = 15;

/** The places to which this Region's gateway can send a request: its own pools, and the gateways of its peers. */
export function resolveBackends(
  context: RegionContext,
  pools: readonly ModelPool[],
  peers: readonly Peer[],
): Backend[] {
  const local = pools
    .filter(({ model }) => isRouted(model.task))
    .flatMap((pool): Backend[] => {
      const place = {
        kind: 'local',
        region: context.region.name,
        port: pool.picker.hostPort,
        tls: false,
        headers: [],
        removedHeaders: credentialHeaders,
      } as const;
      const stable: Backend = { ...place, name: pool.name, host: pool.picker.host };
      return pool.canary === null
        ? [stable]
        : [stable, { ...place, name: canaryOf(pool), host: pool.canary.pool.picker.host }];
    });
  const remote = peers.map(
    (peer): Backend => ({
      name: peerBackend(peer.region),
      kind: 'peer',
      region: peer.region,
      host: peer.host,
      port: peer.port,
      tls: peer.tls,
      headers: [{ name: hopHeader, value: context.region.name }],
      // its authorizer reads the hop token, and the key where that has run out
      removedHeaders: [],
    }),
  );
  return [...local, ...remote];
}

function peerBackend(region: string): string {
  return `peer-${region}`;
}

function canaryOf(pool: ModelPool): string {
  return `${pool.name}-canary`;
}

/**
 * Routes per API version, task, and whether a peer already sent the request on: those have no peers, so that a request hops
 * once. The guard's own pool has no route: clients do not call it.
 */
export function resolveRoutes(
  context: RegionContext,
  pools: readonly ModelPool[],
  backends: readonly Backend[],
): Route[] {
  const peers = backends.filter((backend) => backend.kind === 'peer');
  const tasks = [...new Set(pools.map((pool) => pool.model.task))].filter(
    (task) => task === 'generate' || task === 'embed',
  );
  const { versions } = context.blueprint.api;
  const current = versions.at(-1)?.date;
  return versions.flatMap(({ date: version }) =>
    tasks.flatMap((task) =>
      [false, true].flatMap((hopped) => {
        const served = pools.filter((pool) => pool.model.task === task);
        const rules = [
          ...served.map((pool) => modelRule(pool, pools, hopped ? [] : peers)),
          ...classRules(served, hopped ? [] : peers),
        ];
        return chunks(rules).map((part, index) => ({
          name: [task, version, ...(hopped ? ['hopped'] : []), ...(index > 0 ? [String(index + 1)] : [])].join('-'),
          version,
          task,
          hopped,
          paths: pathsOf[task],
          listed: !hopped && version === current,
          rules: part,
        }));
      }),
    ),
  );
}

function chunks(rules: readonly RouteRule[]): RouteRule[][] {
  const count = Math.ceil(rules.length / longestRoute);
  return Array.from({ length: count }, (_, index) => rules.slice(index * longestRoute, (index + 1) * longestRoute));
}

/** Priorities: 0 the local pool, split by the canary's weight; then the peers in failover order; then the smaller model. */
function modelRule(pool: ModelPool, pools: readonly ModelPool[], peers: readonly Backend[]): RouteRule {
  const fallback = pools.find((other) => other.name === pool.model.fallback);
  const remote = peers.map((peer, index) => routeBackend(peer.name, index + 1));
  const smaller =
    fallback === undefined
      ? []
      : [{ ...routeBackend(fallback.name, peers.length + 1), modelOverride: fallback.model.servedName }];
  return {
    name: pool.name,
    models: [pool.model.servedName, ...pool.model.aliases],
    backends: [...localBackends(pool), ...remote, ...smaller],
  };
}

function localBackends(pool: ModelPool): RouteBackend[] {
  const { servedName, aliases } = pool.model;
  // engines know one name; a request by an alias is renamed
  const modelOverride = aliases.length > 0 ? servedName : null;
  const stable = { ...routeBackend(pool.name, 0), modelOverride };
  if (pool.canary === null) return [stable];
  const { percent } = pool.canary;
  return [
    { ...stable, weight: 100 - percent },
    { ...stable, backend: canaryOf(pool), weight: percent },
  ];
}

/** A routing class: the smallest model first, larger ones when it cannot, peers last. */
function classRules(pools: readonly ModelPool[], peers: readonly Backend[]): RouteRule[] {
  const classes = [...new Set(pools.flatMap((pool) => pool.model.routingClass?.name ?? []))];
  return classes.map((name) => {
    const members = pools
      .filter((pool) => pool.model.routingClass?.name === name)
      .sort((a, b) => (a.model.routingClass?.rank ?? 0) - (b.model.routingClass?.rank ?? 0));
    const local = members.map((pool, index) => ({
      ...routeBackend(pool.name, index),
      modelOverride: pool.model.servedName,
    }));
    return {
      name: `class-${name}`,
      models: [name],
      backends: [...local, ...peers.map((peer, index) => routeBackend(peer.name, members.length + index))],
    };
  });
}

function routeBackend(backend: string, priority: number): RouteBackend {
  return { backend, priority, weight: 1, modelOverride: null };
}

/** Tasks that clients call; the guard's and the moderator's pools are called by the guard service. */
function isRouted(task: ModelPool['model']['task']): boolean {
  return task === 'generate' || task === 'embed';
}
