/** One program in Go that the tests run, and what it is built from. */
export interface ToolSource {
  /** Folder under `modules/`: the go.mod and go.sum that pin every version. */
  readonly group: string;
  /** Go package of the program. */
  readonly package: string;
  /** Build tags. */
  readonly tags: readonly string[];
  /** Go package whose `gitVersion` variables the linker sets; `null` when the program needs none. */
  readonly versionPackage: string | null;
}

function source(group: string, goPackage: string, more: Partial<ToolSource> = {}): ToolSource {
  return { group, package: goPackage, tags: [], versionPackage: null, ...more };
}

function kubernetes(name: string): ToolSource {
  // Without it the API server calls itself v0.0.0, and clients fall back to what the oldest servers understand.
  return source('kubernetes', `k8s.io/kubernetes/cmd/${name}`, { versionPackage: 'k8s.io/component-base/version' });
}

/** Rules are checked and metrics replayed without any service discovery: those are half of the program. */
const PROMETHEUS_TAGS = { tags: ['remove_all_sd', 'netgo'] } as const;

/** Every program in Go that the tests run, by the name of its binary. */
export const TOOLS = {
  etcd: source('kubernetes', 'go.etcd.io/etcd/server/v3'),
  'kube-apiserver': kubernetes('kube-apiserver'),
  'kube-controller-manager': kubernetes('kube-controller-manager'),
  'kube-scheduler': kubernetes('kube-scheduler'),
  kubectl: kubernetes('kubectl'),
  kwok: source('kwok', 'sigs.k8s.io/kwok/cmd/kwok'),
  'keda-operator': source('keda', 'github.com/kedacore/keda/v2/cmd/operator'),
  'keda-adapter': source('keda', 'github.com/kedacore/keda/v2/cmd/adapter'),
  'keda-webhooks': source('keda', 'github.com/kedacore/keda/v2/cmd/webhooks'),
  'karpenter-kwok': source('karpenter', 'sigs.k8s.io/karpenter/kwok'),
  helm: source('helm', 'helm.sh/helm/v4/cmd/helm'),
  promtool: source('prometheus', 'github.com/prometheus/prometheus/cmd/promtool', PROMETHEUS_TAGS),
  prometheus: source('prometheus', 'github.com/prometheus/prometheus/cmd/prometheus', PROMETHEUS_TAGS),
  'envoy-gateway': source('gateway', 'github.com/envoyproxy/gateway/cmd/envoy-gateway'),
  'aigw-controller': source('gateway', 'github.com/envoyproxy/ai-gateway/cmd/controller'),
  extproc: source('gateway', 'github.com/envoyproxy/ai-gateway/cmd/extproc'),
  ratelimit: source('ratelimit', 'github.com/envoyproxy/ratelimit/src/service_cmd'),
  epp: source('picker', 'sigs.k8s.io/gateway-api-inference-extension/cmd/epp'),
  'llm-d-inference-sim': source('simulator', 'github.com/llm-d/llm-d-inference-sim/cmd/llm-d-inference-sim'),
  vegeta: source('load', 'github.com/tsenart/vegeta/v12'),
} as const satisfies Readonly<Record<string, ToolSource>>;

export type GoToolName = keyof typeof TOOLS;
