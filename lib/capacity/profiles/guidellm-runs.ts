import { z } from 'zod';

const successful = z
  .object({ successful: z.object({ mean: z.number() }).nullable() })
  .transform((metric) => metric.successful?.mean ?? 0);

const benchmark = z.object({
  metrics: z.object({
    request_concurrency: successful,
    prompt_token_count: successful,
    output_token_count: successful,
    time_to_first_token_ms: successful,
    inter_token_latency_ms: successful,
  }),
});

/**
 * `benchmarks.json` of GuideLLM (0.8.1, report version 2): one entry per strategy. Its `time_per_output_token_ms` counts the
 * first token in, so TPOT is its inter-token latency. Strategies in which nothing succeeded are passed over.
 */
export const guideLlmRuns = z
  .object({ benchmarks: z.array(benchmark).min(1) })
  .transform(({ benchmarks }) =>
    benchmarks
      .map(({ metrics }) => ({
        concurrency: metrics.request_concurrency,
        promptTokens: metrics.prompt_token_count,
        completionTokens: metrics.output_token_count,
        ttftMs: metrics.time_to_first_token_ms,
        tpotMs: metrics.inter_token_latency_ms,
      }))
      .filter((run) => Object.values(run).every((value) => value > 0)),
  )
  .refine((runs) => runs.length > 0, 'no run in which requests succeeded');
