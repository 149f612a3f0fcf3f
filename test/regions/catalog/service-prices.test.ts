import { awsRegion, isUnverified, type ServiceItem, servicePrice, servicePrices } from '#catalog';

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

/** What a deployment pays for in every Region, whatever it does: a price list with a hole here would count zero. */
const standing: readonly ServiceItem[] = [
  'eksClusterHour',
  'natGatewayHour',
  'natGatewayGB',
  'nlbHour',
  'nlbLcuHour',
  'interfaceEndpointZoneHour',
  'interfaceEndpointGB',
  'publicIpv4Hour',
  'zoneToZoneGB',
  'interRegionOutGB',
  'ebsGp3GBMonth',
  's3StandardGBMonth',
  's3GlacierInstantGBMonth',
  's3DeepArchiveGBMonth',
  'kmsKeyMonth',
  'secretMonth',
  'route53ZoneMonth',
  'route53HealthCheckMonth',
  'globalAcceleratorHour',
];

test.each([
  ['natGatewayHour', 'us-east-1', 0.045],
  ['natGatewayHour', 'ap-northeast-1', 0.062],
  ['natGatewayGB', 'ap-northeast-2', 0.059],
  ['natGatewayHour', 'eu-north-1', 0.046],
  ['logsIngestGB', 'ap-south-1', 0.67],
  ['kinesisShardHour', 'ap-northeast-1', 0.0195],
  ['dynamoDbWriteMillion', 'ap-northeast-2', 0.68],
] as const)('%s in %s: %d dollars, from a source that was read', (item, region, usd) => {
  const price = servicePrice(item, region);
  expect(price).toMatchObject({ item, region, usd });
  expect(price !== undefined && isUnverified(price)).toBe(false);
});

test('what costs the same everywhere is found by any Region', () => {
  expect(servicePrice('eksClusterHour', 'eu-south-2')).toMatchObject({ region: 'global', usd: 0.1 });
});

test("a Region's own figure goes before the global one", () => {
  expect(servicePrice('interfaceEndpointGB', 'ap-northeast-1')).toMatchObject({ region: 'ap-northeast-1' });
  expect(servicePrice('interfaceEndpointGB', 'eu-north-1')).toMatchObject({ region: 'global' });
});

test('what is not known is undefined, never zero', () => {
  expect(servicePrice('natGatewayHour', 'af-south-1')).toBeUndefined();
  expect(servicePrice('dynamoDbWriteMillion', 'eu-south-2')).toBeUndefined();
});

test.each(regionsInUse)('%s: what every deployment pays for has a price', (region) => {
  expect(standing.filter((item) => servicePrice(item, region) === undefined)).toEqual([]);
});

test('each item and Region once, above zero, in a known Region, with its source', () => {
  expect(new Set(servicePrices.map((row) => `${row.item} ${row.region}`)).size).toBe(servicePrices.length);
  expect(servicePrices.filter((row) => !(row.usd > 0))).toEqual([]);
  expect(servicePrices.filter((row) => row.region !== 'global' && awsRegion(row.region) === undefined)).toEqual([]);
  expect(servicePrices.filter((row) => row.source === '' || row.asOf === '')).toEqual([]);
});

test('cold storage is cheaper than hot, in every Region that has both', () => {
  const wrong = regionsInUse.filter((region) => {
    const hot = servicePrice('s3StandardGBMonth', region)?.usd ?? 0;
    const instant = servicePrice('s3GlacierInstantGBMonth', region)?.usd ?? Number.POSITIVE_INFINITY;
    const deep = servicePrice('s3DeepArchiveGBMonth', region)?.usd ?? Number.POSITIVE_INFINITY;
    return !(hot > instant && instant > deep);
  });
  expect(wrong).toEqual([]);
});
