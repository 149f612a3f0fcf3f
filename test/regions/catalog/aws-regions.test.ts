import { awsRegion, awsRegionNames, legalSets, legalSetsOf, regionsOf } from '#catalog';

const regions = awsRegionNames.map((name) => awsRegion(name)).filter((region) => region !== undefined);

test.each([
  { name: 'us-east-1', country: 'US', optIn: false, zonesPerAccount: 6 },
  { name: 'us-west-1', country: 'US', optIn: false, zonesPerAccount: 2 },
  { name: 'eu-north-1', country: 'SE', optIn: false, zonesPerAccount: 3 },
  { name: 'eu-south-2', country: 'ES', optIn: true, zonesPerAccount: 3 },
  { name: 'eu-west-2', country: 'GB', optIn: false, zonesPerAccount: 3 },
  { name: 'ap-northeast-1', country: 'JP', optIn: false, zonesPerAccount: 3 },
  { name: 'ap-northeast-2', country: 'KR', optIn: false, zonesPerAccount: 4 },
])('$name: country $country, opt-in $optIn, $zonesPerAccount zones an account', (expected) => {
  expect(awsRegion(expected.name)).toMatchObject(expected);
});

test('Tokyo: the zones that a new account is shown skip b', () => {
  expect(awsRegion('ap-northeast-1')?.zones).toEqual(['ap-northeast-1a', 'ap-northeast-1c', 'ap-northeast-1d']);
});

test.each(regions)('$name: zones are its own, distinct, and no fewer than an account is shown', (region) => {
  expect(region.zones.every((zone) => new RegExp(`^${region.name}[a-f]$`).test(zone))).toBe(true);
  expect(new Set(region.zones).size).toBe(region.zones.length);
  expect(region.zones.length).toBeGreaterThanOrEqual(region.zonesPerAccount);
  expect(region.zonesPerAccount).toBeGreaterThanOrEqual(2);
  expect([region.source, region.asOf]).not.toContain('');
});

test('a Region has one row', () => {
  expect(new Set(awsRegionNames).size).toBe(awsRegionNames.length);
});

test.each(['eu-nroth-1', 'us-gov-west-1', 'EU-NORTH-1', ''])('not known: "%s"', (name) => {
  expect(awsRegion(name)).toBeUndefined();
  expect(legalSetsOf(name)).toEqual([]);
});

test('the EU: its six countries with Regions, not London, not Zurich', () => {
  expect(regionsOf('eu')).toEqual(['eu-central-1', 'eu-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'eu-south-2']);
});

test.each([
  ['us', ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2']],
  ['uk', ['eu-west-2']],
  ['ch', ['eu-central-2']],
  ['jp', ['ap-northeast-1', 'ap-northeast-3']],
  ['kr', ['ap-northeast-2']],
  ['in', ['ap-south-1', 'ap-south-2']],
  ['au', ['ap-southeast-2', 'ap-southeast-4']],
  ['ca', ['ca-central-1', 'ca-west-1']],
])('the set %s holds the Regions of one country', (set, names) => {
  expect(regionsOf(set)).toEqual(names);
});

test('apac: every Region that AWS names ap-, and no other', () => {
  expect(regionsOf('apac')).toEqual(awsRegionNames.filter((name) => name.startsWith('ap-')));
});

test.each(awsRegionNames)('%s lies in the sets that list it, and in one country set at least', (name) => {
  expect(legalSets.filter((set) => regionsOf(set).includes(name))).toEqual([...legalSetsOf(name)].sort());
  expect(legalSetsOf(name).some((set) => set.length === 2 && set !== 'eu')).toBe(true);
});

test('a set that is not known holds nothing', () => {
  expect(regionsOf('emea')).toEqual([]);
});
