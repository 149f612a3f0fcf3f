import { accessHeaders } from './access-headers';
import type { JsonObject } from './json';
import { cluster, serviceHost } from './names';
import type { RegionContext } from './region-context';
import { resources, restrictedContainer, restrictedPod } from './restricted';
import type { Cache, Stores } from './stores';

/** Gateway API's standard channel, and the definitions of Envoy Gateway. */
export const gatewayCrdsValues: JsonObject = {
  crds: { gatewayAPI: { enabled: true, channel: 'standard' }, envoyGateway: { enabled: true } },
};

/**
 * Envoy Gateway as AI Gateway 1.0 needs it (its manifests/envoy-gateway-values.yaml): Backends switched on, and every step of the
 * translation handed to it. Its definitions are a component of their own.
 */
export function envoyGatewayValues({ isProduction }: RegionContext, { cache }: Stores): JsonObject {
  const { namespace, service, port } = cluster.gatewayExtension;
  const all = { includeAll: true };
  return {
    crds: { enabled: false },
    deployment: { replicas: isProduction ? 2 : 1, envoyGateway: { resources: resources(200, 512) } },
    certgen: { job: { resources: resources(50, 64) } },
    ...(isProduction ? { podDisruptionBudget: { minAvailable: 1 } } : {}),
    config: {
      envoyGateway: {
        gateway: { controllerName: cluster.gatewayController },
        provider: { type: 'Kubernetes', kubernetes: { rateLimitDeployment: rateLimitService(isProduction, cache) } },
        logging: { level: { default: 'info' } },
        extensionApis: { enableBackend: true },
        rateLimit: limits(cache),
        extensionManager: {
          hooks: {
            xdsTranslator: {
              translation: { listener: all, route: all, cluster: all, secret: all },
              post: ['Translation', 'Cluster', 'Route'],
            },
          },
          service: { fqdn: { hostname: serviceHost(service, namespace), port } },
        },
      },
    },
  };
}

/**
 * Limits are fairness, not security: while nobody can count, requests pass, and the picker bounds the load. Envoy Gateway's
 * 20 ms would skip them under load.
 */
function limits(cache: Cache | null): JsonObject {
  return { backend: { type: 'Redis', redis: limitStore(cache) }, failClosed: false, timeout: '100ms' };
}

/**
 * Where the counters are. With a serverless cache its name is not known here: the rate-limit service reads it from a
 * Secret, and Envoy Gateway wants the field all the same.
 */
function limitStore(cache: Cache | null): JsonObject {
  const { service, namespace, port } = cluster.limitStore;
  if (cache === null) return { url: `${serviceHost(service, namespace)}:${port}` };
  return { url: `${cache.name}:${cache.port}`, tls: {} };
}

/** The service that counts: two in production, so that the loss of a node does not open or close the limits. */
function rateLimitService(isProduction: boolean, cache: Cache | null): JsonObject {
  return {
    replicas: isProduction ? 2 : 1,
    container: { resources: resources(100, 128), ...(cache === null ? {} : { env: cacheEnvironment() }) },
    // where the store speaks TLS, Envoy Gateway 1.8.3 mounts a client's certificate, and brings no volume unless there is one: the
    // API server would refuse the Deployment
    ...(cache === null ? {} : { pod: { volumes: [{ name: 'redis-certs', emptyDir: {} }] } }),
  };
}

/**
 * The service asks a serverless cache, which is one endpoint, as a single server: its default. With REDIS_TYPE CLUSTER its library sends
 * a pipeline again that was answered with CLUSTERDOWN, MOVED or ASK, and leaves a part of the replies unread: until that connection
 * closes, each request on it gets the reply of another, and tenants far below a limit get 429 (github.com/envoyproxy/ratelimit@3fb702589d36
 * with radix 4.1.4, cluster.go doInner and action.go pipeline.Perform; seen 2026-11-22). Should a cache answer MOVED all the same, limits
 * fail open, and the alert of `limits-unavailable` says so.
 */
function cacheEnvironment(): JsonObject[] {
  const { place, key } = cluster.secrets.limitStoreAddress;
  return [{ name: 'REDIS_URL', valueFrom: { secretKeyRef: { name: place.name, key } } }];
}

export function aiGatewayValues({ isProduction }: RegionContext): JsonObject {
  return {
    controller: {
      replicaCount: isProduction ? 2 : 1,
      // whose tokens they were, in the metrics that the dashboards read
      metricsRequestHeaderAttributes: `${accessHeaders.tenant}:tenant_id,${accessHeaders.tier}:tier`,
      podSecurityContext: { ...restrictedPod, runAsUser: 65_532 },
      securityContext: restrictedContainer,
      resources: resources(200, 256),
    },
  };
}

/**
 * Valkey for the counters of the limits, where there is no serverless cache: one, in memory. What it loses is one window of
 * counts. Only the rate-limit service reaches it, so it asks for no password, and it calls nobody.
 */
export function valkeyValues(): JsonObject {
  const { port } = cluster.limitStore;
  return {
    service: { port },
    resources: resources(100, 256),
    initResources: resources(50, 64),
    readinessProbe: { enabled: true },
    // a second one beside the first would split the counters
    deploymentStrategy: 'Recreate',
    // counters only: when memory is full the oldest go, and nothing is written to disk
    valkeyConfig: ['maxmemory 192mb', 'maxmemory-policy volatile-ttl', 'save ""', 'appendonly no', ''].join('\n'),
    networkPolicy: {
      ingress: [{ from: [rateLimitPods], ports: [{ port, protocol: 'TCP' }] }],
      // the chart takes an empty list for none: this one leads nowhere
      egress: [{ to: [{ ipBlock: { cidr: '127.0.0.1/32' } }] }],
    },
  };
}

/** Pods of Envoy Gateway's rate-limit service, by the labels that it gives them. */
const rateLimitPods: JsonObject = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': cluster.namespaces.envoy } },
  podSelector: { matchLabels: { 'app.kubernetes.io/name': 'envoy-ratelimit' } },
};
