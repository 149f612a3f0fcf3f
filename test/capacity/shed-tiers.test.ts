import fc from 'fast-check';
import type { Blueprint } from '#blueprint';
import { shedByTier } from '#capacity';

const limits = { requestsPerMinute: 60, burstPerSecond: 1, tokensPerMinute: 1, tokensPerDay: 1, concurrency: 1 };

function tiers(priorities: Readonly<Record<string, number>>): Blueprint['tiers'] {
  return Object.fromEntries(
    Object.entries(priorities).map(([name, priority]) => [name, { ...limits, priority, safety: 'fail-closed' }]),
  );
}

const three = tiers({ enterprise: 20, free: 0, standard: 10 });

test.each([
  ['nothing is shed', 0, { free: 0, standard: 0, enterprise: 0 }],
  ['the lowest priority goes first', 4, { free: 4, standard: 0, enterprise: 0 }],
  ['and then the next', 15, { free: 10, standard: 5, enterprise: 0 }],
  ['the highest goes last', 27, { free: 10, standard: 10, enterprise: 7 }],
  ['all is shed', 30, { free: 10, standard: 10, enterprise: 10 }],
])('of 30 requests/s over three tiers: %s', (_, shed, expected) => {
  const found = shedByTier(three, 30, shed);
  expect(found.map(({ tier }) => tier)).toEqual(['free', 'standard', 'enterprise']);
  expect(Object.fromEntries(found.map(({ tier, shedPerSecond }) => [tier, shedPerSecond]))).toEqual(expected);
});

test('tiers of one priority lose alike', () => {
  const found = shedByTier(tiers({ one: 0, other: 0, paid: 5 }), 30, 8);
  expect(found.map(({ shedPerSecond }) => shedPerSecond)).toEqual([4, 4, 0]);
});

test('what tiers lose adds up to what is shed', () => {
  const priorities = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      priorities,
      fc.double({ min: 0, max: 1000, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (all, load, share) => {
        const named = tiers(Object.fromEntries(all.map((priority, index) => [`t${index}`, priority])));
        const found = shedByTier(named, load, load * share);
        const sum = found.reduce((total, { shedPerSecond }) => total + shedPerSecond, 0);
        expect(sum).toBeCloseTo(load * share, 6);
      },
    ),
  );
});
