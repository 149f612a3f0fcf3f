import { z } from 'zod';
import { requestsInFlight } from './requests-in-flight';

const positive = z.number().positive();

/** The result of `vllm bench serve --save-result` (vllm/benchmarks/serve.py@009e6d4). */
export const vllmBenchRun = z
  .object({
    completed: positive,
    request_throughput: positive,
    total_input_tokens: positive,
    total_output_tokens: positive,
    mean_ttft_ms: positive,
    mean_tpot_ms: positive,
  })
  .transform((result) => {
    const run = {
      promptTokens: result.total_input_tokens / result.completed,
      completionTokens: result.total_output_tokens / result.completed,
      ttftMs: result.mean_ttft_ms,
      tpotMs: result.mean_tpot_ms,
    };
    return { ...run, concurrency: requestsInFlight(result.request_throughput, run) };
  });
