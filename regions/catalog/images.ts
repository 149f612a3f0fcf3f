import type { Sourced } from './sourced';

/** Short names of the images that manifests may name. */
export type ImageName =
  | 'vllm'
  | 'inference-sim'
  | 'endpoint-picker-gaie'
  | 'endpoint-picker-llm-d'
  | 'envoy'
  | 'ratelimit'
  | 'opentelemetry-collector'
  | 'pause';

/** A container image at one exact tag. */
export interface ContainerImage {
  readonly name: ImageName;
  /** Repository with its registry, without a tag. */
  readonly repository: string;
  /** Exact tag, never `latest`. */
  readonly tag: string;
  /** Licence of what is inside, SPDX. */
  readonly licence: string;
}

/** Images that our own charts name; those of the components come with their Helm charts. */
export const images: readonly Sourced<ContainerImage>[] = [
  {
    // Newer releases exist; this is the one that the endpoint picker's release is tried with.
    name: 'vllm',
    repository: 'docker.io/vllm/vllm-openai',
    tag: 'v0.21.0',
    licence: 'Apache-2.0',
    source: 'llm-d/llm-d-router@v0.10.0 config/manifests/vllm/gpu-deployment.yaml',
    asOf: '2026-08',
  },
  {
    name: 'inference-sim',
    repository: 'ghcr.io/llm-d/llm-d-inference-sim',
    tag: 'v0.10.2',
    licence: 'Apache-2.0',
    source: 'llm-d/llm-d-inference-sim@v0.10.2; llm-d/llm-d-router@ebab687 DEVELOPMENT.md',
    asOf: '2026-07-15',
  },
  {
    name: 'endpoint-picker-gaie',
    repository: 'registry.k8s.io/gateway-api-inference-extension/epp',
    tag: 'v1.5.0',
    licence: 'Apache-2.0',
    source: 'kubernetes-sigs/gateway-api-inference-extension@v1.5.0',
    asOf: '2026',
  },
  {
    name: 'endpoint-picker-llm-d',
    repository: 'ghcr.io/llm-d/llm-d-router-endpoint-picker',
    tag: 'v0.10.0',
    licence: 'Apache-2.0',
    source: 'llm-d/llm-d-router@v0.10.0 .github/ISSUE_TEMPLATE/new-release.md',
    asOf: '2026-08',
  },
  {
    name: 'envoy',
    repository: 'docker.io/envoyproxy/envoy',
    tag: 'distroless-v1.38.3',
    licence: 'Apache-2.0',
    source: 'github.com/envoyproxy/gateway@v1.8.3 api/v1alpha1/shared_types.go',
    asOf: '2026',
  },
  {
    name: 'ratelimit',
    repository: 'docker.io/envoyproxy/ratelimit',
    tag: '1e50889b',
    licence: 'Apache-2.0',
    source: 'github.com/envoyproxy/gateway@v1.8.3 api/v1alpha1/shared_types.go',
    asOf: '2026',
  },
  {
    // the distribution with AWS's exporters, at the version of the chart
    name: 'opentelemetry-collector',
    repository: 'docker.io/otel/opentelemetry-collector-contrib',
    tag: '0.158.0',
    licence: 'Apache-2.0',
    source: 'open-telemetry/opentelemetry-helm-charts@dd5665c charts/opentelemetry-collector/Chart.yaml, UPGRADING.md',
    asOf: '2026-08-20',
  },
  {
    name: 'pause',
    repository: 'registry.k8s.io/pause',
    tag: '3.10.1',
    licence: 'Apache-2.0',
    source: 'sandbox image of Kubernetes 1.35 (kubeadm image list)',
    asOf: '2026',
  },
];

/** The image with this short name. */
export function image(name: ImageName): Sourced<ContainerImage> {
  const found = images.find((entry) => entry.name === name);
  if (found === undefined) {
    throw new Error(`image "${name}" is not in the catalogue`);
  }
  return found;
}
