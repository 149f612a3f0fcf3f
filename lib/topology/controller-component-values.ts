import { component } from '#catalog';
import type { JsonObject } from './json';
import type { RegionContext } from './region-context';
import { resources, restrictedContainer, restrictedPod } from './restricted';

const monitored = { enabled: true } as const;

/** Of things that must be there: two in production, and never both away at once. */
function twice({ isProduction }: RegionContext) {
  return { replicas: isProduction ? 2 : 1, budget: isProduction } as const;
}

export function certManagerValues(context: RegionContext): JsonObject {
  const { replicas, budget } = twice(context);
  const part = { replicaCount: replicas, podDisruptionBudget: { enabled: budget }, resources: resources(50, 128) };
  return {
    crds: { enabled: true },
    ...part,
    webhook: part,
    cainjector: { ...part, resources: resources(50, 256) },
    startupapicheck: { resources: resources(20, 64) },
    prometheus: { servicemonitor: monitored },
  };
}

/** It reads parameters of its own Region, by the role of its own service account. */
export function externalSecretsValues(context: RegionContext): JsonObject {
  const { replicas, budget } = twice(context);
  const part = { replicaCount: replicas, podDisruptionBudget: { enabled: budget }, resources: resources(50, 128) };
  const off = { create: false };
  return {
    ...part,
    leaderElect: true,
    serviceAccount: { name: 'external-secrets' },
    webhook: part,
    certController: part,
    serviceMonitor: monitored,
    // nothing here writes to AWS or serves several namespaces
    processClusterExternalSecret: false,
    processClusterPushSecret: false,
    processClusterStore: false,
    processPushSecret: false,
    rbac: { servicebindings: off },
  };
}

export function karpenterValues(
  context: RegionContext,
  { prefix, interruptionQueue }: { readonly prefix: string; readonly interruptionQueue: string },
): JsonObject {
  return {
    replicas: twice(context).replicas,
    settings: { clusterName: prefix, interruptionQueue },
    serviceAccount: { name: 'karpenter' },
    controller: { resources: resources(500, 1024) },
    serviceMonitor: monitored,
  };
}

/** The controller binds Envoys to target groups and does nothing else: its role allows no more. */
export function loadBalancerControllerValues(context: RegionContext, vpcName: string): JsonObject {
  const { prefix, region } = context;
  const { replicas, budget } = twice(context);
  return {
    clusterName: prefix,
    region: region.name,
    replicaCount: replicas,
    ...(budget ? { podDisruptionBudget: { maxUnavailable: 1 } } : {}),
    resources: resources(100, 256),
    serviceMonitor: monitored,
    serviceAccount: { name: 'aws-load-balancer-controller' },
    // it finds its VPC by tag, since pods cannot ask the node's metadata service
    vpcTags: { Name: vpcName },
    podSecurityContext: { ...restrictedPod, fsGroup: 65_534 },
    securityContext: { ...restrictedContainer, runAsNonRoot: true },
    createIngressClassResource: false,
    enableBackendSecurityGroup: false,
    enableServiceMutatorWebhook: false,
    enableShield: false,
    enableWaf: false,
    enableWafv2: false,
    ingressClassParams: { create: false },
  };
}

/** One operator works at a time, the other waits; of metrics servers both answer. It needs no Secret but its own. */
export function kedaValues(context: RegionContext): JsonObject {
  const { replicas, budget } = twice(context);
  const parts = ['operator', 'metricServer', 'webhooks'] as const;
  const each = (value: JsonObject) => Object.fromEntries(parts.map((part) => [part, value]));
  return {
    operator: { replicaCount: replicas },
    metricsServer: { replicaCount: replicas },
    webhooks: { replicaCount: replicas },
    ...(budget ? { podDisruptionBudget: each({ maxUnavailable: 1 }) } : {}),
    resources: each(resources(100, 256)),
    permissions: {
      metricServer: { restrict: { secret: true } },
      operator: { restrict: { secret: true } },
    },
    prometheus: each({ enabled: true, serviceMonitor: monitored }),
  };
}

/** The image that belongs to the chart: its own values name none of a release. */
export function lwsValues(context: RegionContext): JsonObject {
  return {
    replicaCount: twice(context).replicas,
    image: { manager: { tag: `v${component('lws').version}`, pullPolicy: 'IfNotPresent' } },
    podSecurityContext: restrictedPod,
    resources: resources(200, 512),
  };
}

/** It reads the node's devices and hands them to the kubelet. */
export function devicePluginValues(tolerations: JsonObject): JsonObject {
  return { ...tolerations, resources: resources(50, 128) };
}
