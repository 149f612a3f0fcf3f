import type { Flow, FlowPeer, FlowPort } from './flow';

/** Who opens a connection to whom: egress where it begins, ingress where it ends. */
export interface Connection {
  /** Unique among the connections of each namespace that it touches. */
  readonly name: string;
  readonly from: FlowPeer;
  readonly to: FlowPeer;
  /** Empty: all ports. */
  readonly ports: readonly FlowPort[];
  /** What it is for, and why it is no narrower where an end is not known before a deployment. */
  readonly reason: string;
}

/** Port of HTTPS: AWS' services, the API server, and everything outside. */
export const httpsPort = 443;

/** TCP ports of a connection. */
export function tcp(...ports: readonly number[]): FlowPort[] {
  return ports.map((port) => ({ port, protocol: 'TCP' }));
}

/**
 * The flows of both ends of each connection, so that neither end can be opened without the other. An end that is a network, or in a
 * namespace of the cluster's own, has none: nothing denies it there.
 *
 * @param about.denying names of the namespaces that deny all that is not meant
 * @param about.pool model pool whose connections these are, or null
 */
export function connectionFlows(
  connections: readonly Connection[],
  { denying, pool }: { readonly denying: readonly string[]; readonly pool: string | null },
): Flow[] {
  return connections.flatMap(({ name, from, to, ports, reason }) => [
    ...flow({ name: `${name}-out`, pool, direction: 'egress', ports, reason }, { here: from, peer: to, denying }),
    ...flow({ name: `${name}-in`, pool, direction: 'ingress', ports, reason }, { here: to, peer: from, denying }),
  ]);
}

interface Ends {
  readonly here: FlowPeer;
  readonly peer: FlowPeer;
  readonly denying: readonly string[];
}

function flow(
  about: Pick<Flow, 'name' | 'pool' | 'direction' | 'ports' | 'reason'>,
  { here, peer, denying }: Ends,
): Flow[] {
  if (here.kind !== 'pods' || !denying.includes(here.namespace)) return [];
  return [{ ...about, namespace: here.namespace, pods: here.labels, peer }];
}
