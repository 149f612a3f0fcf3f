import { type Connection, httpsPort, tcp } from './connection';
import type { FlowPeer } from './flow';
import { anywhere, podsOf } from './flow-ends';
import type { Gateway } from './gateway';
import type { Identity } from './identity';
import { identityConnections } from './identity-connections';
import { cluster } from './names';
import type { Network } from './network';

/** What is around the authorizer. */
export interface AuthorizerSurroundings {
  readonly network: Network;
  readonly identities: readonly Identity[];
  readonly envoys: FlowPeer;
}

/** The gateway's Envoys ask it, Prometheus reads it, and it asks the table, the key of hop tokens and issuers of tokens. */
export function authorizerConnections({ access }: Gateway, around: AuthorizerSurroundings): Connection[] {
  const { authorizer, tokenIssuers } = access;
  const { name, namespace, serviceAccount, deployment } = authorizer;
  const pods = podsOf(namespace, deployment.labels);
  const role = around.identities.find((it) => it.namespace === namespace && it.serviceAccount === serviceAccount);
  if (role === undefined) throw new Error(`topology: ${name} reads a table without a role`);
  const keys: Connection = {
    name: `${name}-token-keys`,
    from: pods,
    to: anywhere,
    ports: tcp(httpsPort),
    reason: 'Public keys of the issuers of workloads’ tokens, whose addresses are theirs to choose.',
  };
  return [
    {
      name,
      from: around.envoys,
      to: pods,
      ports: tcp(authorizer.port),
      reason: 'Envoys ask who a client is.',
    },
    {
      name: `${name}-metrics`,
      from: podsOf(cluster.namespaces.monitoring),
      to: pods,
      ports: tcp(authorizer.status.port),
      reason: 'Prometheus reads the authorizer.',
    },
    ...identityConnections(around.network, role, pods),
    ...(tokenIssuers.length > 0 ? [keys] : []),
  ];
}
