import type { Engine } from './model-pool';
import { labelKeys } from './names';

/** The pool's label as Prometheus spells it: with underscores. Engines, pickers and the pools' Envoys carry it. */
export const poolLabel = labelKeys.pool.replace(/[^a-zA-Z0-9]/g, '_');

/** The matcher that picks a pool's series. */
export function ofPool(pool: string): string {
  return `${poolLabel}="${pool}"`;
}

/** Series of the engines that rules and dashboards ask for. */
export interface EngineSeries {
  /** Gauge, one per engine: requests that it works on. */
  readonly running: string;
  /** Gauge: requests that wait in it. */
  readonly waiting: string;
  /** Gauge: share of the KV cache in use, 0 to 1. */
  readonly kvCacheUsage: string;
  /** Histograms, seconds. */
  readonly firstToken: string;
  readonly outputToken: string;
  readonly wholeAnswer: string;
  /** Counters. */
  readonly promptTokens: string;
  readonly outputTokens: string;
}

const shared = {
  running: 'vllm:num_requests_running',
  waiting: 'vllm:num_requests_waiting',
  kvCacheUsage: 'vllm:kv_cache_usage_perc',
  firstToken: 'vllm:time_to_first_token_seconds',
  wholeAnswer: 'vllm:e2e_request_latency_seconds',
  promptTokens: 'vllm:prompt_tokens_total',
  outputTokens: 'vllm:generation_tokens_total',
} as const;

/**
 * vLLM observes the time per output token once a request, as the objective means it; the simulator has it token by token only,
 * which weighs long answers more.
 */
export const engineSeries: Readonly<Record<Engine['kind'], EngineSeries>> = {
  vllm: { ...shared, outputToken: 'vllm:request_time_per_output_token_seconds' },
  simulator: { ...shared, outputToken: 'vllm:inter_token_latency_seconds' },
};
