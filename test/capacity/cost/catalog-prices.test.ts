import { type CostItem, catalogPrices, describeCostFinding, planCost, type RegionCostInput } from '#capacity/cost';
import { isUnverified, offer, servicePrice } from '#catalog';
import { deployments } from '#regions';
import { chatTraffic, emptyRegion, nodeGroup } from './cost-fixture';

/** All that a Region can cost, by item: a Region that uses everything must show each of them, priced or not. */
const everyItem: readonly CostItem[] = [
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
  'internetOutGB',
  'ebsGp3GBMonth',
  's3StandardGBMonth',
  's3GlacierInstantGBMonth',
  's3DeepArchiveGBMonth',
  'logsIngestGB',
  'logsStorageGBMonth',
  'alarmMonth',
  'kinesisOnDemandStreamHour',
  'kinesisOnDemandInGB',
  'kinesisOnDemandOutGB',
  'kinesisRetentionGBMonth',
  'dynamoDbWriteMillion',
  'dynamoDbReadMillion',
  'dynamoDbStorageGBMonth',
  'kmsKeyMonth',
  'secretMonth',
  'route53ZoneMonth',
  'route53HealthCheckMonth',
  'globalAcceleratorHour',
  'globalAcceleratorGB',
  'valkeyServerlessGBHour',
  'valkeyServerlessEcpuMillion',
  'prometheusIngest10MillionSamples',
];

/** Not in the catalogue in any Region. */
const unlisted = [
  'globalAcceleratorGB',
  'kinesisOnDemandOutGB',
  'kinesisRetentionGBMonth',
  'valkeyServerlessEcpuMillion',
  'valkeyServerlessGBHour',
];

const shipped = deployments.flatMap(({ name, blueprint }) =>
  Object.entries(blueprint.jurisdictions).flatMap(([jurisdiction, { regions }]) =>
    regions.map((entry) => ({ deployment: name, region: entry.name, jurisdiction })),
  ),
);
const regionNames = [...new Set(shipped.map((entry) => entry.region))];

function ones<T extends object>(parts: T): T {
  return Object.fromEntries(
    Object.entries(parts).map(([key, value]) => [key, value === 0 ? 1 : value === false ? true : value]),
  ) as T;
}

/** A Region that uses everything there is. */
function fullRegion(region: string): RegionCostInput {
  const { standing, storage, flows } = emptyRegion();
  return emptyRegion({
    region,
    nodes: ['g6e.4xlarge', 'p5en.48xlarge'].map((instanceType) => nodeGroup({ instanceType, purchase: 'spot' })),
    systemNodes: [{ instanceType: 'm7i.xlarge', nodes: 3, volumeGiBPerNode: 50 }],
    traffic: [chatTraffic({ requestBytes: 5000, answerBytes: 50_000 })],
    standing: { ...ones(standing), cache: { kind: 'serverless', storedGiB: 1 } },
    storage: {
      ...ones(storage),
      objects: [{ what: 'weights', storageClass: 'standard', gib: 900 }],
      retainedLogs: (['glacier-instant', 'deep-archive'] as const).map((coldClass) => ({
        what: 'request-log',
        bytesPerRequest: 2000,
        hotDays: 30,
        coldClass,
        totalDays: 2557,
        copies: 1,
      })),
    },
    flows: { ...ones(flows), streamRetentionHours: 72 },
  });
}

test.each(regionNames)('%s: every item is a line or a finding, none is lost', (region) => {
  const { levels, findings } = planCost({ regions: [fullRegion(region)], budgetUsdPerMonth: null });
  const nodeItems = ['g6e.4xlarge spot', 'p5en.48xlarge spot', 'm7i.xlarge on-demand'];
  const priced = levels.peak.lines.map((line) => line.item);
  const missing = findings.flatMap((finding) => (finding.code === 'missing-price' ? [finding.item] : []));
  expect([...new Set([...priced, ...missing])].sort()).toEqual([...everyItem, ...nodeItems].sort());
  expect(missing.filter((item) => priced.includes(item))).toEqual([]);
  const unknown = everyItem.filter((item) => catalogPrices.service(item, region) === undefined);
  expect([...missing].sort()).toEqual([...unknown].sort());
});

test.each(regionNames)('%s: every line keeps the Region, source and date of the catalogue', (region) => {
  const { lines } = planCost({ regions: [fullRegion(region)], budgetUsdPerMonth: null }).levels.peak;
  for (const line of lines) {
    expect([region, 'global']).toContain(line.priceRegion);
    expect(line.source).not.toBe('');
    expect(line.asOf).not.toBe('');
    expect(line.unverified).toBe(isUnverified(line));
  }
});

test('what the catalogue knows of no Region is a finding in all of them', () => {
  const nowhere = everyItem.filter((item) =>
    regionNames.every((region) => catalogPrices.service(item, region) === undefined),
  );
  expect([...nowhere].sort()).toEqual(unlisted);
});

test('a hole in the price list of a Region is told in words', () => {
  const { findings } = planCost({ regions: [fullRegion('eu-south-2')], budgetUsdPerMonth: null });
  expect(servicePrice('logsIngestGB', 'eu-south-2')).toBeUndefined();
  expect(findings.map(describeCostFinding)).toContain(
    'eu-south-2: logsIngestGB: usd not known; left out of the sums: up to 1 GB a month',
  );
});

test('every model and burst type of the shipped deployments can be priced where it is offered', () => {
  const types = deployments.flatMap(({ blueprint }) =>
    Object.values(blueprint.models).flatMap(({ instances }) => [...instances.base, ...(instances.burst ?? [])]),
  );
  const unpriced = regionNames.flatMap((region) =>
    [...new Set(types)]
      .filter((type) => offer(type, region) !== undefined)
      .flatMap((instanceType) => {
        const nodes = [nodeGroup({ instanceType })];
        return planCost({ regions: [emptyRegion({ region, nodes })], budgetUsdPerMonth: null }).findings;
      }),
  );
  expect(unpriced).toEqual([]);
});
