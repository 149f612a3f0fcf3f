import type { PlacedObject } from '#evidence';
import { groupOf } from './object-index';
import { holdsData, movesData, neitherOf, type RegisteredKind, readBy } from './registered-kind';

/** What the containers of a pod are told, and where their images come from. */
function podTexts(template: string) {
  return readBy(
    'foreign-host',
    ...['containers', 'initContainers'].flatMap((list) =>
      ['image', 'command.*', 'args.*', 'env.*.value'].map((field) => `${template}.spec.${list}.*.${field}`),
    ),
    `${template}.spec.hostAliases.*.hostnames.*`,
    `${template}.spec.dnsConfig.searches.*`,
  );
}

const workloads: readonly RegisteredKind[] = [
  movesData(['apps/Deployment', 'Pods call what their environment and arguments name'], ...podTexts('spec.template')),
  movesData(['apps/DaemonSet', 'Pods call what their environment and arguments name'], ...podTexts('spec.template')),
  movesData(
    ['leaderworkerset.x-k8s.io/LeaderWorkerSet', 'Pods of replicas that span nodes'],
    ...podTexts('spec.leaderWorkerTemplate.leaderTemplate'),
    ...podTexts('spec.leaderWorkerTemplate.workerTemplate'),
  ),
  holdsData(['ConfigMap', 'Configuration of proxies, pickers and dashboards'], ...readBy('foreign-host', 'data.*')),
  movesData(
    ['Service', 'Leads to pods of its cluster, or to another name'],
    ...readBy('foreign-backend', 'spec.externalName', 'spec.externalIPs.*'),
  ),
  movesData(
    ['ServiceAccount', 'An annotation may name a role'],
    ...readBy('foreign-account', 'metadata.annotations.eks.amazonaws.com/role-arn'),
  ),
  neitherOf('Namespace', 'Labels'),
  neitherOf('LimitRange', 'Amounts'),
  neitherOf('ResourceQuota', 'Amounts'),
  neitherOf('policy/PodDisruptionBudget', 'Amounts'),
  neitherOf('scheduling.k8s.io/PriorityClass', 'An order'),
  neitherOf('rbac.authorization.k8s.io/Role', 'Rights in its own cluster'),
  neitherOf('rbac.authorization.k8s.io/RoleBinding', 'Rights in its own cluster'),
  movesData(
    ['apiextensions.k8s.io/CustomResourceDefinition', 'A webhook may convert objects'],
    ...readBy('foreign-host', 'spec.conversion.webhook.clientConfig.url'),
  ),
  movesData(
    ['storage.k8s.io/StorageClass', 'Volumes that a chart of ours asks for, encrypted with the key that it names'],
    ...readBy('foreign-region', 'parameters.kmsKeyId'),
  ),
  movesData(
    ['networking.k8s.io/NetworkPolicy', 'Opens the way out of a namespace'],
    ...readBy('foreign-egress', 'spec.egress.*.to.*.ipBlock.cidr'),
  ),
];

const gateways: readonly RegisteredKind[] = [
  movesData(
    ['gateway.envoyproxy.io/Backend', 'Where requests, with prompts and answers, are sent'],
    ...readBy(
      'foreign-backend',
      'spec.endpoints.*.fqdn.hostname',
      'spec.endpoints.*.hostname',
      'spec.endpoints.*.ip.address',
      'spec.tls.sni',
      'spec.type',
    ),
  ),
  movesData(
    ['aigateway.envoyproxy.io/AIServiceBackend', 'A backend of the AI Gateway, by reference'],
    ...readBy('route-order', 'spec.backendRef.name'),
  ),
  movesData(
    ['aigateway.envoyproxy.io/AIGatewayRoute', 'Sends requests to backends, in the order of their priorities'],
    ...readBy('route-order', 'spec.rules.*.backendRefs.*.name'),
  ),
  movesData(
    ['inference.networking.k8s.io/InferencePool', 'Asks a picker which engine answers'],
    ...readBy('foreign-backend', 'spec.endpointPickerRef.kind'),
  ),
  neitherOf('llm-d.ai/InferenceObjective', 'A priority'),
  neitherOf('inference.networking.x-k8s.io/InferenceObjective', 'A priority'),
  movesData(
    ['gateway.envoyproxy.io/EnvoyProxy', 'Sends access logs, traces and metrics of Envoys'],
    ...readBy(
      'foreign-sink',
      'spec.telemetry.accessLog.settings.*.sinks.*.openTelemetry.host',
      'spec.telemetry.accessLog.settings.*.sinks.*.openTelemetry.backendRefs.*.name',
      'spec.telemetry.tracing.provider.host',
      'spec.telemetry.tracing.provider.backendRefs.*.name',
      'spec.telemetry.metrics.sinks.*.openTelemetry.host',
      'spec.telemetry.metrics.sinks.*.openTelemetry.backendRefs.*.name',
    ),
  ),
  movesData(
    ['gateway.envoyproxy.io/SecurityPolicy', 'Asks who a client is'],
    ...readBy('foreign-sink', 'spec.extAuth.http.backendRefs.*.name', 'spec.extAuth.grpc.backendRefs.*.name'),
    ...readBy('foreign-host', 'spec.jwt.providers.*.remoteJWKS.uri', 'spec.oidc.provider.issuer'),
  ),
  movesData(
    ['gateway.envoyproxy.io/EnvoyExtensionPolicy', 'May hand requests to other programs'],
    ...readBy('foreign-sink', 'spec.extProc.*.backendRefs.*.name'),
    ...readBy('foreign-host', 'spec.lua.*.inline', 'spec.wasm.*.code.http.url', 'spec.wasm.*.code.image.url'),
  ),
  movesData(
    ['gateway.envoyproxy.io/BackendTrafficPolicy', 'May send a client elsewhere in the place of an answer'],
    ...readBy('foreign-host', 'spec.responseOverride.*.redirect.hostname'),
  ),
  neitherOf('gateway.envoyproxy.io/ClientTrafficPolicy', 'How clients are listened to'),
  neitherOf('gateway.networking.k8s.io/Gateway', 'Listeners of its own cluster'),
  neitherOf('gateway.networking.k8s.io/GatewayClass', 'Names a controller of its own cluster'),
  movesData(
    ['cert-manager.io/Issuer', 'May ask an authority outside for certificates'],
    ...readBy('foreign-host', 'spec.acme.server', 'spec.vault.server'),
  ),
  neitherOf('cert-manager.io/Certificate', 'Names in a certificate of the cluster’s own authority'),
];

