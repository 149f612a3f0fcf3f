import { blendedUsdPerHour, type Fleet, fleetYear, spotSavingShare } from '#capacity/cost';

/** 100,000 requests/s, 1,200 a node of 8 GPUs, 15 % margin; $3.20 on-demand, $1.20 spot per GPU-hour, 60 % spot. */
const published: Fleet = {
  requestsPerSecond: 100_000,
  requestsPerNodeSecond: 1200,
  margin: 0.15,
  gpusPerNode: 8,
  onDemandUsdPerHour: 3.2,
  spotUsdPerHour: 1.2,
  spotShare: 0.6,
};
const publishedUsd = 4.1e6;

test('84 nodes for the load, 97 with the margin', () => {
  expect(fleetYear(published)).toMatchObject({ nodesForLoad: 84, nodes: 97, gpuHours: 97 * 8 * 8760 });
});

test('60 % spot: $2.00 a GPU-hour, which saves 37.5 %', () => {
  expect(blendedUsdPerHour(published)).toBeCloseTo(2, 12);
  expect(spotSavingShare(published)).toBeCloseTo(0.375, 12);
});

test('a year: $21.75M on-demand, $13.60M blended, $8.16M saved', () => {
  const year = fleetYear(published);
  expect(year.allOnDemandUsd).toBeCloseTo(21_752_832, 2);
  expect(year.blendedUsd).toBeCloseTo(13_595_520, 2);
  expect(year.savedUsd).toBeCloseTo(8_157_312, 2);
  expect(year.savedUsd / year.allOnDemandUsd).toBeCloseTo(year.savedShare, 12);
});

test('the published $4.1M does not follow: it is no more than half of what is saved, and no total comes near it', () => {
  const { allOnDemandUsd, blendedUsd, savedUsd } = fleetYear(published);
  expect(publishedUsd / savedUsd).toBeCloseTo(0.503, 3);
  expect(Math.min(allOnDemandUsd, blendedUsd, savedUsd)).toBeGreaterThan(1.9 * publishedUsd);
});

test.each([
  ['no spot saves nothing', { spotShare: 0 }, 0],
  ['all spot saves the whole difference', { spotShare: 1 }, 0.625],
  ['spot at the on-demand price saves nothing', { spotUsdPerHour: 3.2 }, 0],
  ['dearer spot loses', { spotUsdPerHour: 6.4 }, -0.6],
  ['what is free cannot be saved on', { onDemandUsdPerHour: 0 }, 0],
  ['nor what is next to free', { onDemandUsdPerHour: Number.MIN_VALUE }, 0],
])('%s', (_, change, share) => {
  expect(spotSavingShare({ ...published, ...change })).toBeCloseTo(share, 12);
});

test.each([
  ['a margin that binary fractions push over a whole node', 4000, 0.1, 44],
  ['a margin that binary fractions leave below one', 2000, 0.15, 23],
])('%s', (_, requestsPerSecond, margin, nodes) => {
  expect(fleetYear({ ...published, requestsPerNodeSecond: 100, requestsPerSecond, margin }).nodes).toBe(nodes);
});

test('a node that serves nothing is refused', () => {
  expect(() => fleetYear({ ...published, requestsPerNodeSecond: 0 })).toThrow(
    new Error('cost: requestsPerNodeSecond: 0; allowed: above 0'),
  );
});
