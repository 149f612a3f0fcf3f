import { type ComponentName, component } from '#catalog';
import type { Component } from './component';
import {
  certManagerValues,
  devicePluginValues,
  externalSecretsValues,
  karpenterValues,
  kedaValues,
  loadBalancerControllerValues,
  lwsValues,
} from './controller-component-values';
import { aiGatewayValues, envoyGatewayValues, gatewayCrdsValues, valkeyValues } from './gateway-component-values';
import type { JsonObject } from './json';
import type { ModelPool } from './model-pool';
import { cluster } from './names';
import type { Network } from './network';
import type { Observability } from './observability';
import type { RegionContext } from './region-context';
import { gpuNodeLabel, gpuTaint } from './resolve-node-pools';
import type { Stores } from './stores';
import { collectorValues, dcgmExporterValues, prometheusValues } from './telemetry-component-values';

interface Needed {
  readonly network: Network;
  readonly interruptionQueue: string;
  readonly modelPools: readonly ModelPool[];
  readonly stores: Stores;
  readonly observability: Observability;
}

/**
 * Places of the components: between the folders of namespaces and definitions (00, 05), that of secrets (08), and those of
 * what uses them all (10 and on).
 */
const places = {
  /** Definitions, so that a monitor or a route can come from any chart after them. */
  definitions: 6,
  /** What makes certificates and secrets. */
  secrets: 7,
  /** What stands on definitions alone. */
  controllers: 8,
  /** What stands on one of those, or reads a secret. */
  dependent: 9,
} as const;

/** Third-party components of a Region's cluster, in the order of their places. Only what this deployment has a use for. */
export function resolveComponents(context: RegionContext, needed: Needed): Component[] {
  return [
    ...definitions(),
    ...secrets(context, needed),
    ...controllers(context, needed),
    ...gpuComponents(needed),
    ...dependent(context, needed),
  ];
}

function definitions(): Component[] {
  const order = places.definitions;
  const { envoy, monitoring } = cluster.namespaces;
  return [
    place('gateway-crds', { namespace: envoy, order }, gatewayCrdsValues),
    place('ai-gateway-crds', { namespace: cluster.gatewayExtension.namespace, order }, {}),
    place('karpenter-crds', { namespace: 'karpenter', order }, {}),
    place('prometheus-crds', { namespace: monitoring, order }, {}),
  ];
}

function secrets(context: RegionContext, { network, stores, observability }: Needed): Component[] {
  const order = places.secrets;
  const readsSecrets = stores.cache !== null || observability.workspaceIdParameter !== null;
  return [
    ...(network.certificate === null
      ? []
      : [place('cert-manager', { namespace: 'cert-manager', order }, certManagerValues(context))]),
    ...(readsSecrets
      ? [place('external-secrets', { namespace: 'external-secrets', order }, externalSecretsValues(context))]
      : []),
  ];
}

function controllers(context: RegionContext, { network, interruptionQueue, modelPools, stores }: Needed): Component[] {
  const order = places.controllers;
  const { prefix } = context;
  const spansNodes = modelPools.some((pool) => pool.base.nodesPerReplica > 1);
  return [
    place('karpenter', { namespace: 'karpenter', order }, karpenterValues(context, { prefix, interruptionQueue })),
    place(
      'aws-load-balancer-controller',
      { namespace: 'aws-load-balancer-controller', order },
      loadBalancerControllerValues(context, network.vpcName),
    ),
    place('keda', { namespace: 'keda', order }, kedaValues(context)),
    ...(spansNodes ? [place('lws', { namespace: 'lws-system', order }, lwsValues(context))] : []),
    ...(stores.cache === null
      ? [place('valkey', { namespace: cluster.limitStore.namespace, order }, valkeyValues())]
      : []),
    place('envoy-gateway', { namespace: cluster.namespaces.envoy, order }, envoyGatewayValues(context, stores)),
  ];
}

/** On nodes with GPUs and on no other, whatever else their taints keep away. */
function gpuComponents({ modelPools }: Needed): Component[] {
  if (modelPools.every((pool) => pool.base.placement.gpusPerPod === 0)) return [];
  const order = places.controllers;
  const tolerations = [{ key: gpuTaint.key, operator: 'Exists', effect: gpuTaint.effect }];
  const nodeSelector = { [gpuNodeLabel.key]: gpuNodeLabel.value };
  return [
    place(
      'nvidia-device-plugin',
      { namespace: 'nvidia-device-plugin', order },
      devicePluginValues({ tolerations, nodeSelector }),
    ),
    place('dcgm-exporter', { namespace: 'dcgm-exporter', order }, dcgmExporterValues({ tolerations, nodeSelector })),
  ];
}

function dependent(context: RegionContext, { observability, stores }: Needed): Component[] {
  const order = places.dependent;
  const { accessLog } = observability;
  return [
    place(
      'prometheus',
      { namespace: cluster.namespaces.monitoring, order },
      prometheusValues(context, { observability, stores }),
    ),
    ...(accessLog === null
      ? []
      : [
          place(
            'opentelemetry-collector',
            { namespace: cluster.telemetry.namespace, order },
            collectorValues(context, accessLog.logGroupName),
          ),
        ]),
    place('ai-gateway', { namespace: cluster.gatewayExtension.namespace, order }, aiGatewayValues(context)),
  ];
}

function place(name: ComponentName, where: Pick<Component, 'namespace' | 'order'>, values: JsonObject): Component {
  const { chart, repository, version, licence, purpose } = component(name);
  return { name, chart, repository, version, ...where, values, licence, purpose };
}
