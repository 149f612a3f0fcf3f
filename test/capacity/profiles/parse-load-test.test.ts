import { parseLoadTest } from '#lib/capacity/profiles/index';

/** 32 requests in flight: 4 requests a second, 0.2 s to the first token and 399 x 19.55 ms after it. */
const run = { promptTokens: 1024, completionTokens: 400, ttftMs: 200, tpotMs: 19.55 };
const requestsPerSecond = 4;

const vllm = {
  date: '20261121-100000',
  backend: 'vllm',
  model_id: 'meta-llama/Llama-3.1-8B',
  request_rate: 'inf',
  max_concurrency: 32,
  duration: 100,
  completed: 400,
  total_input_tokens: 409_600,
  total_output_tokens: 160_000,
  request_throughput: requestsPerSecond,
  mean_ttft_ms: 200,
  median_ttft_ms: 180,
  mean_tpot_ms: 19.55,
};

const aiperf = {
  schema_version: '1.4',
  request_throughput: { unit: 'requests/sec', avg: requestsPerSecond },
  time_to_first_token: { unit: 'ms', avg: 200, p50: 180, count: 400 },
  inter_token_latency: { unit: 'ms', avg: 19.55, p50: 19 },
  input_sequence_length: { unit: 'tokens', avg: 1024 },
  output_sequence_length: { unit: 'tokens', avg: 400 },
};

const aiperfCsv = `Metric,avg,min,max,sum,p50,std
Input Sequence Length (tokens),1024.00,1024,1024,409600,1024.00,0.00
Inter Token Latency (ms),19.55,18.00,22.00,7820.00,19.00,0.40
Output Sequence Length (tokens),400.00,400,400,160000,400.00,0.00
Time to First Token (ms),200.00,90.00,700.00,80000.00,180.00,70.00

Metric,Value
Request Throughput (requests/sec),4.00
`;

const guideLlm = {
  metadata: { version: 2 },
  benchmarks: [
    {
      type_: 'generative_benchmark',
      metrics: {
        request_concurrency: { successful: { mean: 31.9 }, total: { mean: 32 } },
        prompt_token_count: { successful: { mean: 1024 } },
        output_token_count: { successful: { mean: 400 } },
        time_to_first_token_ms: { successful: { mean: 200 } },
        time_per_output_token_ms: { successful: { mean: 20 } },
        inter_token_latency_ms: { successful: { mean: 19.55 } },
      },
    },
  ],
};

test.each([
  ['vllm bench serve', vllm],
  ['aiperf, JSON', aiperf],
  ['aiperf, CSV', aiperfCsv],
])('%s: means of the run, and requests in flight by Little’s law', (_, content) => {
  const rows = parseLoadTest({ path: 'run', content });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject(run);
  expect(rows[0]?.concurrency).toBeCloseTo(4 * (0.2 + 399 * 0.01955), 6);
});

test('GuideLLM: a run per strategy, TPOT without the first token', () => {
  expect(parseLoadTest({ path: 'benchmarks.json', content: guideLlm })).toEqual([{ ...run, concurrency: 31.9 }]);
});

test('GuideLLM: a strategy in which nothing succeeded is passed over', () => {
  const metrics = Object.fromEntries(
    Object.keys(guideLlm.benchmarks[0]?.metrics ?? {}).map((name) => [name, { successful: null }]),
  );
  const failed = { ...guideLlm, benchmarks: [{ metrics }, ...guideLlm.benchmarks] };
  expect(parseLoadTest({ path: 'benchmarks.json', content: failed })).toHaveLength(1);
  expect(() => parseLoadTest({ path: 'benchmarks.json', content: { benchmarks: [{ metrics }] } })).toThrow(
    new Error('benchmarks.json: no run in which requests succeeded'),
  );
});

test('several files make one load test', () => {
  expect(parseLoadTest({ path: 'runs', content: [vllm, guideLlm] })).toHaveLength(2);
});

test.each([
  [
    'another file',
    { answer: 42 },
    'run: no load test that is known here by a field of it; known: vllm bench serve (mean_tpot_ms), aiperf (inter_token_latency), GuideLLM (benchmarks)',
  ],
  [
    'a field is missing',
    { ...vllm, request_throughput: undefined },
    'run: request_throughput: Invalid input: expected number, received undefined',
  ],
  ['no request completed', { ...vllm, completed: 0 }, 'run: completed: Too small: expected number to be >0'],
  [
    'answers were not streamed',
    aiperfCsv.replace('Time to First Token', 'Time to Last Token'),
    'run: time_to_first_token: avg: Invalid input: expected number, received NaN',
  ],
  [
    'a fault inside a list',
    [vllm, 7],
    'run[1]: no load test that is known here by a field of it; known: vllm bench serve (mean_tpot_ms), aiperf (inter_token_latency), GuideLLM (benchmarks)',
  ],
])('%s: the message names the file and what it lacks', (_, content, message) => {
  expect(() => parseLoadTest({ path: 'run', content })).toThrow(new Error(message));
});
