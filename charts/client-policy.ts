import type { Chart } from 'cdk8s';
import type { Gateway as GatewayFacts } from '#topology';
import { apiGroup } from './api-group';
import { ClientTrafficPolicy } from './imports/gateway.envoyproxy.io';
import { Gateway } from './imports/gateway.networking.k8s.io';

/** How the Gateway treats clients' connections and headers. */
export function addClientPolicy(chart: Chart, gateway: GatewayFacts): void {
  const { name, namespace, limits, trustedHeaders, trustedPrefixes } = gateway;
  new ClientTrafficPolicy(chart, 'clients', {
    metadata: { name, namespace },
    spec: {
      targetRefs: [{ ...apiGroup(Gateway.GVK), name }],
      ...proxyProtocol(gateway),
      ...tls(gateway),
      connection: { bufferLimit: `${limits.bufferKiB}Ki` },
      // it answers before any route, and says 503 while this Envoy drains
      healthCheck: { path: gateway.readinessPath },
      timeout: {
        http: {
          idleTimeout: `${limits.idleTimeoutSeconds}s`,
          streamIdleTimeout: `${limits.streamIdleTimeoutSeconds}s`,
        },
      },
      headers: {
        // before anything else reads them
        earlyRequestHeaders: {
          remove: trustedHeaders,
          removeOnMatch: trustedPrefixes.map((value) => ({ type: 'Prefix' as const, value })),
        },
      },
    },
  });
}

function tls({ listener }: GatewayFacts) {
  return listener.oldestTls === null ? {} : { tls: { minVersion: listener.oldestTls } };
}

/** Not optional: a connection without the header did not come through a load balancer. */
function proxyProtocol({ listener }: GatewayFacts) {
  return listener.proxyProtocol ? { proxyProtocol: { optional: false } } : {};
}
