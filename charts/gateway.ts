import type { Chart } from 'cdk8s';
import type { Gateway as GatewayFacts, Listener } from '#topology';
import { apiGroup } from './api-group';
import { addEnvoyProxy } from './envoy-proxy';
import { EnvoyProxy } from './imports/gateway.envoyproxy.io';
import { Gateway, GatewayClass } from './imports/gateway.networking.k8s.io';
import { addTrafficPolicies } from './traffic-policies';

/** The Gateway, the Envoys that serve it, and how they treat clients and backends. */
export function addGateway(chart: Chart, gateway: GatewayFacts): void {
  const { name, namespace, className, controllerName, listener } = gateway;
  new GatewayClass(chart, 'class', { metadata: { name: className }, spec: { controllerName } });
  addEnvoyProxy(chart, gateway);
  new Gateway(chart, 'gateway', {
    metadata: { name, namespace },
    spec: {
      gatewayClassName: className,
      infrastructure: { parametersRef: { ...apiGroup(EnvoyProxy.GVK), name } },
      // no host name: health checks come without one, and routes tell models apart, not hosts
      listeners: [{ name: listener.name, port: listener.port, protocol: listener.protocol, ...tls(listener) }],
    },
  });
  addTrafficPolicies(chart, gateway);
}

function tls({ certificateSecret }: Listener) {
  if (certificateSecret === null) return {};
  return { tls: { mode: 'Terminate' as const, certificateRefs: [{ kind: 'Secret', name: certificateSecret }] } };
}
