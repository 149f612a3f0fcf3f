import {
  awsRegion,
  awsRegionNames,
  instanceType,
  instanceTypesOffered,
  offer,
  offers,
  regionsOf,
  regionsOffering,
} from '#catalog';

const regionsInUse = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'eu-north-1',
  'eu-south-2',
  'eu-central-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
];

const systemTypes = [
  't3.large',
  't3.xlarge',
  'm7i.large',
  'm7i.xlarge',
  'm7i.2xlarge',
  'm7g.large',
  'c7i.xlarge',
  'r7i.large',
];

function gpusOffered(regionName: string): readonly string[] {
  return instanceTypesOffered(regionName).flatMap((name) => instanceType(name)?.gpu?.model ?? []);
}

test.each([
  ['g6e.4xlarge', 'us-east-1', [3.00424, 1.0261, 4, 4]],
  ['p5.48xlarge', 'eu-north-1', [58.8928, 20.2439, 3, 1]],
  ['p5en.48xlarge', 'eu-south-2', [68.35968, 24.157, 2, 1]],
  ['g6e.12xlarge', 'ap-northeast-2', [12.90014, 4.8802, 2, 2]],
  ['m7i.large', 'eu-south-2', [0.11235, 0.0397, 3, 3]],
  ['t3.xlarge', 'ap-northeast-1', [0.2176, 0.0818, 3, 3]],
])('%s in %s: on demand, spot, zones, zones with spot: %j', (type, region, expected) => {
  const seen = offer(type, region);
  expect([seen?.onDemandUsdPerHour, seen?.spotTypicalUsdPerHour, seen?.zonesListed, seen?.zonesWithSpot]).toEqual(
    expected,
  );
});

test.each([
  ['t3.large', 't3.xlarge', 0.5],
  ['m7i.2xlarge', 'm7i.xlarge', 2],
])('%s costs in proportion to %s (x %d), its spot price is not known, its source says so', (name, readName, factor) => {
  for (const region of regionsOffering(readName)) {
    const scaled = offer(name, region);
    expect(scaled?.onDemandUsdPerHour).toBeCloseTo((offer(readName, region)?.onDemandUsdPerHour ?? 0) * factor, 7);
    expect(scaled?.spotTypicalUsdPerHour).toBeNull();
    expect(scaled?.source).toContain(`${readName} x ${factor}`);
  }
});

test.each(['eu-central-1', 'eu-west-1', 'eu-west-3'])('%s offers no p5 and no p5en', (region) => {
  expect(offer('p5.48xlarge', region)).toBeUndefined();
  expect(offer('p5.4xlarge', region)).toBeUndefined();
  expect(offer('p5en.48xlarge', region)).toBeUndefined();
});

test('H100 in the EU: Stockholm alone; H200 on demand: Stockholm and Spain', () => {
  const inEu = regionsOf('eu');
  expect(inEu.filter((region) => gpusOffered(region).includes('H100'))).toEqual(['eu-north-1']);
  expect(inEu.filter((region) => typeof offer('p5en.48xlarge', region)?.onDemandUsdPerHour === 'number')).toEqual([
    'eu-north-1',
    'eu-south-2',
  ]);
});

test('London has both H100 types', () => {
  expect(regionsOffering('p5.48xlarge')).toContain('eu-west-2');
  expect(regionsOffering('p5.4xlarge')).toContain('eu-west-2');
});

test.each(['eu-west-1', 'eu-west-2', 'eu-west-3'])('%s offers no g6e', (region) => {
  expect(instanceTypesOffered(region).filter((name) => name.startsWith('g6e.'))).toEqual([]);
});

test('p5e has no on-demand price anywhere', () => {
  const regions = regionsOffering('p5e.48xlarge');
  expect(regions).toHaveLength(4);
  expect(regions.map((region) => offer('p5e.48xlarge', region)?.onDemandUsdPerHour)).toEqual([null, null, null, null]);
});

test.each([
  ['us', ['us-east-1', 'us-east-2'], ['p5.48xlarge', 'p5en.48xlarge', 'g6e.4xlarge', 'g6e.12xlarge']],
  ['eu', ['eu-north-1', 'eu-south-2'], ['p5en.48xlarge', 'g6e.4xlarge', 'g6e.12xlarge', 'g6e.48xlarge']],
  ['apac', ['ap-northeast-1', 'ap-northeast-2'], ['p5en.48xlarge', 'g6e.4xlarge', 'g6e.12xlarge']],
])('%s: both Regions of the shipped deployment offer its GPU types', (_jurisdiction, regions, types) => {
  for (const region of regions) {
    expect(instanceTypesOffered(region)).toEqual(expect.arrayContaining(types));
  }
});

test.each(regionsInUse)('%s: the types of system nodes have an on-demand price', (region) => {
  expect(systemTypes.filter((type) => typeof offer(type, region)?.onDemandUsdPerHour !== 'number')).toEqual([]);
});

test.each(awsRegionNames)('%s: what it offers and where a type is offered agree', (region) => {
  expect(instanceTypesOffered(region)).toEqual(
    instanceTypesOffered(region).filter((type) => regionsOffering(type).includes(region)),
  );
});

test('every offer is of a known type in a known Region, once, with its source', () => {
  expect(offers.filter((row) => instanceType(row.instanceType) === undefined)).toEqual([]);
  expect(offers.filter((row) => awsRegion(row.region) === undefined)).toEqual([]);
  expect(new Set(offers.map((row) => `${row.instanceType} ${row.region}`)).size).toBe(offers.length);
  expect(offers.filter((row) => row.source === '' || row.asOf === '')).toEqual([]);
});

test('prices are above zero, spot below on-demand, zones with spot among those listed', () => {
  const wrong = offers.filter(
    (row) =>
      (row.onDemandUsdPerHour ?? 1) <= 0 ||
      (row.spotTypicalUsdPerHour ?? 1) <= 0 ||
      (row.spotTypicalUsdPerHour ?? 0) >= (row.onDemandUsdPerHour ?? Number.POSITIVE_INFINITY) ||
      (row.zonesWithSpot ?? 0) > (row.zonesListed ?? Number.POSITIVE_INFINITY) ||
      (row.zonesWithSpot === 0 && row.spotTypicalUsdPerHour !== null),
  );
  expect(wrong).toEqual([]);
});

test('no Region lists a type in more zones than it has', () => {
  expect(offers.filter((row) => (row.zonesListed ?? 0) > (awsRegion(row.region)?.zones.length ?? 0))).toEqual([]);
});

test('not known', () => {
  expect(offer('p5.48xlarge', 'eu-west-9')).toBeUndefined();
  expect(instanceTypesOffered('eu-west-9')).toEqual([]);
  expect(regionsOffering('p9.48xlarge')).toEqual([]);
});
