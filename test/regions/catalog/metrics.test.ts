import { bucketsOf, image, metricFamilies } from '#catalog';

test.each(metricFamilies)('$exporter $name: a name and labels that Prometheus allows, and a source', (family) => {
  expect(family.name).toMatch(/^[A-Za-z_:][A-Za-z0-9_:]*$/);
  expect(family.labels.filter((label) => !/^[A-Za-z_]\w*$/.test(label))).toEqual([]);
  expect([family.source, family.asOf]).not.toContain('');
});

test('an exporter serves a family once', () => {
  const keys = metricFamilies.map(({ exporter, name }) => `${exporter} ${name}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each(metricFamilies.filter(({ buckets }) => buckets !== null))(
  '$exporter $name: bounds ascend',
  ({ type, buckets }) => {
    expect(type).toBe('histogram');
    expect([...(buckets ?? [])].sort((a, b) => a - b)).toEqual(buckets);
  },
);

test('the simulator counts in the same buckets as the engine that it stands for', () => {
  const bounds = (exporter: string, name: string) =>
    metricFamilies.find((family) => family.exporter === exporter && family.name === name)?.buckets;
  for (const name of ['vllm:time_to_first_token_seconds', 'vllm:e2e_request_latency_seconds']) {
    expect(bounds('inference-sim', name)).toEqual(bounds('vllm', name));
  }
});

test.each(['gen_ai_client_token_usage', 'no_such_metric'])('%s: no buckets to count by', (name) => {
  expect(() => bucketsOf(name)).toThrow(`histogram "${name}" has no buckets in the catalogue`);
});

test('the simulator is the release whose series were read', () => {
  const [first] = metricFamilies.filter(({ exporter }) => exporter === 'inference-sim');
  expect(first?.source).toContain(`@${image('inference-sim').tag}`);
});
