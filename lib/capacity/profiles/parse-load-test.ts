import { z } from 'zod';
import { aiperfCsvRun, aiperfRun } from './aiperf-run';
import { guideLlmRuns } from './guidellm-runs';
import type { LoadTestRow } from './load-test-row';
import { vllmBenchRun } from './vllm-bench-run';

/** What a load tool wrote, and where it was read, for messages. */
export interface LoadTestFile {
  readonly path: string;
  /** Parsed JSON, or the text of a CSV. */
  readonly content: unknown;
}

/** How each tool's file is told from the others: a field that only it has. */
const formats: readonly {
  readonly name: string;
  readonly field: string;
  readonly schema: z.ZodType<readonly LoadTestRow[]>;
}[] = [
  { name: 'vllm bench serve', field: 'mean_tpot_ms', schema: vllmBenchRun.transform((run) => [run]) },
  { name: 'aiperf', field: 'inter_token_latency', schema: aiperfRun.transform((run) => [run]) },
  { name: 'GuideLLM', field: 'benchmarks', schema: guideLlmRuns },
];

/**
 * Reads the runs in a file of `vllm bench serve` (JSON), aiperf (JSON or CSV) or GuideLLM (JSON); several files or runs make
 * one load test. A JSON array is a list of such files.
 *
 * @throws naming the path and what is missing
 */
export function parseLoadTest({ path, content }: LoadTestFile): readonly LoadTestRow[] {
  if (typeof content === 'string') return [read({ path, content: content.split(/\r?\n/) }, aiperfCsvRun)];
  if (Array.isArray(content)) {
    return content.flatMap((part, index) => parseLoadTest({ path: `${path}[${index}]`, content: part }));
  }
  const fields = Object.keys(z.record(z.string(), z.unknown()).catch({}).parse(content));
  const format = formats.find(({ field }) => fields.includes(field));
  if (format === undefined) {
    const known = formats.map(({ name, field }) => `${name} (${field})`).join(', ');
    throw new Error(`${path}: no load test that is known here by a field of it; known: ${known}`);
  }
  return read({ path, content }, format.schema);
}

function read<T>({ path, content }: LoadTestFile, schema: z.ZodType<T>): T {
  const { data, error } = schema.safeParse(content);
  if (error === undefined) return data;
  const problems = error.issues.map((issue) => `${path}: ${[...issue.path, issue.message].join(': ')}`);
  throw new Error(problems.join('\n'));
}
