import type { Chart } from 'cdk8s';
import type { Authorizer, Gateway as GatewayFacts } from '#topology';
import { apiGroup } from './api-group';
import { Backend, SecurityPolicy } from './imports/gateway.envoyproxy.io';
import { Gateway } from './imports/gateway.networking.k8s.io';

/** Who gets in, for every route of the Gateway: from known networks, with a sound token if any, and only if the authorizer says so. */
export function addSecurityPolicy(chart: Chart, { name, namespace, access }: GatewayFacts): void {
  const { authorizer, clientCidrs } = access;
  // by name: while nothing stands behind it requests are refused, and this policy stays in force
  new Backend(chart, 'authorizer', {
    metadata: { name: authorizer.name, namespace: authorizer.namespace },
    spec: { endpoints: [{ fqdn: { hostname: authorizer.host, port: authorizer.port } }] },
  });
  new SecurityPolicy(chart, 'access', {
    metadata: { name, namespace },
    spec: {
      targetRefs: [{ ...apiGroup(Gateway.GVK), name }],
      authorization: {
        defaultAction: 'Deny',
        rules: [{ action: 'Allow', principal: { clientCIDRs: clientCidrs } }],
      },
      ...jwt(access),
      extAuth: {
        failOpen: authorizer.failOpen,
        statusOnError: authorizer.statusOnError,
        timeout: `${authorizer.timeoutMs}ms`,
        headersToExtAuth: authorizer.shownHeaders,
        http: {
          path: authorizer.pathPrefix,
          headersToBackend: authorizer.takenHeaders,
          backendRefs: [{ ...apiGroup(Backend.GVK), name: authorizer.name, port: authorizer.port }],
          backendSettings: backendSettings(authorizer),
        },
      },
    },
  });
}

/** A pod that fails is left out: the others are asked at once. What it answers, a refusal or 503, is no failure. */
function backendSettings({ retries, retryTriggers, lookUpSeconds, ejection }: Authorizer) {
  return {
    retry: { numRetries: retries, retryOn: { triggers: retryTriggers } },
    dns: { dnsRefreshRate: `${lookUpSeconds}s`, respectDnsTtl: true },
    healthCheck: {
      passive: {
        interval: `${ejection.checkSeconds}s`,
        baseEjectionTime: `${ejection.seconds}s`,
        maxEjectionPercent: ejection.maxPercent,
        splitExternalLocalOriginErrors: true,
        consecutiveLocalOriginFailures: ejection.failures,
        consecutive5XxErrors: ejection.serverErrors,
      },
    },
  };
}

/** Optional: most clients have an API key instead. A token that is there must be sound. */
function jwt({ tokenIssuers, headers }: GatewayFacts['access']) {
  if (tokenIssuers.length === 0) return {};
  return {
    jwt: {
      optional: true,
      providers: tokenIssuers.map(({ name, issuer, audiences, jwksUri, keyCacheSeconds }) => ({
        name,
        issuer,
        audiences,
        remoteJWKS: { uri: jwksUri, cacheDuration: `${keyCacheSeconds}s` },
        extractFrom: { headers: [{ name: headers.workloadToken }] },
      })),
    },
  };
}
