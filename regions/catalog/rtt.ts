import { fromSource, type Provenance, type Sourced } from './sourced';

/** Round-trip time of one pair of Regions. */
export interface RoundTrip {
  readonly regionA: string;
  readonly regionB: string;
  /** Milliseconds, there and back. */
  readonly rttMs: number;
  /** Measured between the two Regions, or computed from their distance. */
  readonly kind: 'measured' | 'estimated';
}

type Milliseconds = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Order and proportion are right; newer figures tend to be lower on long routes. */
const measuredMs: Milliseconds = {
  'us-east-1': {
    'us-west-1': 72.2,
    'us-west-2': 87.8,
    'eu-west-1': 80.5,
    'eu-central-1': 88.6,
    'ap-northeast-1': 145.3,
    'ap-northeast-2': 177.5,
    'ap-southeast-1': 216.7,
    'ap-southeast-2': 229.8,
  },
  'us-west-1': {
    'us-west-2': 19.3,
    'eu-west-1': 153.2,
    'eu-central-1': 166.6,
    'ap-northeast-1': 102.5,
    'ap-northeast-2': 132.1,
    'ap-southeast-1': 173.9,
    'ap-southeast-2': 157.7,
  },
  'us-west-2': {
    'eu-west-1': 137.0,
    'eu-central-1': 159.5,
    'ap-northeast-1': 89.1,
    'ap-northeast-2': 118.2,
    'ap-southeast-1': 161.4,
    'ap-southeast-2': 162.1,
  },
  'eu-west-1': {
    'eu-central-1': 19.6,
    'ap-northeast-1': 212.4,
    'ap-northeast-2': 242.4,
    'ap-southeast-1': 238.6,
    'ap-southeast-2': 309.6,
  },
  'eu-central-1': {
    'ap-northeast-1': 236.6,
    'ap-northeast-2': 265.8,
    'ap-southeast-1': 325.9,
    'ap-southeast-2': 323.4,
  },
  'ap-northeast-1': { 'ap-northeast-2': 31.4, 'ap-southeast-1': 73.8, 'ap-southeast-2': 103.9 },
  'ap-northeast-2': { 'ap-southeast-1': 71.6, 'ap-southeast-2': 134.0 },
  'ap-southeast-1': { 'ap-southeast-2': 175.4 },
};

