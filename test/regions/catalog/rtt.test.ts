import { awsRegion, roundTrip, roundTripMs, roundTrips } from '#catalog';

const regions = [...new Set(roundTrips.flatMap((row) => [row.regionA, row.regionB]))];

test.each([
  ['us-east-1', 'us-east-2', { rttMs: 8.8, kind: 'estimated' }],
  ['eu-north-1', 'eu-south-2', { rttMs: 38.6, kind: 'estimated' }],
  ['ap-northeast-1', 'ap-northeast-2', { rttMs: 31.4, kind: 'measured' }],
  ['us-west-1', 'us-west-2', { rttMs: 19.3, kind: 'measured' }],
])('%s to %s and back: %j, either way', (a, b, expected) => {
  expect(roundTrip(a, b)).toMatchObject(expected);
  expect([roundTripMs(a, b), roundTripMs(b, a)]).toEqual([expected.rttMs, expected.rttMs]);
});

test.each(regions)('%s: 0 to itself, above 0 and known to all others', (region) => {
  expect(roundTripMs(region, region)).toBe(0);
  expect(regions.filter((peer) => peer !== region && !((roundTripMs(region, peer) ?? 0) > 0))).toEqual([]);
});

test('120 pairs of 16 known Regions, each with its source', () => {
  expect(roundTrips).toHaveLength(120);
  expect(regions).toHaveLength(16);
  expect(regions.filter((region) => awsRegion(region) === undefined)).toEqual([]);
  expect(roundTrips.filter((row) => row.source === '' || row.asOf === '')).toEqual([]);
});

test('not known', () => {
  expect(roundTripMs('us-east-1', 'af-south-1')).toBeUndefined();
  expect(roundTrip('us-east-1', 'us-east-1')).toBeUndefined();
});
