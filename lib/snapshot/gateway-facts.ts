import type { Gateway, Jurisdiction, Region } from '#topology';
import { authorizerFacts } from './authorizer-facts';
import { byKey, byName, type FactFields, type Facts, Line, sorted } from './fact';
import { networkWords } from './network-words';
import type { NameOwn } from './own-names';

/** Tier 1 but for its routes. */
export function gatewayFacts({ gateway }: Region, nameOwn: NameOwn, jurisdiction: Jurisdiction): Facts {
  const { listener, resilience, telemetry } = gateway;
  const { retry } = resilience;
  return {
    replicas: `${gateway.replicas.min}-${gateway.replicas.max}`,
    pods: new Line({ ...gateway.pods }),
    listener: new Line({
      protocol: listener.protocol,
      port: listener.port,
      oldestTls: listener.oldestTls,
      proxyProtocol: listener.proxyProtocol,
    }),
    certificateHosts: listener.certificate && sorted(listener.certificate.hosts.map(nameOwn)),
    apiVersions: byKey(
      gateway.versions,
      ({ date }) => date,
      ({ deprecated, sunset, isDefault }) => new Line({ deprecated, sunset, isDefault }),
    ),
    headers: new Line({
      version: gateway.versionHeader,
      model: gateway.modelHeader,
      hop: gateway.hopHeader,
      ...gateway.access.headers,
    }),
    trustedHeaders: sorted(gateway.trustedHeaders),
    trustedPrefixes: sorted(gateway.trustedPrefixes),
    ...accessFacts(gateway, nameOwn, jurisdiction),
    limits: new Line({ ...gateway.limits }),
    lookUpSeconds: resilience.lookUpSeconds,
    retry: new Line({ ...retry, triggers: sorted(retry.triggers), backOff: { ...retry.backOff } }),
    health: new Line({ ...resilience.health }),
    circuit: new Line({ ...resilience.circuit }),
    errorAnswers: gateway.errorAnswers.map(answerWords),
    accessLog: gateway.accessLog.map(({ field }) => field),
    telemetry: telemetry && `${telemetry.tracedPercent} % traced to ${telemetry.host}:${telemetry.port}`,
  };
}

function accessFacts({ access }: Gateway, nameOwn: NameOwn, jurisdiction: Jurisdiction): FactFields {
  return {
    clientCidrs: networkWords(access.clientCidrs, jurisdiction),
    ...authorizerFacts(access.authorizer, nameOwn),
    tokenIssuers: byName(
      access.tokenIssuers,
      ({ issuer, audiences, jwksUri, keyCacheSeconds, claims }) =>
        new Line({ issuer, audiences: sorted(audiences), jwksUri, keyCacheSeconds, claims: { ...claims } }),
    ),
  };
}

function answerWords({ statusCodes, of, retryAfter }: Gateway['errorAnswers'][number]): string {
  const again = retryAfter === null ? '' : `, again after ${retryAfter.seconds} s`;
  return `${statusCodes.join(' ')} of ${of}${again}`;
}

/** The guard in the request path. */
export function safetyFacts({ gateway: { guard } }: Region): Facts {
  if (guard === null) return null;
  const { model, bands, deadlineMs, categories } = guard;
  return { model, bands: new Line({ ...bands }), deadlineMs, categories: sorted(categories) };
}
