import type { Chart } from 'cdk8s';
import type { Gateway, GatewayTelemetry } from '#topology';
import { apiGroup } from './api-group';
import { Backend, type EnvoyProxySpecTelemetry } from './imports/gateway.envoyproxy.io';

/** The collector, by name: Envoy Gateway refuses a Gateway whose telemetry refers to a Service that is not there. */
export function addCollector(
  chart: Chart,
  { namespace }: Gateway,
  { service: name, host, port }: GatewayTelemetry,
): void {
  new Backend(chart, 'collector', {
    metadata: { name, namespace },
    spec: { endpoints: [{ fqdn: { hostname: host, port } }] },
  });
}

/** What Envoys tell: a line for each request, to their own output and to the collector, and traces of some. */
export function envoyTelemetry({ accessLog, telemetry }: Gateway): EnvoyProxySpecTelemetry {
  const json = Object.fromEntries(accessLog.map(({ field, value }) => [field, value]));
  const output = { type: 'File', file: { path: '/dev/stdout' } } as const;
  const toCollector =
    telemetry === null ? [] : [{ type: 'OpenTelemetry', openTelemetry: collector(telemetry) } as const];
  return {
    accessLog: { settings: [{ format: { type: 'JSON', json }, sinks: [output, ...toCollector] }] },
    ...(telemetry === null
      ? {}
      : {
          tracing: {
            samplingRate: telemetry.tracedPercent,
            provider: { type: 'OpenTelemetry' as const, ...collector(telemetry) },
          },
        }),
  };
}

function collector({ service, port }: GatewayTelemetry) {
  return { backendRefs: [{ ...apiGroup(Backend.GVK), name: service, port }] };
}
