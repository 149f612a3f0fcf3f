import { image } from '#catalog';
import { alertRouting } from './alert-routing';
import { grafanaRole, grafanaValues } from './grafana-values';
import type { Json, JsonObject } from './json';
import { metricsStorageClass, metricsVolume } from './metrics-volume';
import { cluster } from './names';
import type { Observability } from './observability';
import type { RegionContext } from './region-context';
import { retentionHours } from './resolve-monitoring';
import { resources, restrictedContainer, restrictedPod } from './restricted';
import type { Stores } from './stores';

/** Definitions of the Prometheus operator come as a component of their own: other charts bring monitors before it. */
const withoutCrds = { crds: { enabled: false } } as const;

/**
 * Prometheus of the cluster: the autoscaler reads it, our rules are judged in it, and what people look at is written on to
 * the managed workspace. It takes monitors and rules of every namespace.
 */
export function prometheusValues(
  context: RegionContext,
  { observability, stores }: { readonly observability: Observability; readonly stores: Stores },
): JsonObject {
  const { isProduction } = context;
  const { monitoring } = cluster.namespaces;
  const off = { enabled: false };
  return {
    ...withoutCrds,
    // ours are in the manifests, each with its section of the runbook
    defaultRules: { create: false },
    grafana: grafanaValues(monitoring),
    extraManifests: [...grafanaRole(monitoring), ...(isProduction ? [metricsStorageClass(context, stores)] : [])],
    // it wants the host's network and disks: nothing here reads what it finds
    nodeExporter: off,
    // EKS keeps them out of reach, or they tell nothing that a rule of ours asks for
    kubeApiServer: off,
    kubeControllerManager: off,
    kubeEtcd: off,
    kubeProxy: off,
    kubeScheduler: off,
    'kube-state-metrics': { resources: resources(100, isProduction ? 512 : 128) },
    prometheusOperator: {
      resources: resources(100, 256),
      admissionWebhooks: { patch: { resources: resources(50, 64) } },
      prometheusConfigReloader: { resources: resources(20, 64) },
    },
    alertmanager: alertmanagerValues(context, observability),
    prometheus: {
      serviceAccount: { name: 'prometheus' },
      podDisruptionBudget: { enabled: isProduction },
      prometheusSpec: prometheusSpec(context, observability),
    },
  };
}

function prometheusSpec(context: RegionContext, { workspaceIdParameter }: Observability): JsonObject {
  const { blueprint, name, region, prefix, isProduction } = context;
  return {
    replicas: isProduction ? 2 : 1,
    retention: `${retentionHours[blueprint.kind]}h`,
    resources: resources(isProduction ? 1000 : 200, isProduction ? 4096 : 768),
    // whose metrics they are, once those of all Regions are side by side; the workspace keeps one of two replicas by the
    // labels `cluster` and `__replica__`
    externalLabels: { cluster: prefix, deployment: blueprint.name, jurisdiction: name, region: region.name },
    prometheusExternalLabelNameClear: true,
    replicaExternalLabelName: '__replica__',
    podMonitorSelectorNilUsesHelmValues: false,
    probeSelectorNilUsesHelmValues: false,
    ruleSelectorNilUsesHelmValues: false,
    scrapeConfigSelectorNilUsesHelmValues: false,
    serviceMonitorSelectorNilUsesHelmValues: false,
    ...(isProduction ? metricsVolume() : {}),
    ...(workspaceIdParameter === null ? {} : remoteWrite(region.name)),
  };
}

/** Variable that the operator's reloader puts into Prometheus' configuration. */
const idVariable = 'WORKSPACE_ID';

/**
 * Writes to the workspace as the pod's own role. AWS draws the workspace's id, so it comes from a Secret: the
 * operator's reloader replaces `$(NAME)` in the configuration, at the start of the pod and at each change.
 */
