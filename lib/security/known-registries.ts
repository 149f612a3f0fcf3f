/** Where images or charts come from, and why that is trusted. */
export interface KnownSource {
  /** Registry with the path of the publisher, or the address of a chart repository, without a scheme and without a slash at its end. */
  readonly source: string;
  readonly trusted: string;
}

/** Closed by default: whoever takes an image from elsewhere adds its line. Those that a blueprint names itself are its operator's. */
export const knownRegistries: readonly KnownSource[] = [
  {
    source: 'docker.io/envoyproxy',
    trusted: 'Envoy, Envoy Gateway and its rate limits, published by the project (CNCF).',
  },
  { source: 'docker.io/otel', trusted: 'The OpenTelemetry Collector, published by the project (CNCF).' },
  { source: 'docker.io/vllm', trusted: 'vLLM, published by the project (PyTorch Foundation).' },
  { source: 'ghcr.io/llm-d', trusted: 'Endpoint picker and simulator of llm-d, published by the project.' },
  {
    source: 'registry.k8s.io',
    trusted: 'Kubernetes and its special interest groups, published by their release team.',
  },
];

/** The same for Helm charts. The images that a chart names itself come with its pinned version. */
export const knownChartRepositories: readonly KnownSource[] = [
  { source: 'docker.io/envoyproxy', trusted: 'Envoy Gateway and Envoy AI Gateway, published by the project (CNCF).' },
  { source: 'quay.io/jetstack/charts', trusted: 'cert-manager, published by its maintainers (CNCF).' },
  { source: 'charts.external-secrets.io', trusted: 'External Secrets, published by the project (CNCF).' },
  { source: 'aws.github.io/eks-charts', trusted: 'Controllers for EKS, published by AWS.' },
  { source: 'public.ecr.aws/karpenter', trusted: 'Karpenter for AWS, published by AWS.' },
  { source: 'kedacore.github.io/charts', trusted: 'KEDA, published by the project (CNCF).' },
  {
    source: 'registry.k8s.io/lws/charts',
    trusted: 'LeaderWorkerSet, published by its special interest group of Kubernetes.',
  },
  { source: 'nvidia.github.io/k8s-device-plugin', trusted: 'The device plugin for GPUs, published by NVIDIA.' },
  {
    source: 'nvidia.github.io/dcgm-exporter/helm-charts',
    trusted: 'The exporter of GPU metrics, published by NVIDIA.',
  },
  {
    source: 'prometheus-community.github.io/helm-charts',
    trusted: 'Prometheus, its operator and definitions, published by the community of the project (CNCF).',
  },
  {
    source: 'open-telemetry.github.io/opentelemetry-helm-charts',
    trusted: 'The OpenTelemetry Collector, published by the project (CNCF).',
  },
  { source: 'valkey.io/valkey-helm', trusted: 'Valkey, published by the project (Linux Foundation).' },
];

/** The line of a register that a reference falls under; undefined when there is none. */
export function knownSource(register: readonly KnownSource[], reference: string): KnownSource | undefined {
  return register.find(({ source }) => reference === source || reference.startsWith(`${source}/`));
}
