import { trustedHeaders, trustedPrefixes, versionHeader } from './access-headers';
import { accessLog } from './access-log';
import type {
  ApiVersion,
  Backend,
  Gateway,
  GatewayTelemetry,
  Guard,
  Listener,
  ListenerCertificate,
  Tier,
} from './gateway';
import { heldRequests } from './held-requests';
import { httpDate, unixSeconds } from './http-date';
import type { Table } from './jurisdiction';
import type { ModelPool } from './model-pool';
import { cluster, serviceHost } from './names';
import type { Network } from './network';
import type { Peer } from './peer';
import type { RegionContext } from './region-context';
import { requestTimeoutSeconds } from './request-timeout';
import { resolveAccess } from './resolve-access';
import { resolveErrorAnswers } from './resolve-error-answers';
import { envoyPort, readinessPath } from './resolve-network';
import { resolveRateLimits } from './resolve-rate-limits';
import { resolveResilience } from './resolve-resilience';
import { hopHeader, resolveBackends, resolveRoutes } from './resolve-routes';

/** Envoy Gateway's own default of 100m would send an autoscaler to its maximum at once. */
const envoyPods = {
  production: { cpuMillis: 2000, memoryMiB: 2048, targetCpuPercent: 60, maxUnavailable: 1 },
  demo: { cpuMillis: 200, memoryMiB: 512, targetCpuPercent: 80, maxUnavailable: 1 },
} as const;

interface Routed {
  readonly network: Network;
  readonly peers: readonly Peer[];
  readonly modelPools: readonly ModelPool[];
  readonly tables: readonly Table[];
}

export function resolveGateway(context: RegionContext, { network, peers, modelPools, tables }: Routed): Gateway {
  const { isProduction } = context;
  const backends: Backend[] = resolveBackends(context, modelPools, peers);
  const routes = resolveRoutes(context, modelPools, backends);
  const tiers = resolveTiers(context);
  const replicas = isProduction ? { min: 3, max: 12 } : { min: 1, max: 2 };
  const versions = resolveVersions(context);
  const pods = isProduction ? envoyPods.production : envoyPods.demo;
  const resilience = resolveResilience(routes, modelPools, replicas.min);
  return {
    name: cluster.gatewayName,
    namespace: cluster.namespaces.gateway,
    className: cluster.gatewayClass,
    controllerName: cluster.gatewayController,
    service: cluster.gatewayService,
    serviceNamespace: cluster.namespaces.envoy,
    replicas,
    pods,
    listener: resolveListener(network),
    readinessPath,
    targetGroups: network.loadBalancers.map(({ targetGroup }) => ({ name: targetGroup.name, port: targetGroup.port })),
    versions,
    versionHeader,
    modelHeader: 'x-ai-eg-model',
    hopHeader,
    // github.com/envoyproxy/ai-gateway@v1.0.0 internal/internalapi, OriginalPathHeader
    pathHeader: 'x-ai-eg-original-path',
    trustedHeaders,
    trustedPrefixes,
    access: resolveAccess(context, { tables, peers, resilience }),
    backends,
    routes,
    modelOwner: context.blueprint.name,
    tiers,
    rateLimits: resolveRateLimits(tiers),
    resilience,
    errorAnswers: resolveErrorAnswers(versions, [...new Set(routes.flatMap(({ paths }) => paths))]),
    accessLog,
    // one request in a hundred shows where time goes; each would cost as much as its answer's log
    telemetry: isProduction ? resolveTelemetry() : null,
    guard: resolveGuard(context),
    limits: {
      requestTimeoutSeconds,
      idleTimeoutSeconds: 300,
      // two tries for a first byte fit; below the 350 s after which load balancers forget a connection
      streamIdleTimeoutSeconds: 340,
      // prompts of a million tokens are some four megabytes; Envoy's default of 32 KiB refuses most
      bufferKiB: 16_384,
      maxBodyKiB: 8192,
      connectTimeoutSeconds: 5,
      drainSeconds: 120,
      concurrent: heldRequests('gateway', pods.memoryMiB),
    },
  };
}

function resolveTelemetry(): GatewayTelemetry {
  const { service, namespace } = cluster.telemetry;
  return { ...cluster.telemetry, host: serviceHost(service, namespace), tracedPercent: 1 };
}

function resolveVersions({ blueprint }: RegionContext): ApiVersion[] {
  return blueprint.api.versions.map((version, index, all) => ({
    ...version,
    isDefault: index === all.length - 1,
    notices: [
      ...(version.deprecated === null ? [] : [{ name: 'deprecation', value: `@${unixSeconds(version.deprecated)}` }]),
      ...(version.sunset === null ? [] : [{ name: 'sunset', value: httpDate(version.sunset) }]),
    ],
  }));
}

function resolveListener(network: Network): Listener {
  const secure = network.certificate !== null;
  return {
    name: secure ? 'https' : 'http',
    port: secure ? envoyPort.HTTPS : envoyPort.HTTP,
    protocol: secure ? 'HTTPS' : 'HTTP',
    certificate: resolveCertificate(network),
    // load balancers offer their targets TLS 1.0 to 1.3 (docs.aws.amazon.com, "Security policies for your Network Load Balancer", 2026-11)
    oldestTls: secure ? '1.2' : null,
    proxyProtocol: network.loadBalancers.every(({ targetGroup }) => targetGroup.proxyProtocolV2),
  };
}

function resolveCertificate({ certificate }: Network): ListenerCertificate | null {
  if (certificate === null) return null;
  const secret = cluster.gatewayCertificate;
  return {
    secret,
    hosts: [certificate.domainName, ...certificate.alternativeNames],
    authority: `${secret}-authority`,
    root: `${secret}-authority-root`,
    key: { algorithm: 'ECDSA', bits: 256, rotation: 'Always' },
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
