/** One kind to generate, in the one version that the charts write. */
export interface PinnedKind {
  readonly kind: string;
  /** Version of the kind's API: `v1`, `v1alpha1`. */
  readonly version: string;
  /** Path of a field -> the only fields kept under it. @default every field is kept */
  readonly only?: Readonly<Record<string, readonly string[]>>;
}

/** The definitions of one API group, from one release of one Go module. */
export interface CrdSource {
  /** API group; also the name of the generated file. */
  readonly group: string;
  /** Go module that holds the definitions. */
  readonly module: string;
  /** Its version: the release of the component that the deployments install. */
  readonly version: string;
  /** Folder of the definitions in the module. */
  readonly folder: string;
  readonly kinds: readonly PinnedKind[];
}

/** Our certificates come from a CA in the cluster: the ACME solvers alone would be ten times the rest. */
const OWN_CA = { spec: ['ca', 'selfSigned'] } as const;
/** Secrets come from AWS Secrets Manager; the other 40 providers are left out. */
const AWS_ONLY = { 'spec.provider': ['aws'] } as const;

/** Every custom resource that the charts write, sorted by group. `npm run imports` turns a row into `../<group>.ts`. */
export const CRD_SOURCES: readonly CrdSource[] = [
  {
    group: 'aigateway.envoyproxy.io',
    module: 'github.com/envoyproxy/ai-gateway',
    version: 'v1.0.0',
    folder: 'manifests/charts/ai-gateway-crds-helm/templates',
    kinds: [
      { kind: 'AIGatewayRoute', version: 'v1beta1' },
      { kind: 'AIServiceBackend', version: 'v1beta1' },
      { kind: 'GatewayConfig', version: 'v1beta1' },
    ],
  },
  {
    group: 'argoproj.io',
    module: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.5.7',
    folder: 'manifests/crds',
    kinds: [
      { kind: 'AppProject', version: 'v1alpha1' },
      { kind: 'Application', version: 'v1alpha1' },
      { kind: 'ApplicationSet', version: 'v1alpha1' },
    ],
  },
  {
    group: 'cert-manager.io',
    module: 'github.com/cert-manager/cert-manager',
    version: 'v1.21.2',
    folder: 'deploy/crds',
    kinds: [
      { kind: 'Certificate', version: 'v1' },
      { kind: 'ClusterIssuer', version: 'v1', only: OWN_CA },
      { kind: 'Issuer', version: 'v1', only: OWN_CA },
    ],
  },
  {
    group: 'elbv2.k8s.aws',
    module: 'sigs.k8s.io/aws-load-balancer-controller/v3',
    version: 'v3.5.0',
    folder: 'config/crd/bases',
    kinds: [{ kind: 'TargetGroupBinding', version: 'v1beta1' }],
  },
  {
    group: 'external-secrets.io',
    module: 'github.com/external-secrets/external-secrets',
    version: 'v1.3.2',
    folder: 'config/crds/bases',
    kinds: [
      { kind: 'ClusterSecretStore', version: 'v1', only: AWS_ONLY },
      { kind: 'ExternalSecret', version: 'v1' },
      { kind: 'SecretStore', version: 'v1', only: AWS_ONLY },
    ],
  },
  {
    group: 'gateway.envoyproxy.io',
    module: 'github.com/envoyproxy/gateway',
    version: 'v1.8.3',
    folder: 'charts/gateway-helm/charts/crds/crds/generated',
    kinds: [
      { kind: 'Backend', version: 'v1alpha1' },
      { kind: 'BackendTrafficPolicy', version: 'v1alpha1' },
      { kind: 'ClientTrafficPolicy', version: 'v1alpha1' },
      { kind: 'EnvoyExtensionPolicy', version: 'v1alpha1' },
      { kind: 'EnvoyProxy', version: 'v1alpha1' },
      { kind: 'HTTPRouteFilter', version: 'v1alpha1' },
      { kind: 'SecurityPolicy', version: 'v1alpha1' },
    ],
  },
  {
    group: 'gateway.networking.k8s.io',
    module: 'sigs.k8s.io/gateway-api',
    version: 'v1.5.1',
    folder: 'config/crd/standard',
    kinds: [
      { kind: 'BackendTLSPolicy', version: 'v1' },
      { kind: 'Gateway', version: 'v1' },
      { kind: 'GatewayClass', version: 'v1' },
      { kind: 'HTTPRoute', version: 'v1' },
      { kind: 'ReferenceGrant', version: 'v1' },
    ],
  },
  {
    group: 'inference.networking.k8s.io',
    module: 'sigs.k8s.io/gateway-api-inference-extension',
    version: 'v1.5.0',
    folder: 'config/crd/bases',
    kinds: [{ kind: 'InferencePool', version: 'v1' }],
  },
  {
    // The objectives of the picker's `gaie` dialect; those of `llm-d` are in llm-d.ai.
    group: 'inference.networking.x-k8s.io',
    module: 'sigs.k8s.io/gateway-api-inference-extension',
    version: 'v1.5.0',
    folder: 'config/crd/bases',
    kinds: [{ kind: 'InferenceObjective', version: 'v1alpha2' }],
  },
  {
    group: 'karpenter.k8s.aws',
    module: 'github.com/aws/karpenter-provider-aws',
    version: 'v1.14.1',
    folder: 'pkg/apis/crds',
    kinds: [{ kind: 'EC2NodeClass', version: 'v1' }],
  },
  {
    group: 'karpenter.sh',
    module: 'github.com/aws/karpenter-provider-aws',
    version: 'v1.14.1',
    folder: 'pkg/apis/crds',
    kinds: [{ kind: 'NodePool', version: 'v1' }],
  },
  {
    group: 'keda.sh',
    module: 'github.com/kedacore/keda/v2',
    version: 'v2.20.2',
    folder: 'config/crd/bases',
    kinds: [
      { kind: 'ScaledObject', version: 'v1alpha1' },
      { kind: 'TriggerAuthentication', version: 'v1alpha1' },
    ],
  },
  {
    group: 'leaderworkerset.x-k8s.io',
    module: 'sigs.k8s.io/lws',
    version: 'v0.10.0',
    folder: 'config/crd/bases',
    kinds: [{ kind: 'LeaderWorkerSet', version: 'v1' }],
  },
  {
    group: 'llm-d.ai',
    module: 'github.com/llm-d/llm-d-router',
    version: 'v0.10.0',
    folder: 'config/crd/bases',
    kinds: [{ kind: 'InferenceObjective', version: 'v1alpha2' }],
  },
  {
    group: 'monitoring.coreos.com',
    module: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.93.1',
    folder: 'example/prometheus-operator-crd',
    kinds: [
      { kind: 'PodMonitor', version: 'v1' },
      { kind: 'PrometheusRule', version: 'v1' },
    ],
  },
];
