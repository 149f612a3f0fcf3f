import { fromSource, type Provenance, type Sourced } from './sourced';

/** What serves a family of metrics. */
export type Exporter =
  | 'vllm'
  | 'inference-sim'
  | 'endpoint-picker-llm-d'
  | 'endpoint-picker-gaie'
  | 'envoy'
  | 'ai-gateway'
  | 'keda'
  | 'karpenter'
  | 'kube-state-metrics'
  | 'dcgm-exporter'
  | 'prometheus';

/** A family of series that an exporter serves. A histogram's series end in `_bucket`, `_sum` and `_count`. */
export interface MetricFamily {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly exporter: Exporter;
  /** Labels that the exporter itself puts on, as far as rules and dashboards may ask for them. */
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets, ascending, without infinity; null for other types and where no rule asks. */
  readonly buckets: readonly number[] | null;
}

/** Seconds to the first token; the same in vLLM and in the simulator. */
const firstTokenBuckets = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560,
];

/** Seconds per output token; the same in vLLM and in the simulator. */
const tokenBuckets = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80];

/** Seconds from a request to its whole answer; the same in vLLM and in the simulator. */
const answerBuckets = [0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680];

/** Seconds that a request waits for the picker's flow control; the same in both dialects. */
const queueBuckets = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

type Family = Omit<MetricFamily, 'exporter'>;

function gauge(name: string, ...labels: readonly string[]): Family {
  return { name, type: 'gauge', labels, buckets: null };
}

function counter(name: string, ...labels: readonly string[]): Family {
  return { name, type: 'counter', labels, buckets: null };
}

function histogram(name: string, buckets: readonly number[] | null, ...labels: readonly string[]): Family {
  return { name, type: 'histogram', labels, buckets };
}

function served(exporter: Exporter, provenance: Provenance, families: readonly Family[]) {
  return fromSource(
    provenance,
    families.map((family) => ({ ...family, exporter })),
  );
}

const model = 'model_name';
const flow = ['fairness_id', 'priority', 'inference_pool'];
const scaled = ['scaledObject', 'scaler', 'metric', 'triggerIndex', 'type'];
const hcm = 'envoy_http_conn_manager_prefix';

