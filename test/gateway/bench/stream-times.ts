/** How quickly streams came. */
export interface StreamTimes {
  readonly firstTokenP50Ms: number;
  readonly firstTokenP99Ms: number;
  /** From one piece of an answer to the next: a token each. */
  readonly nextTokenP50Ms: number;
  readonly nextTokenP99Ms: number;
}

/** What aiperf 0.13.0 writes into `profile_export_aiperf.json`, as far as it is read; times in milliseconds. */
interface Report {
  readonly is_complete: boolean;
  readonly error_summary: readonly unknown[];
  readonly request_count?: { readonly avg: number };
  readonly output_sequence_length?: { readonly min: number };
  readonly time_to_first_token?: Percentiles;
  readonly inter_chunk_latency?: Percentiles;
}

interface Percentiles {
  readonly unit: string;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Reads aiperf's report.
 *
 * @throws Error unless so many requests were answered with so many tokens each, and none failed
 */
export function streamTimesIn(
  report: string,
  { requests, tokens }: { readonly requests: number; readonly tokens: number },
): StreamTimes {
  const told = JSON.parse(report) as Report;
  const { time_to_first_token: first, inter_chunk_latency: next } = told;
  const [answered, least] = [told.request_count?.avg ?? 0, told.output_sequence_length?.min ?? 0];
  if (!told.is_complete || told.error_summary.length > 0 || answered !== requests || least !== tokens)
    throw new Error(
      `aiperf: ${answered} of ${requests} requests were answered, the shortest with ${least} of ${tokens} tokens; ` +
        `errors: ${JSON.stringify(told.error_summary)}`,
    );
  if (first?.unit !== 'ms' || next?.unit !== 'ms') throw new Error('aiperf: no times of streams in milliseconds');
  return {
    firstTokenP50Ms: first.p50,
    firstTokenP99Ms: first.p99,
    nextTokenP50Ms: next.p50,
    nextTokenP99Ms: next.p99,
  };
}
