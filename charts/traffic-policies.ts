import type { Chart } from 'cdk8s';
import type { Gateway as GatewayFacts } from '#topology';
import { apiGroup } from './api-group';
import { BackendTrafficPolicy, ClientTrafficPolicy } from './imports/gateway.envoyproxy.io';
import { Gateway } from './imports/gateway.networking.k8s.io';

/** How the Gateway treats clients, and how it connects to backends. */
export function addTrafficPolicies(chart: Chart, gateway: GatewayFacts): void {
  const { name, namespace, limits } = gateway;
  const targetRefs = [{ ...apiGroup(Gateway.GVK), name }];
  const idle = `${limits.idleTimeoutSeconds}s`;
  new ClientTrafficPolicy(chart, 'clients', {
    metadata: { name, namespace },
    spec: {
      targetRefs,
      ...proxyProtocol(gateway),
      connection: { bufferLimit: `${limits.bufferKiB}Ki` },
      // it answers before any route, and says 503 while this Envoy drains
      healthCheck: { path: gateway.readinessPath },
      timeout: { http: { idleTimeout: idle, streamIdleTimeout: idle } },
      headers: { earlyRequestHeaders: earlyHeaders(gateway) },
    },
  });
  new BackendTrafficPolicy(chart, 'backends', {
    metadata: { name, namespace },
    spec: {
      targetRefs,
      timeout: { tcp: { connectTimeout: `${limits.connectTimeoutSeconds}s` }, http: { connectionIdleTimeout: idle } },
    },
  });
}

/** Not optional: a connection without the header did not come through a load balancer. */
function proxyProtocol({ listener }: GatewayFacts) {
  return listener.proxyProtocol ? { proxyProtocol: { optional: false } } : {};
}

/** Before anything else reads them: clients' copies of what only the gateway may say go, and the version is never open. */
function earlyHeaders({ trustedHeaders, versionHeader, versions }: GatewayFacts) {
  const current = versions.filter((version) => version.isDefault);
  return {
    remove: trustedHeaders,
    addIfAbsent: current.map(({ date }) => ({ name: versionHeader, value: date })),
  };
}
