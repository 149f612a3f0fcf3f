import type { Chart } from 'cdk8s';
import type { Gateway as GatewayFacts, Listener } from '#topology';
import { apiGroup } from './api-group';
import { addEnvoyProxy } from './envoy-proxy';
import { addCollector } from './envoy-telemetry';
import { EnvoyProxy } from './imports/gateway.envoyproxy.io';
import { Gateway, GatewayClass } from './imports/gateway.networking.k8s.io';

/** The Gateway, and the Envoys that serve it. */
export function addGateway(chart: Chart, gateway: GatewayFacts): void {
  const { name, namespace, className, controllerName, listener } = gateway;
  new GatewayClass(chart, 'class', { metadata: { name: className }, spec: { controllerName } });
  if (gateway.telemetry !== null) addCollector(chart, gateway, gateway.telemetry);
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
}

function tls({ certificate }: Listener) {
  if (certificate === null) return {};
  return { tls: { mode: 'Terminate' as const, certificateRefs: [{ kind: 'Secret', name: certificate.secret }] } };
}
