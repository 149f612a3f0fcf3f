import { batchConnections } from './batch-connections';
import type { BatchWorker } from './batch-worker';
import type { Cluster } from './cluster';
import type { Component } from './component';
import { componentConnections } from './component-connections';
import { type Connection, connectionFlows } from './connection';
import type { Flow } from './flow';
import { apiServer, nameServer, podsOf } from './flow-ends';
import type { Gateway } from './gateway';
import { gatewayConnections } from './gateway-connections';
import type { Identity } from './identity';
import { identityConnections } from './identity-connections';
import type { ModelPool } from './model-pool';
import { monitoringConnections } from './monitoring-connections';
import type { Namespace } from './namespace';
import type { Network } from './network';
import type { Peer } from './peer';
import { poolConnections } from './pool-connections';
import type { Stores } from './stores';
import { withCanary } from './with-canary';

interface Talking {
  readonly namespaces: readonly Namespace[];
  readonly network: Network;
  readonly cluster: Cluster;
  readonly stores: Stores;
  readonly components: readonly Component[];
  readonly identities: readonly Identity[];
  readonly modelPools: readonly ModelPool[];
  readonly gateway: Gateway;
  readonly batchWorker: BatchWorker | null;
  readonly peers: readonly Peer[];
}

/** All that pods may reach and be reached by: every namespace of the Topology denies the rest. */
export function resolveFlows(talking: Talking): Flow[] {
  const { network, components, identities, modelPools, batchWorker } = talking;
  const api = apiServer(network, talking.cluster.serviceCidr);
  const denying = talking.namespaces.map(({ name }) => name);
  const installed = new Set(components.map(({ namespace }) => namespace));
  const ofNoPool: Connection[] = [
    ...denying.map(nameLookUps),
    ...componentConnections(components, { network, serviceCidr: talking.cluster.serviceCidr }),
    ...identities
      .filter(({ namespace }) => installed.has(namespace))
      .flatMap((identity) => identityConnections(network, identity)),
    ...monitoringConnections(network, components),
    ...gatewayConnections(talking),
    ...(batchWorker === null ? [] : batchConnections(batchWorker, network, identities)),
  ];
  return [
    ...connectionFlows(ofNoPool, { denying, pool: null }),
    ...modelPools
      .flatMap(withCanary)
      .flatMap((pool) =>
        connectionFlows(poolConnections(pool, { network, identities, apiServer: api }), { denying, pool: pool.name }),
      ),
  ];
}

function nameLookUps(namespace: string): Connection {
  return {
    name: 'dns',
    from: podsOf(namespace),
    to: nameServer,
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
    reason: 'Names.',
  };
}
