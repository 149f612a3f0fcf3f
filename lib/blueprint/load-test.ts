import { z } from 'zod';

const positive = z.number().positive();

/** One run of a load test with the requests in flight held constant. Means over the run. */
const run = z.strictObject({
  concurrency: positive,
  promptTokens: positive,
  completionTokens: positive,
  ttftMs: positive,
  tpotMs: positive,
});

/**
 * The operator's own load test of a model on an instance type. It wins over all that is known of the model. Either `file` names
 * what aiperf, GuideLLM or `vllm bench serve` wrote (the command line reads it, relative to the blueprint), or `rows` holds the runs.
 */
export const loadTest = z.strictObject({
  instanceType: z.string(),
  /** @default null: the runs stand in `rows` */
  file: z.string().min(1).nullable().default(null),
  rows: z.array(run).min(1, 'at least one run, or a file that the command line reads'),
});
