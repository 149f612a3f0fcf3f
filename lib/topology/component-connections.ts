import type { Component } from './component';
import { needsOf } from './component-needs';
import { type Connection, httpsPort, tcp } from './connection';
import { apiServer, podsOf, privateSubnets } from './flow-ends';
import { cluster } from './names';
import type { Network } from './network';

interface Surroundings {
  readonly network: Network;
  readonly serviceCidr: string;
}

/**
 * What third-party components need of the network, by namespace rather than by pod: their labels are their publishers'. What a
 * component does with AWS or with other components stands elsewhere (`identityConnections`, `gatewayConnections`,
 * `monitoringConnections`).
 */
export function componentConnections(components: readonly Component[], around: Surroundings): Connection[] {
  return components.flatMap((component) => [...apiConnections(component, around), ...neighbourConnections(component)]);
}

function apiConnections(component: Component, { network, serviceCidr }: Surroundings): Connection[] {
  const { name, namespace } = component;
  const { apiServer: asks, calledPorts } = needsOf(component);
  const pods = podsOf(namespace);
  const asking: Connection = {
    name: `${name}-api-server`,
    from: pods,
    to: apiServer(network, serviceCidr),
    ports: tcp(httpsPort),
    reason:
      'Watches and writes its objects. EKS gives the API server addresses in the private subnets, which ones is not known before.',
  };
  const called: Connection = {
    name: `${name}-called`,
    from: privateSubnets(network),
    to: pods,
    ports: tcp(...calledPorts),
    reason:
      'The API server calls its webhooks or asks its API, from addresses in the private subnets that EKS chooses.',
  };
  return [...(asks ? [asking] : []), ...(calledPorts.length > 0 ? [called] : [])];
}

function neighbourConnections(component: Component): Connection[] {
  const { name, namespace } = component;
  const { metricsPorts, ownPorts } = needsOf(component);
  const pods = podsOf(namespace);
  const metrics: Connection = {
    name: `${name}-metrics`,
    from: podsOf(cluster.namespaces.monitoring),
    to: pods,
    ports: tcp(...metricsPorts),
    reason: 'Prometheus reads its metrics.',
  };
  const own: Connection = {
    name: `${name}-own`,
    from: pods,
    to: pods,
    ports: tcp(...ownPorts),
    reason: 'Its parts talk to each other.',
  };
  return [...(metricsPorts.length > 0 ? [metrics] : []), ...(ownPorts.length > 0 ? [own] : [])];
}
