import type { BatchWorker } from './batch-worker';
import { type Connection, tcp } from './connection';
import { podsOf, wholeVpc } from './flow-ends';
import type { Identity } from './identity';
import { identityConnections } from './identity-connections';
import type { Network } from './network';

/** What the batch worker reaches; nobody reaches it. */
export function batchConnections(worker: BatchWorker, network: Network, identities: readonly Identity[]): Connection[] {
  const pods = podsOf(worker.namespace, worker.labels);
  const role = identities.find(
    (it) => it.namespace === worker.namespace && it.serviceAccount === worker.serviceAccount,
  );
  if (role === undefined) throw new Error(`topology: ${worker.name} reads a queue without a role`);
  const internal = network.loadBalancers.filter(({ scheme }) => scheme === 'internal');
  return [
    ...identityConnections(network, role, pods),
    {
      name: 'api',
      from: pods,
      to: wholeVpc(network),
      ports: tcp(...internal.map(({ listener }) => listener.port)),
      reason:
        'Jobs go to the Region’s own API by its internal load balancer, whose addresses AWS draws from the VPC’s subnets.',
    },
  ];
}
