import type { Sourced } from './sourced';

/** Names of the components that a cluster may hold, one Helm release each. */
export type ComponentName =
  | 'gateway-crds'
  | 'envoy-gateway'
  | 'ai-gateway-crds'
  | 'ai-gateway'
  | 'valkey'
  | 'cert-manager'
  | 'external-secrets'
  | 'aws-load-balancer-controller'
  | 'karpenter-crds'
  | 'karpenter'
  | 'prometheus-crds'
  | 'keda'
  | 'lws'
  | 'nvidia-device-plugin'
  | 'dcgm-exporter'
  | 'prometheus'
  | 'opentelemetry-collector';

/** A Helm chart at one exact version. Namespace, values and order are decided in the Topology. */
export interface ComponentChart {
  readonly name: ComponentName;
  /** Name of the chart in its repository. */
  readonly chart: string;
  /** `https://` index, or `oci://` registry path to which `/<chart>` is added. */
  readonly repository: string;
  /** Exact chart version, in the publisher's spelling (with or without `v`). */
  readonly version: string;
  /** Licence of the component, SPDX. */
  readonly licence: string;
  /** What it is there for, a line for people. */
  readonly purpose: string;
}

/** Every chart that a deployment may install. */
export const components: readonly Sourced<ComponentChart>[] = [
  {
    name: 'gateway-crds',
    chart: 'gateway-crds-helm',
    repository: 'oci://docker.io/envoyproxy',
    version: 'v1.8.3',
    licence: 'Apache-2.0',
    purpose: 'definitions of Gateway API 1.5.1 and of Envoy Gateway',
    source: 'github.com/envoyproxy/gateway@v1.8.3 charts/gateway-crds-helm',
    asOf: '2026',
  },
  {
    name: 'envoy-gateway',
    chart: 'gateway-helm',
    repository: 'oci://docker.io/envoyproxy',
    version: 'v1.8.3',
    licence: 'Apache-2.0',
    purpose: 'tier 1: TLS, authentication, rate limits, retries and failover',
    source: 'github.com/envoyproxy/gateway@v1.8.3 charts/gateway-helm',
    asOf: '2026',
  },
  {
    name: 'ai-gateway-crds',
    chart: 'ai-gateway-crds-helm',
    repository: 'oci://docker.io/envoyproxy',
    version: 'v1.0.0',
    licence: 'Apache-2.0',
    purpose: 'definitions of Envoy AI Gateway',
    source: 'github.com/envoyproxy/ai-gateway@v1.0.0 site/docs/compatibility.md',
    asOf: '2026',
  },
  {
    name: 'ai-gateway',
    chart: 'ai-gateway-helm',
    repository: 'oci://docker.io/envoyproxy',
    version: 'v1.0.0',
    licence: 'Apache-2.0',
    purpose: 'tier 1: routes by model, token costs, the OpenAI API',
    source: 'github.com/envoyproxy/ai-gateway@v1.0.0 site/docs/compatibility.md',
    asOf: '2026',
  },
  {
    name: 'valkey',
    chart: 'valkey',
    repository: 'https://valkey.io/valkey-helm/',
    version: '0.11.0',
    licence: 'BSD-3-Clause',
    purpose: 'counters of the global rate limits, where there is no serverless cache',
    source: 'valkey-io/valkey-helm@dbcf6a6 valkey/Chart.yaml',
    asOf: '2026-07-22',
  },
  {
    name: 'cert-manager',
    chart: 'cert-manager',
    repository: 'oci://quay.io/jetstack/charts',
    version: 'v1.21.2',
    licence: 'Apache-2.0',
    purpose: 'certificates inside the cluster, from its own authority',
    source: 'cert-manager/cert-manager@v1.21.2 deploy/charts/cert-manager',
    asOf: '2026-09-10',
  },
  {
    name: 'external-secrets',
    chart: 'external-secrets',
    repository: 'https://charts.external-secrets.io',
    version: '1.3.2',
    licence: 'Apache-2.0',
    purpose: 'addresses that AWS draws (metrics workspace, cache), from parameters into the cluster',
    source: 'external-secrets/external-secrets, tag helm-chart-1.3.2',
    asOf: '2026-02-03',
  },
  {
    name: 'aws-load-balancer-controller',
    chart: 'aws-load-balancer-controller',
    repository: 'https://aws.github.io/eks-charts',
    version: '3.5.0',
    licence: 'Apache-2.0',
    purpose: 'binds Envoy to target groups that CloudFormation owns',
    source: 'aws/eks-charts@5239609 stable/aws-load-balancer-controller/Chart.yaml',
    asOf: '2026-08-03',
  },
  {
    name: 'karpenter-crds',
    chart: 'karpenter-crd',
    repository: 'oci://public.ecr.aws/karpenter',
    version: '1.14.1',
    licence: 'Apache-2.0',
    purpose: 'definitions of Karpenter',
    source: 'aws/karpenter-provider-aws@v1.14.1 charts/karpenter-crd',
    asOf: '2026-07',
  },
  {
    name: 'karpenter',
    chart: 'karpenter',
    repository: 'oci://public.ecr.aws/karpenter',
    version: '1.14.1',
    licence: 'Apache-2.0',
    purpose: 'nodes: reserved, spot, on-demand',
    source: 'aws/karpenter-provider-aws@v1.14.1 charts/karpenter',
    asOf: '2026-07',
  },
  {
    name: 'keda',
    chart: 'keda',
    repository: 'https://kedacore.github.io/charts',
    version: '2.20.2',
    licence: 'Apache-2.0',
    purpose: 'replicas of the burst pools, by queue depth',
    source: 'kedacore/charts@1444d00 keda/Chart.yaml',
    asOf: '2026-08-13',
  },
  {
    name: 'lws',
    chart: 'lws',
    repository: 'oci://registry.k8s.io/lws/charts',
    version: '0.10.0',
    licence: 'Apache-2.0',
    purpose: 'replicas that span nodes (LeaderWorkerSet)',
    source: 'kubernetes-sigs/lws@v0.10.0 site/content/en/docs/installation/_index.md',
    asOf: '2026',
  },
  {
    name: 'nvidia-device-plugin',
    chart: 'nvidia-device-plugin',
    repository: 'https://nvidia.github.io/k8s-device-plugin',
    version: '0.20.0',
    licence: 'Apache-2.0',
    purpose: 'offers GPUs to the scheduler',
    source: 'NVIDIA/k8s-device-plugin@v0.20.0 deployments/helm/nvidia-device-plugin/Chart.yaml',
    asOf: '2026-08',
  },
  {
    name: 'dcgm-exporter',
    chart: 'dcgm-exporter',
    repository: 'https://nvidia.github.io/dcgm-exporter/helm-charts',
    version: '4.8.2',
    licence: 'Apache-2.0',
    purpose: 'metrics of the GPUs',
    source: 'NVIDIA/dcgm-exporter@d5e5f51 deployment/Chart.yaml',
    asOf: '2026-05-12',
  },
  {
    // of the same commit as the stack below
    name: 'prometheus-crds',
    chart: 'prometheus-operator-crds',
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: '31.0.1',
    licence: 'Apache-2.0',
    purpose: 'definitions of the Prometheus operator 0.93.1',
    source: 'prometheus-community/helm-charts@ed5d7d9b5933 charts/prometheus-operator-crds/Chart.yaml',
    asOf: '2026-08-28',
  },
  {
    name: 'prometheus',
    chart: 'kube-prometheus-stack',
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: '88.6.1',
    licence: 'Apache-2.0',
    purpose: 'Prometheus operator 0.93.1, Prometheus with remote write, state of the cluster as metrics',
    source: 'prometheus-community/helm-charts@ed5d7d9b5933 charts/kube-prometheus-stack/Chart.yaml',
    asOf: '2026-08-28',
  },
  {
    name: 'opentelemetry-collector',
    chart: 'opentelemetry-collector',
    repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
    version: '0.170.0',
    licence: 'Apache-2.0',
    purpose: 'traces to X-Ray, the access log to its log group',
    source: 'open-telemetry/opentelemetry-helm-charts@dd5665c charts/opentelemetry-collector/Chart.yaml',
    asOf: '2026-08-20',
  },
];

/** The chart of a component. */
export function component(name: ComponentName): Sourced<ComponentChart> {
  const found = components.find((entry) => entry.name === name);
  if (found === undefined) {
    throw new Error(`component "${name}" has no chart in the catalogue`);
  }
  return found;
}