function remoteWrite(region: string): JsonObject {
  const { place, key } = cluster.secrets.metricsWorkspace;
  const url = `https://aps-workspaces.${region}.amazonaws.com/workspaces/$(${idVariable})/api/v1/remote_write`;
  const env = [{ name: idVariable, valueFrom: { secretKeyRef: { name: place.name, key } } }];
  return {
    remoteWrite: [{ url, sigv4: { region } }],
    containers: [{ name: 'config-reloader', env }],
    initContainers: [{ name: 'init-config-reloader', env }],
  };
}

/** Alerts go where the alarms go: to the topic of their severity. */
function alertmanagerValues(context: RegionContext, { topics }: Observability): JsonObject {
  const { isProduction } = context;
  return {
    serviceAccount: { name: 'alertmanager', automountServiceAccountToken: false },
    podDisruptionBudget: { enabled: isProduction },
    alertmanagerSpec: {
      replicas: isProduction ? 2 : 1,
      automountServiceAccountToken: false,
      resources: resources(50, 128),
    },
    config: alertRouting(context, topics),
  };
}

/**
 * The collector: takes what the Envoys tell (OTLP), traces to X-Ray, the access log to the Region's log group. It reads
 * nothing of the cluster, so it has no token for it.
 */
export function collectorValues({ region }: RegionContext, logGroupName: string): JsonObject {
  const { port } = cluster.telemetry;
  const { repository, tag } = image('opentelemetry-collector');
  const unused = ['otlp-http', 'jaeger-compact', 'jaeger-thrift', 'jaeger-grpc', 'zipkin'];
  return {
    mode: 'deployment',
    replicaCount: 2,
    image: { repository, tag },
    command: { name: 'otelcol-contrib' },
    resources: resources(200, 512),
    podSecurityContext: { ...restrictedPod, runAsUser: 10_001 },
    securityContext: restrictedContainer,
    serviceAccount: { automountServiceAccountToken: false },
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    podMonitor: { enabled: true },
    ports: {
      otlp: { enabled: true, containerPort: port, servicePort: port },
      metrics: { enabled: true },
      ...Object.fromEntries(unused.map((name) => [name, { enabled: false }])),
    },
    alternateConfig: collectorConfig(region.name, logGroupName),
  };
}

/** In the place of the chart's own, which also listens for protocols that nobody speaks here. */
function collectorConfig(region: string, logGroupName: string): JsonObject {
  const host = fromEnvironment('MY_POD_IP');
  const pipeline = (exporter: string): Json => ({
    receivers: ['otlp'],
    processors: ['memory_limiter', 'batch'],
    exporters: [exporter],
  });
  return {
    receivers: { otlp: { protocols: { grpc: { endpoint: `${host}:${cluster.telemetry.port}` } } } },
    processors: {
      memory_limiter: { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 25 },
      batch: { send_batch_size: 512, timeout: '5s' },
    },
    exporters: {
      awsxray: { region, local_mode: true },
      awscloudwatchlogs: {
        region,
        log_group_name: logGroupName,
        // each collector writes to a stream of its own
        log_stream_name: fromEnvironment('OTEL_K8S_POD_NAME'),
      },
    },
    extensions: { health_check: { endpoint: `${host}:13133` } },
    service: {
      extensions: ['health_check'],
      telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { host, port: 8888 } } } }] } },
      pipelines: { traces: pipeline('awsxray'), logs: pipeline('awscloudwatchlogs') },
    },
  };
}

/** The collector's own way to read a variable, which the chart sets. */
function fromEnvironment(variable: string): string {
  return `\${env:${variable}}`;
}

/** Where GPUs are, and what they do. It reads the kubelet's list of devices as root of the node. */
export function dcgmExporterValues(gpuNodes: JsonObject): JsonObject {
  return {
    ...gpuNodes,
    resources: resources(100, 512),
    // the pod that has the GPU, not the exporter's
    serviceMonitor: { enabled: true, honorLabels: true, interval: '15s' },
  };
}
