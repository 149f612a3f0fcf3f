import type { JsonObject } from './json';
import { cluster } from './names';
import type { RegionContext } from './region-context';

/** What Pod Security `restricted` wants of a pod, for charts that leave it open. */
export const restrictedPod = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } as const;

/** What it wants of a container. */
const restrictedContainer = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
} as const;

export const aiGatewayValues: JsonObject = {
  controller: { podSecurityContext: { ...restrictedPod, runAsUser: 65_532 }, securityContext: restrictedContainer },
};

/** The controller binds Envoys to target groups and does nothing else: its role allows no more. */
export function loadBalancerControllerValues(
  { prefix, region, isProduction }: RegionContext,
  vpcName: string,
): JsonObject {
  return {
    clusterName: prefix,
    region: region.name,
    replicaCount: isProduction ? 2 : 1,
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

/** Prometheus of the cluster: the autoscaler reads it. What people look at is written on to the managed workspace. */
export function prometheusValues({ isProduction }: RegionContext): JsonObject {
  return {
    alertmanager: { enabled: false },
    grafana: { enabled: false },
    // it wants the host's network and disks: nothing here reads what it finds
    nodeExporter: { enabled: false },
    prometheus: {
      serviceAccount: { name: 'prometheus' },
      prometheusSpec: {
        retention: isProduction ? '24h' : '2h',
        podMonitorSelectorNilUsesHelmValues: false,
        ruleSelectorNilUsesHelmValues: false,
      },
    },
  };
}

/**
 * Envoy Gateway as AI Gateway 1.0 needs it (its manifests/envoy-gateway-values.yaml): Backends switched on, and every step of the
 * translation handed to it. Its definitions are a component of their own.
 */
export function envoyGatewayValues(replicas: number): JsonObject {
  const { namespace, service, port } = cluster.gatewayExtension;
  const all = { includeAll: true };
  return {
    crds: { enabled: false },
    deployment: { replicas },
    config: {
      envoyGateway: {
        gateway: { controllerName: cluster.gatewayController },
        provider: { type: 'Kubernetes' },
        logging: { level: { default: 'info' } },
        extensionApis: { enableBackend: true },
        extensionManager: {
          hooks: {
            xdsTranslator: {
              translation: { listener: all, route: all, cluster: all, secret: all },
              post: ['Translation', 'Cluster', 'Route'],
            },
          },
          service: { fqdn: { hostname: `${service}.${namespace}.svc.cluster.local`, port } },
        },
      },
    },
  };
}
