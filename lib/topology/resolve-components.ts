import { type ComponentName, component } from '#catalog';
import type { Component } from './component';
import {
  aiGatewayValues,
  envoyGatewayValues,
  loadBalancerControllerValues,
  prometheusValues,
  restrictedPod,
} from './component-values';
import type { JsonObject } from './json';
import type { ModelPool } from './model-pool';
import { cluster } from './names';
import type { Network } from './network';
import type { RegionContext } from './region-context';

interface Needed {
  readonly network: Network;
  readonly interruptionQueue: string;
  readonly modelPools: readonly ModelPool[];
}

/**
 * Third-party components of a Region's cluster: definitions first, then what serves webhooks, then what uses them. Only what
 * this deployment has a use for.
 */
export function resolveComponents(
  context: RegionContext,
  { network, interruptionQueue, modelPools }: Needed,
): Component[] {
  const { prefix, isProduction } = context;
  const { envoy, monitoring } = cluster.namespaces;
  const hasGpus = modelPools.some((pool) => pool.base.placement.gpusPerPod > 0);
  const spansNodes = modelPools.some((pool) => pool.base.nodesPerReplica > 1);
  const replicas = isProduction ? 2 : 1;
  return [
    place(
      'gateway-crds',
      { namespace: envoy, order: 0 },
      {
        crds: { gatewayAPI: { enabled: true, channel: 'standard' }, envoyGateway: { enabled: true } },
      },
    ),
    place('ai-gateway-crds', { namespace: cluster.gatewayExtension.namespace, order: 0 }, {}),
    place('karpenter-crds', { namespace: 'karpenter', order: 0 }, {}),
    ...(network.certificate === null
      ? []
      : [
          place(
            'cert-manager',
            { namespace: 'cert-manager', order: 1 },
            { crds: { enabled: true }, replicaCount: replicas },
          ),
        ]),
    place('prometheus', { namespace: monitoring, order: 1 }, prometheusValues(context)),
    place(
      'karpenter',
      { namespace: 'karpenter', order: 2 },
      {
        replicas,
        settings: { clusterName: prefix, interruptionQueue },
        serviceAccount: { name: 'karpenter' },
      },
    ),
    place(
      'aws-load-balancer-controller',
      { namespace: 'aws-load-balancer-controller', order: 2 },
      loadBalancerControllerValues(context, network.vpcName),
    ),
    place('keda', { namespace: 'keda', order: 2 }, {}),
    ...(hasGpus ? [place('nvidia-device-plugin', { namespace: 'nvidia-device-plugin', order: 2 }, {})] : []),
    ...(spansNodes ? [place('lws', { namespace: 'lws-system', order: 2 }, { podSecurityContext: restrictedPod })] : []),
    place('envoy-gateway', { namespace: envoy, order: 2 }, envoyGatewayValues(replicas)),
    place('ai-gateway', { namespace: cluster.gatewayExtension.namespace, order: 3 }, aiGatewayValues),
  ];
}

function place(name: ComponentName, where: Pick<Component, 'namespace' | 'order'>, values: JsonObject): Component {
  const { chart, repository, version } = component(name);
  return { name, chart, repository, version, ...where, values };
}