const operations: readonly RegisteredKind[] = [
  movesData(
    ['keda.sh/ScaledObject', 'Asks for metrics and queues'],
    ...readBy(
      'foreign-sink',
      'spec.triggers.*.type',
      'spec.triggers.*.metadata.serverAddress',
      'spec.triggers.*.metadata.queueURL',
      'spec.triggers.*.metadata.awsRegion',
    ),
  ),
  movesData(
    ['keda.sh/TriggerAuthentication', 'As whom a scaler asks'],
    ...readBy('foreign-account', 'spec.podIdentity.roleArn'),
    ...readBy('foreign-sink', 'spec.awsSecretManager', 'spec.hashiCorpVault', 'spec.oauth2'),
  ),
  movesData(
    ['external-secrets.io/SecretStore', 'Where secrets are read'],
    ...readBy('foreign-sink', 'spec.provider.aws.region', 'spec.provider.vault'),
    ...readBy('foreign-account', 'spec.provider.aws.role'),
  ),
  movesData(
    ['external-secrets.io/ExternalSecret', 'Reads secrets of the store that it names'],
    ...readBy('foreign-sink', 'spec.secretStoreRef.name', 'spec.secretStoreRef.kind'),
    ...readBy('foreign-region', 'spec.data.*.remoteRef.key'),
  ),
  movesData(
    ['elbv2.k8s.aws/TargetGroupBinding', 'Puts the Envoys behind a load balancer'],
    ...readBy('foreign-backend', 'spec.targetGroupName'),
    ...readBy('foreign-region', 'spec.targetGroupARN'),
    ...readBy('foreign-account', 'spec.iamRoleArnToAssume'),
  ),
  movesData(
    ['karpenter.k8s.aws/EC2NodeClass', 'Nodes with disks, encrypted with the key that it names'],
    ...readBy('foreign-region', 'spec.blockDeviceMappings.*.ebs.kmsKeyID'),
  ),
  neitherOf('karpenter.sh/NodePool', 'Which nodes there may be'),
  movesData(
    ['monitoring.coreos.com/PodMonitor', 'Prometheus reads pods of its own cluster, through no proxy'],
    ...readBy('foreign-host', 'spec.podMetricsEndpoints.*.proxyUrl'),
  ),
  neitherOf('monitoring.coreos.com/PrometheusRule', 'Expressions over what Prometheus has'),
  movesData(
    ['argoproj.io/Application', 'What is applied to which cluster'],
    ...readBy('foreign-cluster', 'spec.destination.name', 'spec.destination.server', 'spec.source.path'),
    ...readBy('foreign-host', 'spec.source.repoURL'),
  ),
  movesData(
    ['argoproj.io/AppProject', 'Which clusters and repositories Applications may name'],
    ...readBy('foreign-cluster', 'spec.destinations.*.name', 'spec.destinations.*.server'),
  ),
];

/**
 * Every Kubernetes kind that may be rendered, with what it does with data, whatever its version. Closed by default: whoever has a
 * chart make another kind adds its line here. Fields as in the definitions of the pinned releases (charts/imports, 2026-11).
 */
export const kubernetesRegister: readonly RegisteredKind[] = [...workloads, ...gateways, ...operations];

const byKind: ReadonlyMap<string, RegisteredKind> = new Map(
  kubernetesRegister.map((line) => [`${line.group}/${line.kind}`, line]),
);

/** The line of an object's kind; undefined for one that nobody has judged. */
export function registeredKind(apiVersion: string, kind: string): RegisteredKind | undefined {
  return byKind.get(`${groupOf(apiVersion)}/${kind}`);
}

/** What an object's kind does with data; `moves` until somebody has judged it. */
export function judgementOf({
  apiVersion,
  kind,
}: Pick<PlacedObject, 'apiVersion' | 'kind'>): RegisteredKind['judgement'] {
  return registeredKind(apiVersion, kind)?.judgement ?? 'moves';
}
