import { isUnverified, modelArchitecture, modelNames } from '#catalog';

const models = modelNames.map((name) => modelArchitecture(name)).filter((model) => model !== undefined);

function kvBytesPerTokenBf16(name: string): number {
  const model = modelArchitecture(name);
  return model === undefined ? 0 : 2 * model.layers * model.kvHeads * model.headSize * 2;
}

test.each([
  ['meta-llama/Llama-3.1-8B', 131_072],
  ['meta-llama/Llama-3.1-70B', 327_680],
  ['meta-llama/Llama-3.1-405B', 516_096],
  ['Qwen/Qwen3-0.6B', 114_688],
  ['Qwen/Qwen3-8B', 147_456],
  ['Qwen/Qwen3-14B', 163_840],
  ['Qwen/Qwen3-32B', 262_144],
  ['Qwen/Qwen2.5-7B-Instruct', 57_344],
  ['mistralai/Mistral-Nemo-Instruct-2407', 163_840],
  ['meta-llama/Llama-2-7b-hf', 524_288],
  ['Qwen/Qwen3-30B-A3B', 98_304],
  ['Qwen/Qwen3-235B-A22B', 192_512],
  ['mistralai/Mixtral-8x7B-v0.1', 131_072],
])('%s: a token costs %i bytes of KV cache in bf16', (name, bytes) => {
  expect(kvBytesPerTokenBf16(name)).toBe(bytes);
});

test.each([
  ['Qwen/Qwen3-30B-A3B', 3.3e9],
  ['Qwen/Qwen3-235B-A22B', 22e9],
  ['mistralai/Mixtral-8x7B-v0.1', 12.9e9],
])('%s: active parameters agree with what its publisher rounds to (%d), 2 %% apart at most', (name, published) => {
  const active = modelArchitecture(name)?.activeParameters ?? 0;
  expect(Math.abs(active / published - 1)).toBeLessThan(0.02);
});

test.each(models)('$name: active parameters are no more than all, figures are whole, source given', (model) => {
  expect(model.activeParameters).toBeLessThanOrEqual(model.parameters);
  expect(
    [model.layers, model.kvHeads, model.headSize, model.parameters, model.contextTokens].every(Number.isInteger),
  ).toBe(true);
  expect([model.source, model.asOf]).not.toContain('');
});

test('the tuned models whose own configuration was not read say so', () => {
  expect(models.filter(isUnverified).map((model) => model.name)).toEqual([
    'meta-llama/Llama-3.1-8B-Instruct',
    'meta-llama/Llama-3.1-70B-Instruct',
    'meta-llama/Llama-3.1-405B-Instruct',
  ]);
});

test('names are given once, others are not known', () => {
  expect(new Set(modelNames).size).toBe(modelNames.length);
  expect(modelArchitecture('openai/gpt-oss-120b')).toBeUndefined();
});
