/** One run of an operator's load test. */
export interface LoadTestRow {
  /** Requests in flight, mean over the run. */
  readonly concurrency: number;
  /** Prompt tokens per request, mean. */
  readonly promptTokens: number;
  /** Completion tokens per request, mean. */
  readonly completionTokens: number;
  /** Time to the first token, mean, milliseconds. */
  readonly ttftMs: number;
  /** Time per output token after the first, mean, milliseconds. */
  readonly tpotMs: number;
}
