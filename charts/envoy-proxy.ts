import type { Chart } from 'cdk8s';
import type { Gateway } from '#topology';
import { burstableResources } from './burstable-resources';
import { envoyTelemetry } from './envoy-telemetry';
import { EnvoyProxy } from './imports/gateway.envoyproxy.io';
import { wellKnown } from './well-known';
import { zoneSpread } from './zone-spread';

/** Name that Envoy Gateway gives to the container of Envoy itself; others in the pod ask for no CPU. */
const envoyContainer = 'envoy';

/**
 * The Envoys: as many as their CPU asks for, over the zones, behind a Service without a load balancer of its own (the NLBs
 * belong to CloudFormation). Envoy Gateway's own security contexts already comply with Pod Security `restricted`.
 */
export function addEnvoyProxy(chart: Chart, gateway: Gateway): void {
  const { name, namespace, service, replicas, pods, limits } = gateway;
  new EnvoyProxy(chart, 'proxy', {
    metadata: { name, namespace },
    spec: {
      filterOrder: [...accessFirst, scriptBeforeModels],
      telemetry: envoyTelemetry(gateway),
      bootstrap: { type: 'JSONPatch', jsonPatches: [processedAtOnce(limits.concurrent)] },
      // what is in flight is finished before an Envoy ends
      shutdown: { drainTimeout: `${limits.drainSeconds}s` },
      provider: {
        type: 'Kubernetes',
        kubernetes: {
          envoyService: { name: service, type: 'ClusterIP' },
          envoyPDB: { maxUnavailable: pods.maxUnavailable },
          envoyHpa: { minReplicas: replicas.min, maxReplicas: replicas.max, metrics: [cpu(pods.targetCpuPercent)] },
          envoyDeployment: {
            container: { resources: burstableResources(pods) },
            pod: { topologySpreadConstraints: [zoneSpread({ [wellKnown.owningGateway]: name })] },
          },
        },
      },
    },
  });
}

/** Envoy Gateway would ask the authorizer before it has looked at a token, and look at the client's network last of all. */
const accessFirst = [
  { name: 'envoy.filters.http.rbac', before: 'envoy.filters.http.ext_authz' },
  { name: 'envoy.filters.http.jwt_authn', before: 'envoy.filters.http.ext_authz' },
] as const;

/**
 * AI Gateway 1.0.0 answers the list of models itself, in a processor that it puts behind the last buffer
 * (internal/extensionserver/post_translate_modify.go): the script of answers would never see such a request.
 */
const scriptBeforeModels = { name: 'envoy.filters.http.lua', before: 'envoy.filters.http.buffer' } as const;

/**
 * Every request is with AI Gateway's processor as long as it lasts. AI Gateway 1.0.0 makes the processor's cluster without circuit breakers
 * (internal/extensionserver/post_translate_modify.go, extProcUDSClusterName), so that Envoy's default of 1,024 would count. Envoy asks its
 * runtime before (envoyproxy.io, "Circuit breaking", "Runtime", read 2026-11-22), and the first layer of it is in every bootstrap of Envoy
 * Gateway 1.8.3 (internal/xds/bootstrap/bootstrap.yaml.tpl).
 */
function processedAtOnce(value: number) {
  const path = '/layered_runtime/layers/0/static_layer/circuit_breakers.ai-gateway-extproc-uds.default.max_requests';
  return { op: 'add', path, value } as const;
}

/** Of Envoy's container alone: a figure over the pod has no value while a container beside it asks for none. */
function cpu(averageUtilization: number) {
  return {
    type: 'ContainerResource',
    containerResource: {
      container: envoyContainer,
      name: 'cpu',
      target: { type: 'Utilization', averageUtilization },
    },
  };
}
