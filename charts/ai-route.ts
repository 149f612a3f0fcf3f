import type { Chart } from 'cdk8s';
import type { Gateway as GatewayFacts, Route, RouteRule } from '#topology';
import { apiGroup } from './api-group';
import { AIGatewayRoute } from './imports/aigateway.envoyproxy.io';
import { Gateway } from './imports/gateway.networking.k8s.io';

/** One route: the models of a task in one API version, for clients or for requests that a peer has already sent on. */
export function addAiRoute(chart: Chart, gateway: GatewayFacts, route: Route): void {
  const { name, namespace, rateLimits, limits, modelOwner } = gateway;
  new AIGatewayRoute(chart, route.name, {
    metadata: { name: route.name, namespace },
    spec: {
      parentRefs: [{ ...apiGroup(Gateway.GVK), name }],
      llmRequestCosts: [{ metadataKey: rateLimits.cost.key, type: rateLimits.cost.type }],
      rules: route.rules.map((rule) => ({
        matches: rule.models.map((model) => ({ headers: matchedHeaders(gateway, route, model) })),
        backendRefs: rule.backends.map(backendRef),
        modelsOwnedBy: modelOwner,
        timeouts: { request: `${limits.requestTimeoutSeconds}s` },
      })),
    },
  });
}

/** The hop header makes one match more, and more matches win: a hopped request never meets the rules that have peers. */
function matchedHeaders(gateway: GatewayFacts, { version, hopped, paths, listed }: Route, model: string) {
  const { modelHeader, versionHeader, pathHeader, hopHeader } = gateway;
  const name = { name: modelHeader };
  const asked = [
    // a regular expression serves the model without listing it
    listed ? { ...name, value: model } : { ...name, ...expression(literal(model)) },
    { name: versionHeader, value: version },
    // with or without a query
    { name: pathHeader, ...expression(`(?:${paths.map(literal).join('|')})(?:\\?.*)?`) },
  ];
  return hopped ? [...asked, { name: hopHeader, ...expression('.+') }] : asked;
}

/** Of the whole value: Envoy does not look for a part. */
function expression(value: string) {
  return { type: 'RegularExpression' as const, value };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function backendRef({ backend, priority, weight, modelOverride }: RouteRule['backends'][number]) {
  return { name: backend, priority, weight, ...(modelOverride === null ? {} : { modelNameOverride: modelOverride }) };
}
