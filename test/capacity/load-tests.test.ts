import { parseBlueprint } from '#blueprint';
import { planCapacity } from '#capacity';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';

/** A slow engine: 30 ms a token alone, 20 ms more at eight in flight. */
const slow = [1, 2, 4, 8].map((concurrency) => ({
  concurrency,
  promptTokens: 1000,
  completionTokens: 200,
  ttftMs: 200,
  tpotMs: 27.5 + 2.5 * concurrency,
}));

function poolWith(loadTests: unknown) {
  const input = minimalBlueprint((draft) => {
    draft.models.chat.loadTests = loadTests;
    draft.models.chat.slo.tpot.boundMs = 100;
  });
  const [pool] = planCapacity(parseBlueprint(input)).pools;
  if (pool === undefined) throw new Error('the plan has no pool');
  return pool;
}

test('the operator’s own load test wins over all that is known', () => {
  const measured = poolWith([{ instanceType: 'g6e.4xlarge', rows: slow }]);
  expect(measured.service.profile.source).toBe('operator');
  expect(measured.service.profile.evidence).toContain(
    "4 runs of the operator's own load test, 1 to 8 requests in flight",
  );
});

test('without one the profile says what else it rests on', () => {
  expect(poolWith([]).service.profile.source).toBe('estimated');
});

test('a slower engine takes more replicas', () => {
  const total = (pool: ReturnType<typeof poolWith>) => pool.baseReplicas + pool.burstMaxReplicas;
  expect(total(poolWith([{ instanceType: 'g6e.4xlarge', rows: slow }]))).toBeGreaterThan(total(poolWith([])));
});
