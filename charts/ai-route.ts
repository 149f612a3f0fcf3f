import type { Chart } from 'cdk8s';
import type { Gateway as GatewayFacts, Route, RouteRule } from '#topology';
import { apiGroup } from './api-group';
import { AIGatewayRoute } from './imports/aigateway.envoyproxy.io';
import { Gateway } from './imports/gateway.networking.k8s.io';

/** One route: the models of a task in one API version, for clients or for requests that a peer has already sent on. */
export function addAiRoute(chart: Chart, gateway: GatewayFacts, route: Route): void {
  const { name, namespace } = gateway;
  new AIGatewayRoute(chart, route.name, {
    metadata: { name: route.name, namespace },
    spec: {
      parentRefs: [{ ...apiGroup(Gateway.GVK), name }],
      rules: route.rules.map((rule) => ({
        matches: rule.models.map((model) => ({ headers: matchedHeaders(gateway, route, model) })),
        backendRefs: rule.backends.map(backendRef),
        timeouts: { request: `${gateway.limits.requestTimeoutSeconds}s` },
      })),
    },
  });
}

/** The hop header makes one match more, and more matches win: a hopped request never meets the rules that have peers. */
function matchedHeaders(
  { modelHeader, versionHeader, hopHeader }: GatewayFacts,
  { version, hopped }: Route,
  model: string,
) {
  const asked = [
    { name: modelHeader, value: model },
    { name: versionHeader, value: version },
  ];
  return hopped ? [...asked, { name: hopHeader, type: 'RegularExpression' as const, value: '.+' }] : asked;
}

function backendRef({ backend, priority, weight, modelOverride }: RouteRule['backends'][number]) {
  return { name: backend, priority, weight, ...(modelOverride === null ? {} : { modelNameOverride: modelOverride }) };
}
