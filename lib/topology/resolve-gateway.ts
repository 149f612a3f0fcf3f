import type { Backend, Gateway, Guard, Listener, Tier } from './gateway';
import type { ModelPool } from './model-pool';
import { cluster } from './names';
import type { Network } from './network';
import type { Peer } from './peer';
import type { RegionContext } from './region-context';
import { envoyPort, readinessPath } from './resolve-network';
import { hopHeader, resolveBackends, resolveRoutes } from './resolve-routes';

/** Set from the authenticated tenant, or by the pickers: a client's own copies are removed. */
const trustedHeaders = [
  'x-tenant-id',
  'x-tier',
  'x-jurisdiction',
  'x-llm-d-inference-objective',
  'x-llm-d-inference-fairness-id',
  'x-gateway-inference-objective',
  'x-gateway-inference-fairness-id',
];

/** Envoy Gateway's own default of 100m would send an autoscaler to its maximum at once. */
const envoyPods = {
  production: { cpuMillis: 2000, memoryMiB: 2048, targetCpuPercent: 60, maxUnavailable: 1 },
  demo: { cpuMillis: 200, memoryMiB: 512, targetCpuPercent: 80, maxUnavailable: 1 },
} as const;

interface Routed {
  readonly network: Network;
  readonly peers: readonly Peer[];
  readonly modelPools: readonly ModelPool[];
}

export function resolveGateway(context: RegionContext, { network, peers, modelPools }: Routed): Gateway {
  const { blueprint, isProduction } = context;
  const backends: Backend[] = resolveBackends(context, modelPools, peers);
  return {
    name: cluster.gatewayName,
    namespace: cluster.namespaces.gateway,
    className: cluster.gatewayClass,
    controllerName: cluster.gatewayController,
    service: cluster.gatewayService,
    serviceNamespace: cluster.namespaces.envoy,
    replicas: isProduction ? { min: 3, max: 12 } : { min: 1, max: 2 },
    pods: isProduction ? envoyPods.production : envoyPods.demo,
    listener: resolveListener(network),
    readinessPath,
    targetGroups: network.loadBalancers.map(({ targetGroup }) => ({ name: targetGroup.name, port: targetGroup.port })),
    versions: blueprint.api.versions.map((version, index, all) => ({
      ...version,
      isDefault: index === all.length - 1,
    })),
    versionHeader: 'x-api-version',
    modelHeader: 'x-ai-eg-model',
    hopHeader,
    trustedHeaders,
    backends,
    routes: resolveRoutes(context, modelPools, backends),
    tiers: resolveTiers(context),
    guard: resolveGuard(context),
    limits: {
      // the longest answer at the slowest TPOT; Envoy's own default of 60 s would cut it
      requestTimeoutSeconds: 600,
      idleTimeoutSeconds: 300,
      // prompts of a million tokens are some four megabytes; Envoy's default of 32 KiB refuses most
      bufferKiB: 16_384,
      maxBodyKiB: 8192,
      connectTimeoutSeconds: 5,
      drainSeconds: 120,
    },
  };
}

function resolveListener(network: Network): Listener {
  const secure = network.certificate !== null;
  return {
    name: secure ? 'https' : 'http',
    port: secure ? envoyPort.HTTPS : envoyPort.HTTP,
    protocol: secure ? 'HTTPS' : 'HTTP',
    certificateSecret: secure ? cluster.gatewayCertificate : null,
    certificateHosts:
      network.certificate === null ? [] : [network.certificate.domainName, ...network.certificate.alternativeNames],
    proxyProtocol: network.loadBalancers.every(({ targetGroup }) => targetGroup.proxyProtocolV2),
  };
}

/**
 * Counters are regional. A Region's limit is the tier's divided by (Regions - 1), rounded up and at least 1, so that the loss
 * of a Region cuts nobody; while all are up a tenant that spreads its calls may exceed its limit by Regions / (Regions - 1).
 */
function resolveTiers({ blueprint, jurisdiction }: RegionContext): Tier[] {
  const divisor = Math.max(1, jurisdiction.regions.length - 1);
  const part = (limit: number) => Math.max(1, Math.ceil(limit / divisor));
  return Object.entries(blueprint.tiers).map(([name, tier]) => ({
    name,
    priority: tier.priority,
    requestsPerMinute: part(tier.requestsPerMinute),
    burstPerSecond: part(tier.burstPerSecond),
    tokensPerMinute: part(tier.tokensPerMinute),
    tokensPerDay: part(tier.tokensPerDay),
    concurrency: part(tier.concurrency),
    safety: tier.safety,
  }));
}

function resolveGuard({ blueprint: { safety } }: RegionContext): Guard | null {
  if (safety === null) return null;
  return { model: safety.model, categories: safety.categories, bands: safety.bands, deadlineMs: safety.deadlineMs };
}
