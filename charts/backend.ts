import type { Chart } from 'cdk8s';
import type { Backend as BackendFacts, Gateway } from '#topology';
import { apiGroup } from './api-group';
import { AIServiceBackend } from './imports/aigateway.envoyproxy.io';
import { Backend } from './imports/gateway.envoyproxy.io';

/**
 * A place that answers, by name: with an address among the backends of a rule, a Service's too, Envoy Gateway makes one
 * cluster of each and drops their priorities without a word.
 */
export function addBackend(chart: Chart, { namespace }: Gateway, backend: BackendFacts): void {
  const { name, host, port, tls } = backend;
  const metadata = { name, namespace };
  new Backend(chart, `backend-${name}`, {
    metadata,
    spec: {
      endpoints: [{ fqdn: { hostname: host, port } }],
      // a public authority, and the name that was asked for: Envoy compares it with the certificate's
      ...(tls ? { tls: { sni: host, wellKnownCACertificates: 'System' } } : {}),
    },
  });
  new AIServiceBackend(chart, `service-${name}`, {
    metadata,
    spec: {
      schema: { name: 'OpenAI' },
      backendRef: { ...apiGroup(Backend.GVK), name },
      // here, and not as a filter of the route's reference: that would cost the priorities as well
      headerMutation: headerMutation(backend),
    },
  });
}

function headerMutation({ headers, removedHeaders }: BackendFacts) {
  return {
    ...(headers.length === 0 ? {} : { set: headers }),
    ...(removedHeaders.length === 0 ? {} : { remove: removedHeaders }),
  };
}
