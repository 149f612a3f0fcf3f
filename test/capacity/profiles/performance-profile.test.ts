import type { ModelBlueprint } from '#blueprint';
import { instanceType } from '#catalog';
import { type LoadTestRow, performanceProfile, prefillMs, tpotMs } from '#lib/capacity/profiles/index';
import { exampleModel } from './example-model';

const chat = { promptTokensMean: 1024, promptTokensP95: 1024, completionTokensMean: 1024, completionTokensP95: 1024 };

function profileOn(typeName: string, change: Partial<ModelBlueprint> = {}, rows?: readonly LoadTestRow[]) {
  const type = instanceType(typeName);
  if (type === undefined) throw new Error(`no instance type ${typeName}`);
  return performanceProfile(exampleModel(change), type, rows);
}

const qwen8B: Partial<ModelBlueprint> = {
  architecture: { parameters: 8_190_735_360, layers: 36, kvHeads: 8, headSize: 128 },
  weights: { source: 'hf://Qwen/Qwen3-8B', bytes: 16_381_470_720 },
  precision: 'bf16',
  parallelism: { tensor: 1, pipeline: 1 },
};

test.each([
  ['the configuration has published rows', 'p5en.48xlarge', {}, 'measured'],
  [
    'rows at two and eight GPUs, none at three',
    'p5en.48xlarge',
    { parallelism: { tensor: 3, pipeline: 1 } },
    'interpolated',
  ],
  ['rows of the same model in fp8 alone', 'p5.48xlarge', { precision: 'bf16' as const }, 'interpolated'],
  ['no row of this GPU', 'g6e.48xlarge', { parallelism: { tensor: 4, pipeline: 1 } }, 'estimated'],
  ['no row of this model', 'p5.48xlarge', qwen8B, 'estimated'],
])('the best source there is: %s', (_, type, change, source) => {
  expect(profileOn(type, change)).toMatchObject({ source });
});

test('a measured profile says what it rests on, and how far off it was on what it had not seen', () => {
  const profile = profileOn('p5.48xlarge');
  expect(profile.evidence).toMatch(
    /^11 published rows of meta-llama\/Llama-3\.1-70B fp8, vllm, 2 H100: median error \d+\.\d %, on concurrencies left out \d+\.\d %$/,
  );
  expect(profile.tpotError).toBeLessThan(0.05);
});

test.each([
  // alpha and beta of the closed loop at 1024/1024, as the data's own notes state them: 16.79 + 0.191 n, 9.55 + 0.110 n
  ['p5.48xlarge', 2, 16.79, 0.191],
  ['p5.48xlarge', 4, 11.29, 0.134],
  ['p5en.48xlarge', 4, 9.55, 0.11],
])('Llama-3.1-70B in fp8 on %s, %d GPUs: TPOT within 10 %% of published lines', (type, tensor, alphaMs, betaMs) => {
  const profile = profileOn(type, { parallelism: { tensor, pipeline: 1 } });
  for (const batch of [4, 16, 64]) {
    expect(Math.abs(tpotMs(profile, chat, batch) / (alphaMs + betaMs * batch) - 1)).toBeLessThan(0.1);
  }
});

test('an estimate is trusted less on a GPU that no row is of', () => {
  const onSeen = profileOn('p5.48xlarge', qwen8B).tpotError;
  expect(onSeen).toBeLessThan(0.1);
  expect(profileOn('g6e.4xlarge', qwen8B).tpotError).toBeGreaterThan(onSeen);
});

test('the operator’s own load test wins over published rows', () => {
  const known = profileOn('p5.48xlarge');
  const rows = [4, 16, 64].map((concurrency) => ({
    concurrency,
    promptTokens: 1024,
    completionTokens: 1024,
    ttftMs: 200,
    tpotMs: 1.5 * tpotMs(known, chat, concurrency),
  }));
  const profile = profileOn('p5.48xlarge', {}, rows);
  expect(profile.source).toBe('operator');
  expect(profile.evidence).toMatch(
    /^3 runs of the operator's own load test, 4 to 64 requests in flight: median error \d\.\d %$/,
  );
  expect(profile.tpotError).toBeLessThan(0.02);
  for (const row of rows) expect(tpotMs(profile, chat, row.concurrency) / row.tpotMs).toBeCloseTo(1, 1);
  expect(prefillMs(profile, 1024)).toBeCloseTo(200, 6);
});

