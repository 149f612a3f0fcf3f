import fc from 'fast-check';
import { parseBlueprint } from '#blueprint';
import { burstByHour, planCapacity } from '#capacity';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { testProfile } from '#test/capacity/test-profile';

const [pool] = planCapacity(parseBlueprint(minimalBlueprint()), () => testProfile()).pools;
if (pool === undefined) throw new Error('the plan has no pool');
const { burstMinReplicas, burstMaxReplicas, needed, baseReplicas } = pool;

const share = fc.double({ min: 0, max: 1, noNaN: true });

test('a busier hour never gets fewer replicas, and none leaves the bounds of burst', () => {
  fc.assert(
    fc.property(share, share, (one, other) => {
      const [quiet = 0, busy = 0] = burstByHour(pool, [Math.min(one, other), Math.max(one, other)]);
      expect(quiet).toBeGreaterThanOrEqual(burstMinReplicas);
      expect(busy).toBeGreaterThanOrEqual(quiet);
      expect(busy).toBeLessThanOrEqual(burstMaxReplicas);
    }),
    { numRuns: 30 },
  );
});

test('an hour at the peak gets what the peak needs, one at the P95 what is warm anyway', () => {
  const { p95, peak } = minimalRates;
  expect(burstByHour(pool, [1, p95 / peak])).toEqual([needed.peak - baseReplicas, burstMinReplicas]);
});

const minimalRates = { p95: 20, peak: 40 };
