import type { Component } from './component';
import { type Connection, tcp } from './connection';
import { nameServer, podsOf, privateSubnets } from './flow-ends';
import { cluster } from './names';
import type { Network } from './network';

/** kubelets, and coredns's metrics (their own defaults). */
const kubeletPort = 10_250;
const nameServerMetricsPort = 9153;
const prometheusPort = 9090;
const alertmanagerPeerPort = 9094;

/** What Prometheus reads of the cluster itself, and who asks it. */
export function monitoringConnections(network: Network, components: readonly Component[]): Connection[] {
  const monitoring = podsOf(cluster.namespaces.monitoring);
  const scaler = components.find(({ name }) => name === 'keda')?.namespace;
  return [
    {
      name: 'kubelets',
      from: monitoring,
      to: privateSubnets(network),
      ports: tcp(kubeletPort),
      reason: 'Prometheus reads kubelets, on nodes that come and go in the private subnets.',
    },
    {
      name: 'name-server-metrics',
      from: monitoring,
      to: nameServer,
      ports: tcp(nameServerMetricsPort),
      reason: 'Prometheus reads the name server.',
    },
    {
      name: 'alertmanager-peers',
      from: monitoring,
      to: monitoring,
      ports: [{ port: alertmanagerPeerPort, protocol: 'UDP' }],
      reason: 'Alertmanagers tell each other what they have sent.',
    },
    ...(scaler === undefined
      ? []
      : [
          {
            name: 'scaler-queries',
            from: podsOf(scaler),
            to: monitoring,
            ports: tcp(prometheusPort),
            reason: 'KEDA asks for the queues.',
          },
        ]),
  ];
}
