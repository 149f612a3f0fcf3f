import { HopKeys } from '#lib/services/authorizer/hop-keys';

const periodSeconds = 3600;

/** A ring of keys with a clock and a KMS that a test rules. */
function makeRing() {
  const state = { period: 1000, away: false };
  const asked: string[] = [];
  const failed: number[] = [];
  const keys = new HopKeys({
    jurisdiction: 'eu',
    periodSeconds,
    now: () => (state.period + 0.5) * periodSeconds * 1000,
    derive: async (message) => {
      asked.push(message);
      if (state.away) throw new Error('KMS is away');
      return Buffer.from(message);
    },
    onFailure: (period) => failed.push(period),
  });
  const textOf = (period: number) => keys.keyOf(period)?.toString();
  return { keys, state, asked, failed, textOf };
}

test('the key of now is fetched first, then those of its neighbours, each once', async () => {
  const { keys, asked } = makeRing();
  await keys.refresh();
  await keys.refresh();
  expect(asked).toEqual(['hop-token/eu/1000', 'hop-token/eu/1001', 'hop-token/eu/999']);
});

test('only keys of now and of the neighbours are used', async () => {
  const { keys, state, textOf } = makeRing();
  await keys.refresh();
  expect([999, 1000, 1001].map(textOf)).toEqual(['hop-token/eu/999', 'hop-token/eu/1000', 'hop-token/eu/1001']);
  state.period = 1001;
  expect(textOf(999)).toBeUndefined();
});

test('KMS away: what is known goes on, the next period has its key already, the one after has none', async () => {
  const { keys, state, textOf, failed } = makeRing();
  await keys.refresh();
  state.away = true;
  state.period = 1001;
  await keys.refresh();
  expect(textOf(1001)).toBe('hop-token/eu/1001');
  expect(failed).toEqual([1002]);
  state.period = 1002;
  await keys.refresh();
  expect(textOf(1002)).toBeUndefined();
  state.away = false;
  await keys.refresh();
  expect(textOf(1002)).toBe('hop-token/eu/1002');
});
