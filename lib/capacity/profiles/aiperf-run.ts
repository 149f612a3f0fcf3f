import { z } from 'zod';
import { requestsInFlight } from './requests-in-flight';

const mean = z.object({ avg: z.number().positive() }).transform(({ avg }) => avg);

const metrics = z.object({
  request_throughput: mean,
  input_sequence_length: mean,
  output_sequence_length: mean,
  time_to_first_token: mean,
  inter_token_latency: mean,
});

/** `profile_export_aiperf.json` (aiperf 0.13.0, schema 1.4): a block of statistics per metric. */
export const aiperfRun = metrics.transform((found) => {
  const run = {
    promptTokens: found.input_sequence_length,
    completionTokens: found.output_sequence_length,
    ttftMs: found.time_to_first_token,
    tpotMs: found.inter_token_latency,
  };
  return { ...run, concurrency: requestsInFlight(found.request_throughput, run) };
});

/** Titles of the same metrics in `profile_export_aiperf.csv`; the mean is the first figure of each line. */
const titles = {
  request_throughput: 'Request Throughput (requests/sec)',
  input_sequence_length: 'Input Sequence Length (tokens)',
  output_sequence_length: 'Output Sequence Length (tokens)',
  time_to_first_token: 'Time to First Token (ms)',
  inter_token_latency: 'Inter Token Latency (ms)',
} as const;

/** The lines of `profile_export_aiperf.csv` (aiperf 0.13.0). */
export const aiperfCsvRun = z
  .array(z.string())
  .transform((lines) =>
    Object.fromEntries(
      Object.entries(titles).map(([name, title]) => {
        const cells = lines.find((line) => line.startsWith(`${title},`))?.slice(title.length + 1);
        return [name, { avg: Number(cells?.split(',')[0]) }];
      }),
    ),
  )
  .pipe(aiperfRun);