/** Every family of metrics that a rule or a dashboard may ask for: what is not here is a slip of the pen. */
export const metricFamilies: readonly Sourced<MetricFamily>[] = [
  ...served(
    'vllm',
    { source: 'vllm-project/vllm vllm/v1/metrics/loggers.py, vllm/v1/metrics/buckets.py', asOf: '2026-08' },
    [
      gauge('vllm:num_requests_running', model),
      gauge('vllm:num_requests_waiting', model),
      gauge('vllm:kv_cache_usage_perc', model),
      counter('vllm:num_preemptions_total', model),
      counter('vllm:prompt_tokens_total', model),
      counter('vllm:generation_tokens_total', model),
      counter('vllm:prefix_cache_queries_total', model),
      counter('vllm:prefix_cache_hits_total', model),
      counter('vllm:request_success_total', model, 'finished_reason'),
      histogram('vllm:time_to_first_token_seconds', firstTokenBuckets, model),
      histogram('vllm:request_time_per_output_token_seconds', tokenBuckets, model),
      histogram('vllm:e2e_request_latency_seconds', answerBuckets, model),
    ],
  ),
  ...served(
    'inference-sim',
    { source: 'llm-d/llm-d-inference-sim@v0.10.2 pkg/llm-d-inference-sim/metrics.go', asOf: '2026-07-15' },
    [
      gauge('vllm:num_requests_running', model),
      gauge('vllm:num_requests_waiting', model),
      gauge('vllm:kv_cache_usage_perc', model),
      counter('vllm:prompt_tokens_total', model),
      counter('vllm:generation_tokens_total', model),
      counter('vllm:request_success_total', model, 'finish_reason'),
      histogram('vllm:time_to_first_token_seconds', firstTokenBuckets, model),
      histogram('vllm:inter_token_latency_seconds', tokenBuckets, model),
      histogram('vllm:e2e_request_latency_seconds', answerBuckets, model),
    ],
  ),
  ...served(
    'endpoint-picker-llm-d',
    { source: 'llm-d/llm-d-router pkg/epp/metrics/llm_d_router_metrics.go', asOf: '2026-08' },
    [
      gauge('llm_d_epp_flow_control_queue_size', ...flow),
      histogram('llm_d_epp_flow_control_request_queue_duration_seconds', queueBuckets, ...flow, 'outcome'),
      counter('llm_d_epp_flow_control_requests_total', ...flow, 'outcome'),
      gauge('llm_d_epp_flow_control_pool_saturation', 'inference_pool'),
      gauge('llm_d_epp_ready_endpoints', 'name'),
    ],
  ),
  ...served(
    'endpoint-picker-gaie',
    { source: 'kubernetes-sigs/gateway-api-inference-extension@v1.5.0 pkg/epp/metrics', asOf: '2026' },
    [
      gauge('inference_extension_flow_control_queue_size', ...flow),
      histogram('inference_extension_flow_control_request_queue_duration_seconds', queueBuckets, ...flow, 'outcome'),
      gauge('inference_extension_flow_control_pool_saturation', 'inference_pool'),
      gauge('inference_pool_ready_pods', 'name'),
    ],
  ),
  ...served(
    'envoy',
    {
      source: 'envoyproxy/envoy v1.38 docs/root/configuration/http (connection manager, ext_proc, rate_limit)',
      asOf: '2026',
    },
    [
      counter('envoy_http_downstream_rq_xx', hcm, 'envoy_response_code_class'),
      gauge('envoy_http_downstream_rq_active', hcm),
      histogram('envoy_http_downstream_rq_time', null, hcm),
      counter('envoy_http_ext_proc_failure_mode_allowed', hcm),
      counter('envoy_cluster_upstream_rq_xx', 'envoy_cluster_name', 'envoy_response_code_class'),
      counter('envoy_cluster_ratelimit_over_limit', 'envoy_cluster_name'),
      counter('envoy_cluster_ratelimit_error', 'envoy_cluster_name'),
    ],
  ),
  ...served('ai-gateway', { source: 'envoyproxy/ai-gateway@v1.0.0 internal/metrics/genai.go', asOf: '2026' }, [
    histogram('gen_ai_client_token_usage', null, ...aiLabels(), 'gen_ai_token_type'),
    histogram('gen_ai_server_request_duration_seconds', null, ...aiLabels(), 'error_type'),
    histogram('gen_ai_server_time_to_first_token_seconds', null, ...aiLabels()),
  ]),
  ...served('keda', { source: 'kedacore/keda@v2.20.2 pkg/metricscollector/prommetrics.go', asOf: '2026-08' }, [
    gauge('keda_build_info', 'version'),
    gauge('keda_scaler_active', ...scaled),
    gauge('keda_scaler_metrics_value', ...scaled),
    counter('keda_scaler_detail_errors_total', ...scaled),
    counter('keda_scaled_object_errors_total', 'scaledObject'),
  ]),
  ...served(
    'karpenter',
    { source: 'kubernetes-sigs/karpenter@v1.14.1 pkg/metrics/metrics.go, pkg/controllers/metrics', asOf: '2026-07' },
    [
      counter('karpenter_nodeclaims_created_total', 'nodepool', 'reason'),
      counter('karpenter_nodeclaims_disrupted_total', 'nodepool', 'reason', 'capacity_type'),
      gauge('karpenter_nodepools_usage', 'nodepool', 'resource_type'),
      gauge('karpenter_nodepools_limit', 'nodepool', 'resource_type'),
    ],
  ),
  ...served('kube-state-metrics', { source: 'kubernetes/kube-state-metrics docs/metrics/workload', asOf: '2026' }, [
    gauge('kube_deployment_spec_replicas', 'namespace', 'deployment'),
    gauge('kube_deployment_status_replicas_ready', 'namespace', 'deployment'),
    gauge('kube_horizontalpodautoscaler_status_desired_replicas', 'namespace', 'horizontalpodautoscaler'),
    gauge('kube_pod_status_phase', 'namespace', 'pod', 'phase'),
  ]),
  ...served('dcgm-exporter', { source: 'NVIDIA/dcgm-exporter etc/default-counters.csv', asOf: '2026-05-12' }, [
    gauge('DCGM_FI_DEV_GPU_UTIL', 'gpu', 'Hostname', 'modelName'),
    gauge('DCGM_FI_DEV_FB_USED', 'gpu', 'Hostname', 'modelName'),
    gauge('DCGM_FI_DEV_XID_ERRORS', 'gpu', 'Hostname', 'modelName'),
  ]),
  ...served('prometheus', { source: 'prometheus.io/docs/concepts/jobs_instances', asOf: '2026' }, [
    gauge('up'),
    gauge('ALERTS', 'alertname', 'alertstate', 'severity', 'pool'),
  ]),
];

/** Labels of the AI Gateway's series; the last two are ours, of headers that the gateway sets (`metricsRequestHeaderAttributes`). */
function aiLabels(): readonly string[] {
  return [
    'gen_ai_operation_name',
    'gen_ai_original_model',
    'gen_ai_request_model',
    'gen_ai_response_model',
    'tenant_id',
    'tier',
  ];
}

/** The bucket bounds of a histogram. @throws Error when it is not in the catalogue, or its buckets are not */
export function bucketsOf(name: string): readonly number[] {
  const found = metricFamilies.find((family) => family.name === name)?.buckets;
  if (found === null || found === undefined) throw new Error(`histogram "${name}" has no buckets in the catalogue`);
  return found;
}
