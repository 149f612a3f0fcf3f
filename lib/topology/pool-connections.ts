import { type Connection, httpsPort, tcp } from './connection';
import type { FlowPeer } from './flow';
import { podsOf } from './flow-ends';
import { gatewayEnvoys } from './gateway-connections';
import type { Identity } from './identity';
import { identityConnections } from './identity-connections';
import type { ServingPool } from './model-pool';
import { cluster } from './names';
import type { Network } from './network';

/** What is outside of the pool and talks with it. */
export interface PoolSurroundings {
  readonly network: Network;
  readonly identities: readonly Identity[];
  readonly apiServer: FlowPeer;
}

/** The gateway reaches the pool's Envoy, this the picker and the engines, the picker the engines; nothing else reaches an engine. */
export function poolConnections(pool: ServingPool, surroundings: PoolSurroundings): Connection[] {
  return [
    ...requestConnections(pool),
    ...pickerConnections(pool, surroundings.apiServer),
    ...metricsConnections(pool),
    ...(pool.engine.kind === 'vllm' ? weightsConnections(pool, surroundings) : []),
    ...(pool.base.nodesPerReplica > 1 ? [groupConnection(pool)] : []),
  ];
}

function ends({ namespace, labels, picker, proxy }: ServingPool) {
  return {
    engines: podsOf(namespace, labels),
    pickers: podsOf(namespace, picker.deployment.labels),
    proxies: podsOf(namespace, proxy.deployment.labels),
  };
}

/** Clients call `generate` and `embed` alone: the guard's own pool is reached by nobody until its service exists. */
function requestConnections(pool: ServingPool): Connection[] {
  const { name, model, engine, proxy } = pool;
  const { proxies, engines } = ends(pool);
  const isRouted = model.task === 'generate' || model.task === 'embed';
  const requests: Connection = {
    name: `${name}-requests`,
    from: gatewayEnvoys,
    to: proxies,
    ports: tcp(proxy.port),
    reason: 'Requests that the gateway lets through.',
  };
  const engineRequests: Connection = {
    name: `${name}-engine-requests`,
    from: proxies,
    to: engines,
    ports: tcp(engine.port),
    reason: 'The pool’s Envoy sends requests where the picker says.',
  };
  return isRouted ? [requests, engineRequests] : [engineRequests];
}

function pickerConnections(pool: ServingPool, apiServer: FlowPeer): Connection[] {
  const { name, engine, picker } = pool;
  const { proxies, pickers, engines } = ends(pool);
  return [
    {
      name: `${name}-picker`,
      from: proxies,
      to: pickers,
      ports: tcp(picker.port, picker.health.port),
      reason: 'The pool’s Envoy asks the picker for an engine, and which of the pickers leads.',
    },
    {
      name: `${name}-picker-load`,
      from: pickers,
      to: engines,
      ports: tcp(engine.port),
      reason: 'The picker reads the load of each engine.',
    },
    {
      name: `${name}-picker-api`,
      from: pickers,
      to: apiServer,
      ports: tcp(httpsPort),
      reason: 'The picker watches engines and objectives, and holds the lease of the leader.',
    },
  ];
}

function metricsConnections(pool: ServingPool): Connection[] {
  const { name, engine, picker, proxy } = pool;
  const { proxies, pickers, engines } = ends(pool);
  const from = podsOf(cluster.namespaces.monitoring);
  return [
    {
      name: `${name}-metrics`,
      from,
      to: engines,
      ports: tcp(engine.port),
      reason: 'Prometheus reads the engines: the scaler follows them.',
    },
    {
      name: `${name}-picker-metrics`,
      from,
      to: pickers,
      ports: tcp(picker.metrics.port),
      reason: 'Prometheus reads the picker: the scaler follows its queue.',
    },
    {
      name: `${name}-proxy-metrics`,
      from,
      to: proxies,
      ports: tcp(proxy.status.port),
      reason: 'Prometheus reads the pool’s Envoy: it knows when the picker was passed over.',
    },
  ];
}

function weightsConnections(pool: ServingPool, { network, identities }: PoolSurroundings): Connection[] {
  const role = identities.find((it) => it.namespace === pool.namespace && it.serviceAccount === pool.serviceAccount);
  if (role === undefined) throw new Error(`topology: ${pool.name} loads weights without a role`);
  return identityConnections(network, { ...role, name: `${pool.name}-weights` }, podsOf(pool.namespace, pool.labels));
}

function groupConnection({ name, namespace, labels }: ServingPool): Connection {
  const engines = podsOf(namespace, labels);
  return {
    name: `${name}-group`,
    from: engines,
    to: engines,
    ports: [],
    reason: 'The nodes of one replica talk to each other on ports that they choose themselves.',
  };
}
