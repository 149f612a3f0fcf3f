import fc from 'fast-check';
import { shareAfterLoss } from '#capacity';

const shares = (entries: Record<string, number>) => new Map(Object.entries(entries));

test.each([
  ['two equal Regions: each must hold all', { a: 0.5, b: 0.5 }, 'a', 1],
  ['three equal Regions: each must hold half', { a: 1 / 3, b: 1 / 3, c: 1 / 3 }, 'a', 0.5],
  ['unequal: the largest peer decides', { a: 0.2, b: 0.3, c: 0.5 }, 'a', 0.4],
  ['one Region alone holds all', { a: 1 }, 'a', 1],
  ['a stand-by for a Region with all of it', { a: 0, b: 1 }, 'a', 1],
])('%s', (_, entries, region, expected) => {
  expect(shareAfterLoss(shares(entries), region)).toBeCloseTo(expected, 12);
});

test('after the loss of any Region, what the others are sized for holds the whole', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(weights, (parts) => {
      const sum = parts.reduce((total, part) => total + part, 0);
      const all = shares(Object.fromEntries(parts.map((part, index) => [`r${index}`, part / sum])));
      for (const lost of all.keys()) {
        const rest = [...all.keys()].filter((name) => name !== lost);
        const held = rest.reduce((total, name) => total + shareAfterLoss(all, name), 0);
        expect(held).toBeGreaterThanOrEqual(1 - 1e-9);
      }
    }),
  );
});
