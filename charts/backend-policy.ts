import type { Chart } from 'cdk8s';
import type { ErrorAnswer, Gateway as GatewayFacts, Resilience } from '#topology';
import { apiGroup } from './api-group';
import { BackendTrafficPolicy } from './imports/gateway.envoyproxy.io';
import { Gateway } from './imports/gateway.networking.k8s.io';
import { globalRateLimit } from './rate-limits';

/**
 * How the Gateway treats backends, and what tenants may use of them. One policy on the Gateway: another on a route would replace
 * it as a whole, limits included. Nothing here holds back or compresses an answer.
 */
export function addBackendPolicy(chart: Chart, gateway: GatewayFacts): void {
  const { name, namespace, limits, resilience, errorAnswers } = gateway;
  const { circuit } = resilience;
  new BackendTrafficPolicy(chart, 'backends', {
    metadata: { name, namespace },
    spec: {
      targetRefs: [{ ...apiGroup(Gateway.GVK), name }],
      timeout: {
        tcp: { connectTimeout: `${limits.connectTimeoutSeconds}s` },
        http: { connectionIdleTimeout: `${limits.idleTimeoutSeconds}s` },
      },
      dns: { dnsRefreshRate: `${resilience.lookUpSeconds}s`, respectDnsTtl: true },
      connection: { bufferLimit: `${limits.bufferKiB}Ki` },
      requestBuffer: { limit: `${limits.maxBodyKiB}Ki` },
      retry: retry(resilience),
      healthCheck: healthCheck(resilience),
      circuitBreaker: {
        maxConnections: circuit.connections,
        maxParallelRequests: circuit.requests,
        maxParallelRetries: circuit.retries,
        maxPendingRequests: circuit.pendingRequests,
      },
      rateLimit: { global: globalRateLimit(gateway) },
      responseOverride: errorAnswers.map(responseOverride),
    },
  });
}

function retry({
  retry: { retries, attemptsPerPriority, triggers, statusCodes, firstByteSeconds, backOff },
}: Resilience) {
  return {
    numRetries: retries,
    numAttemptsPerPriority: attemptsPerPriority,
    retryOn: { triggers, httpStatusCodes: statusCodes },
    perRetry: {
      timeout: `${firstByteSeconds}s`,
      backOff: { baseInterval: `${backOff.baseMs}ms`, maxInterval: `${backOff.maxMs}ms` },
    },
  };
}

function healthCheck({ health }: Resilience) {
  return {
    panicThreshold: health.panicPercent,
    passive: {
      interval: `${health.intervalSeconds}s`,
      baseEjectionTime: `${health.ejectionSeconds}s`,
      maxEjectionPercent: health.maxEjectionPercent,
      // connections that fail are counted apart from answers
      splitExternalLocalOriginErrors: true,
      consecutiveLocalOriginFailures: health.consecutiveLocalFailures,
      consecutiveGatewayErrors: health.consecutiveGatewayErrors,
      consecutive5XxErrors: health.consecutiveServerErrors,
    },
  };
}

function responseOverride({ statusCodes, of, contentType, body, retryAfter }: ErrorAnswer) {
  return {
    source: of,
    match: { statusCodes: statusCodes.map((value) => ({ type: 'Value' as const, value })) },
    response: {
      contentType,
      body: { type: 'Inline' as const, inline: body },
      ...(retryAfter === null
        ? {}
        : { header: { set: [{ name: retryAfter.header, value: String(retryAfter.seconds) }] } }),
    },
  };
}
