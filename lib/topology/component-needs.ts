import type { ComponentName } from '#catalog';
import type { Component } from './component';

/** What the pods of a component need of the network and of the scheduler. */
export interface ComponentNeeds {
  /** Whether they ask the API server. */
  readonly apiServer: boolean;
  /** Ports on which the API server calls them: webhooks and aggregated APIs. */
  readonly calledPorts: readonly number[];
  /** Ports of their metrics. */
  readonly metricsPorts: readonly number[];
  /** Ports on which they talk among each other. */
  readonly ownPorts: readonly number[];
  /** Whether their chart gives them one of Kubernetes' own priorities, which may evict all else. */
  readonly systemCritical: boolean;
}

const nothing: ComponentNeeds = {
  apiServer: false,
  calledPorts: [],
  metricsPorts: [],
  ownPorts: [],
  systemCritical: false,
};

/**
 * Of every component, by its chart's default values at the version in the catalogue, read in 2026-11. Those of `lws`,
 * `nvidia-device-plugin`, `dcgm-exporter`, `valkey` and `opentelemetry-collector` are read in their repositories, not from the
 * package.
 */
const componentNeeds: Readonly<Record<ComponentName, ComponentNeeds>> = {
  'gateway-crds': nothing,
  'ai-gateway-crds': nothing,
  'karpenter-crds': nothing,
  'prometheus-crds': nothing,
  // 18000 and 18001: configuration of Envoys and of the rate-limit service (gateway-connections.ts); 8081 that service itself
  'envoy-gateway': { ...nothing, apiServer: true, calledPorts: [9443], metricsPorts: [19001] },
  'ai-gateway': { ...nothing, apiServer: true, calledPorts: [9443], metricsPorts: [8080] },
  valkey: { ...nothing, metricsPorts: [9121] },
  'cert-manager': { ...nothing, apiServer: true, calledPorts: [10_250], metricsPorts: [9402] },
  'external-secrets': { ...nothing, apiServer: true, calledPorts: [10_250], metricsPorts: [8080] },
  'aws-load-balancer-controller': {
    ...nothing,
    apiServer: true,
    calledPorts: [9443],
    metricsPorts: [8080],
    systemCritical: true,
  },
  karpenter: { ...nothing, apiServer: true, metricsPorts: [8080], systemCritical: true },
  keda: {
    ...nothing,
    apiServer: true,
    // its webhooks, and the API of external metrics that the HPA asks
    calledPorts: [9443, 6443],
    metricsPorts: [8080],
    ownPorts: [9666],
  },
  lws: { ...nothing, apiServer: true, calledPorts: [9443], metricsPorts: [8443] },
  'nvidia-device-plugin': { ...nothing, systemCritical: true },
  // it may ask the API server which pod has which GPU
  'dcgm-exporter': { ...nothing, apiServer: true, metricsPorts: [9400], systemCritical: true },
  prometheus: {
    ...nothing,
    apiServer: true,
    calledPorts: [10_250],
    // Prometheus, its reloader and the state of the cluster, the operator, Alertmanager and its peers
    ownPorts: [9090, 8080, 10_250, 9093, 9094],
  },
  'opentelemetry-collector': { ...nothing, metricsPorts: [8888] },
};

export function needsOf({ name }: Pick<Component, 'name'>): ComponentNeeds {
  const found = Object.entries(componentNeeds).find(([known]) => known === name)?.[1];
  if (found === undefined) throw new Error(`topology: nobody has said what component "${name}" needs of the network`);
  return found;
}