/** Misses the measured pairs by 19 % at the median and 50 % at worst: a deployment should overwrite these with its own. */
const estimatedMs: Milliseconds = {
  'us-east-1': {
    'us-east-2': 8.8,
    'ca-central-1': 13.7,
    'eu-west-2': 95.3,
    'eu-west-3': 99.6,
    'eu-north-1': 107.0,
    'eu-south-2': 101.0,
    'ap-south-1': 205.8,
  },
  'us-east-2': {
    'us-west-1': 54.6,
    'us-west-2': 49.3,
    'ca-central-1': 16.7,
    'eu-west-1': 92.4,
    'eu-west-2': 99.8,
    'eu-west-3': 104.3,
    'eu-central-1': 109.7,
    'eu-north-1': 109.8,
    'eu-south-2': 106.6,
    'ap-northeast-1': 168.7,
    'ap-northeast-2': 174.0,
    'ap-southeast-1': 245.7,
    'ap-southeast-2': 243.4,
    'ap-south-1': 207.8,
  },
  'us-west-1': {
    'ca-central-1': 65.8,
    'eu-west-2': 138.5,
    'eu-west-3': 143.8,
    'eu-north-1': 138.8,
    'eu-south-2': 150.5,
    'ap-south-1': 216.8,
  },
  'us-west-2': {
    'ca-central-1': 57.3,
    'eu-west-2': 124.3,
    'eu-west-3': 129.7,
    'eu-north-1': 123.6,
    'eu-south-2': 137.2,
    'ap-south-1': 203.0,
  },
  'ca-central-1': {
    'eu-west-1': 76.8,
    'eu-west-2': 84.1,
    'eu-west-3': 88.7,
    'eu-central-1': 94.1,
    'eu-north-1': 94.7,
    'eu-south-2': 91.2,
    'ap-northeast-1': 166.4,
    'ap-northeast-2': 169.0,
    'ap-southeast-1': 236.6,
    'ap-southeast-2': 256.2,
    'ap-south-1': 193.3,
  },
  'eu-west-1': { 'eu-west-2': 8.4, 'eu-west-3': 13.4, 'eu-north-1': 26.9, 'eu-south-2': 22.7, 'ap-south-1': 122.1 },
  'eu-west-2': {
    'eu-west-3': 6.5,
    'eu-central-1': 11.2,
    'eu-north-1': 23.8,
    'eu-south-2': 18.5,
    'ap-northeast-1': 153.3,
    'ap-northeast-2': 142.0,
    'ap-southeast-1': 173.7,
    'ap-southeast-2': 271.6,
    'ap-south-1': 115.5,
  },
  'eu-west-3': {
    'eu-central-1': 8.6,
    'eu-north-1': 25.6,
    'eu-south-2': 14.4,
    'ap-northeast-1': 155.7,
    'ap-northeast-2': 143.7,
    'ap-southeast-1': 171.8,
    'ap-southeast-2': 271.1,
    'ap-south-1': 112.6,
  },
  'eu-central-1': { 'eu-north-1': 19.9, 'eu-south-2': 20.0, 'ap-south-1': 105.5 },
  'eu-north-1': {
    'eu-south-2': 38.6,
    'ap-northeast-1': 131.1,
    'ap-northeast-2': 119.3,
    'ap-southeast-1': 154.5,
    'ap-southeast-2': 249.3,
    'ap-south-1': 100.2,
  },
  'eu-south-2': {
    'ap-northeast-1': 168.6,
    'ap-northeast-2': 156.1,
    'ap-southeast-1': 178.1,
    'ap-southeast-2': 278.5,
    'ap-south-1': 117.0,
  },
  'ap-northeast-1': { 'ap-south-1': 108.2 },
  'ap-northeast-2': { 'ap-south-1': 90.1 },
  'ap-southeast-1': { 'ap-south-1': 63.2 },
  'ap-southeast-2': { 'ap-south-1': 162.7 },
};

function pairs(table: Milliseconds, kind: RoundTrip['kind'], provenance: Provenance): readonly Sourced<RoundTrip>[] {
  const rows = Object.entries(table).flatMap(([regionA, peers]) =>
    Object.entries(peers).map(([regionB, rttMs]) => ({ regionA, regionB, rttMs, kind })),
  );
  return fromSource(provenance, rows);
}

/** Every pair once, in either order. */
export const roundTrips: readonly Sourced<RoundTrip>[] = Object.freeze([
  ...pairs(measuredMs, 'measured', {
    source: 'ping averages, acomputerscientistlearnsaws.blogspot.com 2017/04, mean of both directions',
    asOf: '2017',
  }),
  ...pairs(estimatedMs, 'estimated', {
    source: 'great circle / 100 km per ms x 1.59 (median detour of the measured pairs) + 1 ms',
    asOf: 'computed 2026-11',
  }),
]);

const byPair: ReadonlyMap<string, Sourced<RoundTrip>> = new Map(
  roundTrips.flatMap((row) => [
    [`${row.regionA} ${row.regionB}`, row],
    [`${row.regionB} ${row.regionA}`, row],
  ]),
);

/** The row behind a pair's round-trip time, in whichever order it is asked; undefined when it is not known. */
export function roundTrip(regionA: string, regionB: string): Sourced<RoundTrip> | undefined {
  return byPair.get(`${regionA} ${regionB}`);
}

/** Round-trip time between two Regions in milliseconds, symmetric, 0 for a Region and itself; undefined when not known. */
export function roundTripMs(regionA: string, regionB: string): number | undefined {
  return regionA === regionB ? 0 : roundTrip(regionA, regionB)?.rttMs;
}
