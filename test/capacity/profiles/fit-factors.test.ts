import { instanceType } from '#catalog';
import {
  applyFactors,
  fitFactors,
  type LoadTestRow,
  performanceProfile,
  shapeOf,
  tpotMs,
} from '#lib/capacity/profiles/index';
import { exampleModel } from './example-model';

const type = instanceType('p5.48xlarge');
if (type === undefined) throw new Error('no instance type p5.48xlarge');
const profile = performanceProfile(exampleModel(), type);

const shapes = [
  [1024, 1024],
  [8192, 1024],
  [128, 2048],
] as const;

/** Runs of an engine that differs from the profile by known factors. */
function runs(factors: Parameters<typeof applyFactors>[1], concurrencies: readonly number[]): readonly LoadTestRow[] {
  const actual = applyFactors(profile, factors);
  return shapes.flatMap(([promptTokens, completionTokens]) =>
    concurrencies.map((concurrency) => {
      const run = { concurrency, promptTokens, completionTokens, ttftMs: 100, tpotMs: 1 };
      return { ...run, tpotMs: tpotMs(actual, shapeOf(run), concurrency) };
    }),
  );
}

test('runs of three shapes tell the fixed part from the rest, and foretell other concurrencies', () => {
  const factors = { alpha: 1.3, beta: 1.8, gamma: 0.8, prefill: 1.4 };
  const found = fitFactors(profile, runs(factors, [1, 2, 4, 8, 16, 32, 64]));
  expect(found.alpha).toBeCloseTo(factors.alpha, 1);
  for (const row of runs(factors, [3, 24, 96])) {
    const foretold = tpotMs(applyFactors(profile, found), shapeOf(row), row.concurrency);
    expect(Math.abs(foretold / row.tpotMs - 1)).toBeLessThan(0.03);
  }
});

test('runs that agree with the profile leave it as it is', () => {
  const found = fitFactors(profile, runs({ alpha: 1, beta: 1, gamma: 1, prefill: 1 }, [4, 16]));
  for (const factor of Object.values(found)) expect(factor).toBeCloseTo(1, 9);
});

test('one run far off does not bend the others', () => {
  const rows = runs({ alpha: 1.2, beta: 1, gamma: 1, prefill: 1 }, [1, 4, 16, 64]);
  const odd = rows.map((row, index) => (index === 5 ? { ...row, tpotMs: row.tpotMs * 3 } : row));
  expect(fitFactors(profile, odd).alpha).toBeCloseTo(1.2, 1);
});

test('a single run corrects the profile as a whole, and never below nothing', () => {
  const [run] = runs({ alpha: 0.01, beta: 0.01, gamma: 0.01, prefill: 0.01 }, [16]);
  if (run === undefined) throw new Error('no run');
  for (const factor of Object.values(fitFactors(profile, [run]))) expect(factor).toBeGreaterThanOrEqual(0.05);
});
