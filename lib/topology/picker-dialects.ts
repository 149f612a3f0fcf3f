import type { ImageName } from '#catalog';
import type { PickerDialect, PickerHeaders, PickerMetrics } from './picker';

/** What differs between pickers. */
export interface Dialect {
  readonly image: ImageName;
  /** API group of InferenceObjective and of what else it reads beside pools. */
  readonly group: string;
  readonly configVersion: string;
  /** Ends the name of the lease that its leader holds. */
  readonly leaseSuffix: string;
  readonly headers: PickerHeaders;
  readonly series: Omit<PickerMetrics, 'portName' | 'port' | 'path'>;
}

const destination = 'x-gateway-destination-endpoint';

/** Values of the series' labels, the same in both. */
const values = { shedOutcomes: 'Rejected.*|EvictedTTL|EvictedOther', failedChoice: 'failure' } as const;

/**
 * Sources: llm-d/llm-d-router@v0.10.0 and kubernetes-sigs/gateway-api-inference-extension@v1.5.0, there
 * pkg/epp/{metadata,metrics,flowcontrol/types,server}.
 */
export const dialects: Readonly<Record<PickerDialect, Dialect>> = {
  'llm-d': {
    image: 'endpoint-picker-llm-d',
    group: 'llm-d.ai',
    configVersion: 'llm-d.ai/v1alpha1',
    leaseSuffix: 'llm-d.ai',
    headers: { objective: 'x-llm-d-inference-objective', fairness: 'x-llm-d-inference-fairness-id', destination },
    series: {
      queueSize: 'llm_d_epp_flow_control_queue_size',
      queueWait: 'llm_d_epp_flow_control_request_queue_duration_seconds',
      requests: 'llm_d_epp_flow_control_requests_total',
      saturation: 'llm_d_epp_flow_control_pool_saturation',
      readyEndpoints: 'llm_d_epp_ready_endpoints',
      kvCacheUsage: 'llm_d_epp_average_kv_cache_utilization',
      engineQueue: 'llm_d_epp_average_queue_size',
      choices: 'llm_d_epp_scheduler_attempts_total',
      ...values,
    },
  },
  gaie: {
    image: 'endpoint-picker-gaie',
    group: 'inference.networking.x-k8s.io',
    configVersion: 'inference.networking.x-k8s.io/v1alpha1',
    leaseSuffix: 'gateway-api-inference-extension.sigs.k8s.io',
    headers: { objective: 'x-gateway-inference-objective', fairness: 'x-gateway-inference-fairness-id', destination },
    series: {
      queueSize: 'inference_extension_flow_control_queue_size',
      queueWait: 'inference_extension_flow_control_request_queue_duration_seconds',
      // it has no counter of its own
      requests: 'inference_extension_flow_control_request_queue_duration_seconds_count',
      saturation: 'inference_extension_flow_control_pool_saturation',
      readyEndpoints: 'inference_pool_ready_pods',
      kvCacheUsage: 'inference_pool_average_kv_cache_utilization',
      engineQueue: 'inference_pool_average_queue_size',
      choices: 'inference_extension_scheduler_attempts_total',
      ...values,
    },
  },
};

/**
 * Headers by which a request steers a picker of either dialect, beside those that the pool's Envoy sets (the same sources,
 * pkg/epp/metadata).
 */
export const steeringHeaders: readonly string[] = [
  destination,
  'x-gateway-destination-endpoint-subset',
  'x-gateway-inference-fairness-id',
  'x-gateway-inference-objective',
  'x-gateway-model-name-rewrite',
  'x-llm-d-inference-fairness-id',
  'x-llm-d-inference-objective',
  'x-llm-d-model-name-rewrite',
  'x-llm-d-slo-tpot-ms',
  'x-llm-d-slo-ttft-ms',
  'x-slo-tpot-ms',
  'x-slo-ttft-ms',
];