test('the floor of TPOT: all weights once a step over the bandwidth of all GPUs', () => {
  // 70.55e9 bytes / (2 x 3.35e12 bytes/s)
  expect(profileOn('p5.48xlarge').tpotFloorMs).toBeCloseTo(10.53, 2);
});

test('a mixture of experts reads what a token passes through, and all of it when many tokens choose', () => {
  const mixtral = {
    architecture: {
      parameters: 46_702_792_704,
      activeParameters: 12_879_925_248,
      layers: 32,
      kvHeads: 8,
      headSize: 128,
    },
    weights: { source: 'hf://mistralai/Mixtral-8x7B-v0.1', bytes: 93_405_585_408 },
    precision: 'bf16' as const,
  };
  const profile = profileOn('p5.48xlarge', mixtral);
  const dense = profileOn('p5.48xlarge', {
    ...mixtral,
    architecture: { ...mixtral.architecture, activeParameters: undefined },
  });
  expect(profile.tpotFloorMs / dense.tpotFloorMs).toBeCloseTo(12.88 / 46.7, 3);
  const ratioAt = (batch: number) => tpotMs(profile, chat, batch) / tpotMs(dense, chat, batch);
  expect(ratioAt(1)).toBeLessThan(0.6);
  expect(ratioAt(64)).toBeGreaterThan(0.9);
});

test('KV cache: 0.9 of memory less 2 GiB a GPU and the weights, over the bytes of a token', () => {
  // 2 x (81,920 MiB x 0.9 - 2 GiB) - 70,553,706,496 bytes; 327,680 bytes a token
  expect(profileOn('p5.48xlarge').kvCapacityTokens).toBe(
    Math.floor((2 * (81_920 * 0.9 - 2048) * 2 ** 20 - 70_553_706_496) / 327_680),
  );
});

test('weights that do not fit leave no cache', () => {
  expect(profileOn('g6.xlarge', { parallelism: { tensor: 1, pipeline: 1 } }).kvCapacityTokens).toBe(0);
});

test('weights load by the bytes that each node streams', () => {
  const oneNode = profileOn('p5.48xlarge', { parallelism: { tensor: 8, pipeline: 1 } }).weightsLoadSeconds;
  expect(oneNode).toBeCloseTo(70.553706496 / 1.5, 6);
  const twoNodes = profileOn('p5.48xlarge', { parallelism: { tensor: 8, pipeline: 2 } }).weightsLoadSeconds;
  expect(twoNodes).toBeCloseTo(oneNode / 2, 6);
});

test('a rate that no data sheet states is said to be assumed', () => {
  expect(profileOn('g5.2xlarge', qwen8B).evidence).toBe(
    'roofline on 1 A10G: 600 GB/s, 70e12 bf16 operations/s (assumed); shares of these fitted on H100 and H200',
  );
});

test('fp8 on a GPU without fp8 units computes at the bf16 rate', () => {
  expect(profileOn('p4de.24xlarge').evidence).toContain('312e12 fp8 operations/s');
});

test('a simulator takes the times that it is told, whatever the batch', () => {
  const profile = profileOn('t3.large', { engine: { kind: 'simulator', arguments: [], maxSequences: 8 } });
  expect(profile.source).toBe('estimated');
  expect(profile.evidence).toBe('a simulator: it is told its times, half of each SLO bound, at any batch');
  expect(tpotMs(profile, chat, 1)).toBeCloseTo(25, 2);
  expect(tpotMs(profile, chat, 8)).toBeCloseTo(25, 2);
  expect(prefillMs(profile, 1024)).toBeCloseTo(1000, 2);
});

test('an engine needs a GPU', () => {
  expect(() => profileOn('t3.large')).toThrow(
    new Error('t3.large: "no GPU" is not a GPU of the catalogue; a model needs one'),
  );
});
