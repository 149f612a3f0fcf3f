import {
  type CostInput,
  type CostPlan,
  describeCostFinding,
  type PriceBook,
  planCost,
  type RegionCostInput,
} from '#capacity/cost';
import { chatTraffic, emptyRegion, nodeGroup, statedPrices } from './cost-fixture';

const gib = 2 ** 30;
const monthSeconds = 730 * 3600;

function costOf(regions: readonly RegionCostInput[], prices: PriceBook, budget: number | null = null): CostPlan {
  const input: CostInput = { regions, budgetUsdPerMonth: budget };
  return planCost(input, prices);
}

function words(plan: CostPlan): readonly string[] {
  return plan.findings.map(describeCostFinding);
}

const gpuPrices = statedPrices({ nodes: { 'gpu.large': [10, 4] }, services: { ebsGp3GBMonth: 0.073 } });

describe('nodes', () => {
  test('a line holds quantity, price, where it comes from, and hour and month', () => {
    const plan = costOf([emptyRegion({ nodes: [nodeGroup({ count: 3 })] })], gpuPrices);
    expect(plan.levels.warm.lines).toEqual([
      {
        region: 'eu-north-1',
        jurisdiction: 'eu',
        part: 'nodes-on-demand',
        what: 'chat',
        model: 'chat',
        item: 'gpu.large on-demand',
        quantity: 3,
        unit: 'hour',
        per: 'hour',
        usdPerUnit: 10,
        usdPerHour: 30,
        usdPerMonth: 21_900,
        priceRegion: 'eu-north-1',
        source: 'stated in the test',
        asOf: '2026-11-01',
        unverified: false,
      },
    ]);
    expect(plan.findings).toEqual([]);
    expect(plan.hoursPerMonth).toBe(730);
  });

  test.each([
    ['reserved', 'nodes-reserved', 20],
    ['on-demand', 'nodes-on-demand', 20],
    ['spot', 'nodes-spot', 8],
  ] as const)('two %s nodes are %s', (purchase, part, usdPerHour) => {
    const { warm } = costOf([emptyRegion({ nodes: [nodeGroup({ purchase, count: 2 })] })], gpuPrices).levels;
    expect(warm.byPart.map((sum) => [sum.name, sum.usdPerHour])).toEqual([[part, usdPerHour]]);
  });

  test('disks follow their nodes: 2 x 100 GiB x $0.073 / 730 h = $0.02 an hour', () => {
    const group = nodeGroup({ count: 2, volumeGiBPerNode: 100 });
    const [, disks] = costOf([emptyRegion({ nodes: [group] })], gpuPrices).levels.warm.lines;
    expect(disks).toMatchObject({ part: 'volumes', model: 'chat', quantity: 200, unit: 'GB-month' });
    expect(disks?.usdPerMonth).toBeCloseTo(14.6, 9);
    expect(disks?.usdPerHour).toBeCloseTo(0.02, 9);
  });

  test('system nodes belong to no model', () => {
    const systemNodes = [{ instanceType: 'gpu.large', nodes: 3, volumeGiBPerNode: 50 }];
    const { warm } = costOf([emptyRegion({ systemNodes })], gpuPrices).levels;
    expect(warm.lines.map(({ part, what, model }) => [part, what, model])).toEqual([
      ['system-nodes', 'system nodes', null],
      ['volumes', 'disks of system nodes', null],
    ]);
  });
});

describe('what has no price', () => {
  test('spot without a spot price is priced on-demand, and said', () => {
    const prices = statedPrices({ nodes: { 'gpu.large': [10, null] } });
    const plan = costOf([emptyRegion({ nodes: [nodeGroup({ purchase: 'spot', count: 2 })] })], prices);
    expect(plan.levels.warm.byPart.map((sum) => [sum.name, sum.usdPerHour])).toEqual([['nodes-on-demand', 20]]);
    expect(words(plan)).toEqual([
      'eu-north-1: gpu.large: spotTypicalUsdPerHour not known; its spot nodes are priced on-demand, $10 an hour',
    ]);
  });

  test.each([
    ['on-demand', [null, 19], 'on-demand: onDemandUsdPerHour not known'],
    ['reserved', [null, 19], 'reserved: onDemandUsdPerHour not known'],
    ['spot', [null, null], 'spot: spotTypicalUsdPerHour and onDemandUsdPerHour not known'],
    ['on-demand', [Number.NaN, 4], 'on-demand: onDemandUsdPerHour not known'],
    ['on-demand', [-1, 4], 'on-demand: onDemandUsdPerHour not known'],
    ['on-demand', [Number.POSITIVE_INFINITY, 4], 'on-demand: onDemandUsdPerHour not known'],
    ['on-demand', [1e300, 4], 'on-demand: onDemandUsdPerHour not known'],
  ] as const)('%s at %p: a finding, and in no sum', (purchase, cells, said) => {
    const prices = statedPrices({ nodes: { 'gpu.large': cells } });
    const plan = costOf([emptyRegion({ nodes: [nodeGroup({ purchase, count: 2 })] })], prices);
    expect(words(plan)).toEqual([`eu-north-1: gpu.large ${said}; left out of the sums: up to 2 at a time`]);
    expect(plan.levels.warm.total).toEqual({
      usdPerHour: 0,
      usdPerMonth: 0,
      unverifiedUsdPerMonth: 0,
      unpricedLines: 1,
    });
  });

  test('spot alone is enough for spot nodes: no finding', () => {
    const prices = statedPrices({ nodes: { 'gpu.large': [null, 19] } });
    const plan = costOf([emptyRegion({ nodes: [nodeGroup({ purchase: 'spot' })] })], prices);
    expect(plan.levels.warm.total.usdPerHour).toBe(19);
    expect(plan.findings).toEqual([]);
    expect(plan.levels.warm.saving).toMatchObject({ nodesNotCompared: 1, savedShare: null, spotShareOfNodes: null });
  });

  test('a type that no row names', () => {
    const plan = costOf([emptyRegion({ nodes: [nodeGroup()] })], statedPrices({}));
    expect(words(plan)).toEqual([
      'eu-north-1: gpu.large on-demand: offer not known; left out of the sums: up to 1 at a time',
    ]);
  });

  test('an item is named once a Region, with all that is wanted of it', () => {
    const storage = {
      ...emptyRegion().storage,
      objects: [
        { what: 'weights', storageClass: 'standard', gib: 100 },
        { what: 'batch', storageClass: 'standard', gib: 20.5 },
      ],
    } as const;
    const plan = costOf([emptyRegion({ storage })], statedPrices({}));
    expect(words(plan)).toEqual([
      'eu-north-1: s3StandardGBMonth: usd not known; left out of the sums: up to 120.5 GB a month',
    ]);
    expect(plan.levels.mean.unpriced.map((line) => line.what)).toEqual(['weights', 'batch']);
  });

  test('p5e has no on-demand price anywhere: the catalogue says so', () => {
    const node = nodeGroup({ instanceType: 'p5e.48xlarge' });
    const plan = planCost({ regions: [emptyRegion({ region: 'us-east-2', nodes: [node] })], budgetUsdPerMonth: null });
    expect(words(plan)).toEqual([
      'us-east-2: p5e.48xlarge on-demand: onDemandUsdPerHour not known; left out of the sums: up to 1 at a time',
    ]);
  });
});

describe('levels', () => {
  const group = nodeGroup({ purchase: 'spot', nodes: { ownP95: 2, warm: 4, peak: 12 } });

  test('warm and peak are their node counts', () => {
    const { levels } = costOf([emptyRegion({ nodes: [group], traffic: [chatTraffic()] })], gpuPrices);
    expect([levels.warm.total.usdPerHour, levels.peak.total.usdPerHour]).toEqual([16, 48]);
  });

  test.each([
    ['warm', 5],
    ['mean', 3],
    ['peak', 6],
  ] as const)('at %s, %d requests a second are served', (level, rate) => {
    const traffic = [chatTraffic({ requestsPerSecond: { p50: 3, p95: 5, peak: 6 } })];
    const [tokens] = costOf([emptyRegion({ traffic })], gpuPrices).levels[level].tokens;
    expect(tokens?.promptTokensPerHour).toBe(rate * 3600 * 1000);
  });

  test('the mean follows the daily curve, never below warm', () => {
    // own peak 6 of the 12 planned for; half the day at it: 12 x 6 / 12 = 6 nodes, else warm: 4; mean 5
    const dailyCurve = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 1 : 0.1));
    const requestsPerSecond = { p50: 3, p95: 5, peak: 6 };
    const traffic = [chatTraffic({ requestsPerSecond, plannedPeakPerSecond: 12, dailyCurve })];
    const { mean } = costOf([emptyRegion({ nodes: [group], traffic })], gpuPrices).levels;
    expect(mean.total.usdPerHour).toBeCloseTo(5 * 4, 9);
    // (6 + 0.6) / 2 requests a second x 1,250 tokens
    expect(mean.tokens[0]?.promptTokensPerHour).toBeCloseTo(3.3 * 3600 * 1000, 3);
    expect(mean.tokens[0]?.completionTokensPerHour).toBeCloseTo(3.3 * 3600 * 250, 3);
  });

  test('without a curve the mean is p50 all day', () => {
    const requestsPerSecond = { p50: 8, p95: 10, peak: 12 };
    const traffic = [chatTraffic({ requestsPerSecond, plannedPeakPerSecond: 12 })];
    const { mean } = costOf([emptyRegion({ nodes: [group], traffic })], gpuPrices).levels;
    expect(mean.total.usdPerHour).toBeCloseTo(8 * 4, 9);
  });

  test('base fills first: the pool needs 8, of which base has 3 and burst the rest', () => {
    const requestsPerSecond = { p50: 8, p95: 10, peak: 15 };
    const traffic = [chatTraffic({ requestsPerSecond, plannedPeakPerSecond: 15 })];
    const { mean } = costOf([emptyRegion({ nodes: [nodeGroup({ count: 3 }), group], traffic })], gpuPrices).levels;
    expect(mean.byPart.map((sum) => [sum.name, sum.usdPerHour])).toEqual([
      ['nodes-on-demand', 30],
      ['nodes-spot', 20],
    ]);
  });
});

describe('services, by hand', () => {
  test('hours and months', () => {
    const standing = { ...emptyRegion().standing, clusters: 1, natGateways: 3, kmsKeys: 2, endpointZones: 33 };
    const services = { eksClusterHour: 0.1, natGatewayHour: 0.046, kmsKeyMonth: 1, interfaceEndpointZoneHour: 0.011 };
    const { warm } = costOf([emptyRegion({ standing })], statedPrices({ services })).levels;
    expect(Object.fromEntries(warm.byPart.map((sum) => [sum.name, sum.usdPerMonth]))).toEqual({
      clusters: expect.closeTo(73, 9),
      'nat-gateways': expect.closeTo(3 * 0.046 * 730, 9),
      keys: expect.closeTo(2, 9),
      endpoints: expect.closeTo(33 * 0.011 * 730, 9),
    });
  });

  test('a request log through its retention: 1 request/s, 10 KiB each, 30 days hot, 335 cold', () => {
    const retainedLogs = [
      {
        what: 'request-log',
        bytesPerRequest: 10_240,
        hotDays: 30,
        coldClass: 'glacier-instant',
        totalDays: 365,
        copies: 1,
      },
    ] as const;
    const region = emptyRegion({ traffic: [chatTraffic()], storage: { ...emptyRegion().storage, retainedLogs } });
    const services = { s3StandardGBMonth: 0.02, s3GlacierInstantGBMonth: 0.004 };
    const { lines, total } = costOf([region], statedPrices({ services })).levels.mean;
    const gibPerDay = (86_400 * 10_240) / gib;
    const kept = lines.filter((line) => line.part === 'storage');
    expect(kept.map((line) => [line.what, line.quantity])).toEqual([
      ['request-log, hot', gibPerDay * 30],
      ['request-log, cold', gibPerDay * 335],
    ]);
    expect(total.usdPerMonth).toBeCloseTo(gibPerDay * (30 * 0.02 + 335 * 0.004), 9);
  });

  test.each(['warm', 'mean', 'peak'] as const)('at %s too, a log has the size of the mean rate', (level) => {
    const retainedLogs = [
      { what: 'audit', bytesPerRequest: gib, hotDays: 1, coldClass: 'deep-archive', totalDays: 1, copies: 1 },
    ] as const;
    const traffic = [chatTraffic({ requestsPerSecond: { p50: 3, p95: 5, peak: 6 } })];
    const region = emptyRegion({ traffic, storage: { ...emptyRegion().storage, retainedLogs } });
    const { unpriced } = costOf([region], statedPrices({})).levels[level];
    expect(unpriced.map((line) => [line.what, line.quantity])).toEqual([['audit, hot', 3 * 86_400]]);
  });

  test('hot for longer than it is kept: nothing is cold', () => {
    const retainedLogs = [
      { what: 'audit', bytesPerRequest: gib, hotDays: 30, coldClass: 'deep-archive', totalDays: 1, copies: 2 },
    ] as const;
    const region = emptyRegion({ traffic: [chatTraffic()], storage: { ...emptyRegion().storage, retainedLogs } });
    const { mean } = costOf([region], statedPrices({ services: { s3StandardGBMonth: 1 } })).levels;
    expect(mean.total.usdPerMonth).toBeCloseTo(2 * 86_400, 6);
    expect(mean.unpriced).toEqual([]);
  });

  test('each count and volume goes to its own item', () => {
    const standing = {
      clusters: 1,
      natGateways: 2,
      loadBalancers: 3,
      endpointZones: 4,
      publicIpv4: 5,
      kmsKeys: 6,
      secrets: 7,
      hostedZones: 8,
      healthChecks: 9,
      accelerators: 10,
      alarms: 11,
      streams: 12,
      cache: { kind: 'nodes', item: 'valkeyR7gLargeHour', nodes: 13 },
      // 1,000 samples a second x 2,628,000 seconds a month / 10 million
      metricSamplesPerSecond: 1000,
    } as const;
    const storage = {
      ...emptyRegion().storage,
      otherVolumesGiB: 14,
      logIngestGiBPerMonth: 15,
      logKeptGiB: 16,
      tablesGiB: 17,
    };
    const moved = { ...emptyRegion().flows, natGiBPerMonth: 18, endpointGiBPerMonth: 19 };
    const { unpriced } = costOf([emptyRegion({ standing, storage, flows: moved })], statedPrices({})).levels.mean;
    expect(Object.fromEntries(unpriced.map((line) => [line.item, line.quantity]))).toEqual({
      eksClusterHour: 1,
      natGatewayHour: 2,
      nlbHour: 3,
      interfaceEndpointZoneHour: 4,
      publicIpv4Hour: 5,
      kmsKeyMonth: 6,
      secretMonth: 7,
      route53ZoneMonth: 8,
      route53HealthCheckMonth: 9,
      globalAcceleratorHour: 10,
      alarmMonth: 11,
      kinesisOnDemandStreamHour: 12,
      valkeyR7gLargeHour: 13,
      prometheusIngest10MillionSamples: expect.closeTo(262.8, 9),
      ebsGp3GBMonth: 14,
      logsIngestGB: 15,
      logsStorageGBMonth: 16,
      dynamoDbStorageGBMonth: 17,
      natGatewayGB: 18,
      interfaceEndpointGB: 19,
    });
  });

  const flows = emptyRegion().flows;
  const oneGibEach = chatTraffic({ requestBytes: gib / monthSeconds, answerBytes: (2 * gib) / monthSeconds });

  test.each([
    ['answers to the internet', { clientsOnInternet: true }, 'internetOutGB', 2],
    ['the larger direction through an accelerator', { throughAccelerator: true }, 'globalAcceleratorGB', 2],
    ['both directions, both sides, between zones', { zoneCrossingsPerRequest: 0.5 }, 'zoneToZoneGB', 3],
    ['what peers answer', { peerShare: 0.1 }, 'interRegionOutGB', 0.3],
    ['weights to peers', { weightCopyGiBPerMonth: 40 }, 'interRegionOutGB', 40],
    [
      'a stream record in steps of 1 KB',
      { streamBytesPerRequest: 1025 },
      'kinesisOnDemandInGB',
      (monthSeconds * 2048) / gib,
    ],
    ['a stream kept a day is not charged apart', { streamBytesPerRequest: 1 }, 'kinesisRetentionGBMonth', undefined],
    [
      'a stream kept three days: 48 of 730 hours',
      { streamBytesPerRequest: 1024, streamRetentionHours: 72 },
      'kinesisRetentionGBMonth',
      (((monthSeconds * 1024) / gib) * 48) / 730,
    ],
    ['table writes, once a replica', { tableWritesPerRequest: 2, tableReplicas: 3 }, 'dynamoDbWriteMillion', 15.768],
    ['table reads', { tableReadsPerRequest: 1 }, 'dynamoDbReadMillion', 2.628],
    ['connections of a load balancer: 1 a second of 50', {}, 'nlbLcuHour', 0.02],
    ['a tenth that peers answer passes a second load balancer', { peerShare: 0.1 }, 'nlbLcuHour', 0.022],
    ['connections shared by 100 requests: bytes count', { requestsPerConnection: 100 }, 'nlbLcuHour', 3 / 730],
  ] as const)('%s', (_, change, item, quantity) => {
    const standing = { ...emptyRegion().standing, loadBalancers: 1 };
    const region = emptyRegion({ traffic: [oneGibEach], standing, flows: { ...flows, ...change } });
    const { unpriced } = costOf([region], statedPrices({})).levels.mean;
    const found = unpriced.find((line) => line.item === item)?.quantity;
    if (quantity === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(quantity, 9);
  });
});

describe('tokens, reserve, saving', () => {
  const standing = { ...emptyRegion().standing, clusters: 10 };
  const prices = statedPrices({ nodes: { 'gpu.large': [10, 4] }, services: { eksClusterHour: 1 } });

  test('a million tokens: own nodes and a share of the rest by own cost', () => {
    // chat: 3 nodes, $30; embed: 1 node, $10; rest $10, of which chat bears 3/4: $37.50 an hour
    const nodes = [nodeGroup({ count: 3 }), nodeGroup({ model: 'embed' })];
    const traffic = [chatTraffic(), chatTraffic({ model: 'embed', completionTokensMean: 0 })];
    const { tokens } = costOf([emptyRegion({ nodes, traffic, standing })], prices).levels.mean;
    expect(tokens).toEqual([
      {
        model: 'chat',
        ownUsdPerHour: 30,
        sharedUsdPerHour: 7.5,
        promptTokensPerHour: 3_600_000,
        completionTokensPerHour: 900_000,
        usdPerMillionTokens: expect.closeTo(37.5 / 4.5, 9),
        usdPerMillionCompletionTokens: expect.closeTo(37.5 / 0.9, 9),
        isLowerBound: false,
      },
      {
        model: 'embed',
        ownUsdPerHour: 10,
        sharedUsdPerHour: 2.5,
        promptTokensPerHour: 3_600_000,
        completionTokensPerHour: 0,
        usdPerMillionTokens: expect.closeTo(12.5 / 3.6, 9),
        usdPerMillionCompletionTokens: null,
        isLowerBound: false,
      },
    ]);
  });

  test('without own costs the rest is shared by tokens; without traffic there is no price', () => {
    const traffic = [chatTraffic(), chatTraffic({ model: 'idle', requestsPerSecond: { p50: 0, p95: 0, peak: 0 } })];
    const { tokens } = costOf([emptyRegion({ traffic, standing })], prices).levels.mean;
    expect(tokens.map((price) => [price.model, price.usdPerMillionTokens])).toEqual([
      ['chat', expect.closeTo(10 / 4.5, 9)],
      ['idle', null],
    ]);
  });

  test.each([
    ['its own nodes', [nodeGroup({ instanceType: 'gpu.unknown' })], [true, false]],
    ['nodes of all', [nodeGroup({ instanceType: 'gpu.unknown', model: null })], [true, true]],
  ] as const)('without a price for %s the token price is a lower bound', (_, nodes, expected) => {
    const traffic = [chatTraffic(), chatTraffic({ model: 'embed' })];
    const { tokens } = costOf([emptyRegion({ nodes, traffic })], prices).levels.mean;
    expect(tokens.map((price) => price.isLowerBound)).toEqual(expected);
  });

  test('the failover reserve: warm less what the own P95 needs, disks too', () => {
    // on-demand 5 - 3 = 2 x $10; spot 4 - 1 = 3 x $4; peers that need more than warm lend nothing
    const nodes = [
      nodeGroup({ nodes: { ownP95: 3, warm: 5, peak: 5 }, volumeGiBPerNode: 100 }),
      nodeGroup({ nodes: { ownP95: 1, warm: 4, peak: 9 }, purchase: 'spot' }),
      nodeGroup({ nodes: { ownP95: 7, warm: 4, peak: 9 } }),
    ];
    const { failoverReserve } = costOf([emptyRegion({ nodes })], gpuPrices);
    expect(failoverReserve.nodes).toBe(5);
    expect(failoverReserve.total.usdPerHour).toBeCloseTo(20 + 12 + (200 * 0.073) / 730, 9);
    expect(failoverReserve.byRegion.map((sum) => sum.name)).toEqual(['eu-north-1']);
  });

  test('saving against all on-demand: 60 % of the nodes at $4 instead of $10 save 36 %', () => {
    const nodes = [nodeGroup({ count: 2 }), nodeGroup({ count: 3, purchase: 'spot' })];
    expect(costOf([emptyRegion({ nodes })], gpuPrices).levels.warm.saving).toEqual({
      allOnDemandUsdPerHour: 50,
      paidUsdPerHour: 32,
      savedUsdPerHour: 18,
      savedShare: 0.36,
      spotShareOfNodes: 0.6,
      nodesNotCompared: 0,
    });
  });

  test.each([0, Number.MIN_VALUE, 1e-300])(
    'of an on-demand price of %d no share is taken: it would overflow',
    (onDemand) => {
      const nearlyFree = statedPrices({ nodes: { 'gpu.large': [onDemand, 100] } });
      const { saving } = costOf([emptyRegion({ nodes: [nodeGroup({ purchase: 'spot' })] })], nearlyFree).levels.warm;
      expect(saving).toMatchObject({ savedUsdPerHour: onDemand - 100, savedShare: null });
    },
  );

  test('spot that is dearer saves less than nothing: the price says so', () => {
    const dear = statedPrices({ nodes: { 'gpu.large': [10, 12] } });
    const { saving } = costOf([emptyRegion({ nodes: [nodeGroup({ purchase: 'spot' })] })], dear).levels.warm;
    expect(saving).toMatchObject({ savedUsdPerHour: -2, savedShare: -0.2 });
  });
});

describe('sums and budget', () => {
  const nodes = [nodeGroup({ count: 2 }), nodeGroup({ purchase: 'spot' })];
  const regions = [
    emptyRegion({ nodes, standing: { ...emptyRegion().standing, clusters: 1, alarms: 7 } }),
    emptyRegion({ region: 'eu-south-2', nodes: [nodeGroup()] }),
    emptyRegion({ region: 'us-east-1', jurisdiction: 'us', nodes: [nodeGroup()] }),
  ];
  const prices = statedPrices({ nodes: { 'gpu.large': [10, 4] }, services: { eksClusterHour: 0.1, alarmMonth: 0.1 } });

  test('by Region, jurisdiction and part', () => {
    const { warm } = costOf(regions, prices).levels;
    expect(warm.byRegion.map((sum) => [sum.name, sum.usdPerHour])).toEqual([
      ['eu-north-1', expect.closeTo(24.1 + 0.7 / 730, 9)],
      ['eu-south-2', 10],
      ['us-east-1', 10],
    ]);
    expect(warm.byJurisdiction.map((sum) => sum.name)).toEqual(['eu', 'us']);
    expect(warm.total.usdPerMonth).toBeCloseTo(44.1 * 730 + 0.7, 6);
  });

  test('a month of exactly the budget is within it', () => {
    const { usdPerMonth } = costOf(regions, prices).levels.mean.total;
    expect(costOf(regions, prices, usdPerMonth).findings).toEqual([]);
  });

  test('it is the mean month that counts: neither the warm nor the peak one', () => {
    // own peak is what peak nodes are planned for, half of it all day: 5 of 10 nodes, while 2 are warm
    const pool = nodeGroup({ nodes: { ownP95: 2, warm: 2, peak: 10 } });
    const traffic = [chatTraffic({ requestsPerSecond: { p50: 1, p95: 1, peak: 2 }, plannedPeakPerSecond: 2 })];
    const plan = costOf([emptyRegion({ nodes: [pool], traffic })], prices, 5 * 10 * 730 - 1);
    expect(plan.findings).toMatchObject([{ code: 'budget-exceeded', usdPerMonth: 36_500, excessUsdPerMonth: 1 }]);
    expect(costOf([emptyRegion({ nodes: [pool], traffic })], prices, 36_500).findings).toEqual([]);
  });

  test('a dearer one is a finding with the amount and the largest parts', () => {
    const plan = costOf(regions, prices, 30_000);
    expect(words(plan)).toEqual([
      'budgetUsdPerMonth: $30,000.00 a month is exceeded by $2,193.70: the mean month costs $32,193.70; largest: nodes-on-demand $29,200.00, nodes-spot $2,920.00, clusters $73.00',
    ]);
    expect(plan.findings).toMatchObject([{ code: 'budget-exceeded', excessUsdPerMonth: expect.closeTo(2193.7, 6) }]);
  });

  test('with prices missing it is exceeded by at least that', () => {
    const unknown = emptyRegion({ region: 'eu-west-1', nodes: [nodeGroup({ instanceType: 'gpu.unknown' })] });
    const [first] = words(costOf([...regions, unknown], prices, 30_000));
    expect(first).toContain('is exceeded by at least $2,193.70');
  });

  test('prices seen in no primary source are marked, and summed apart', () => {
    const unverified = statedPrices({ nodes: { 'gpu.large': [10, 4] }, asOf: 'unverified' });
    const { lines, total } = costOf([emptyRegion({ nodes: [nodeGroup()] })], unverified).levels.warm;
    expect(lines.map((line) => [line.asOf, line.unverified])).toEqual([['unverified', true]]);
    expect(total.unverifiedUsdPerMonth).toBe(7300);
  });
});

describe('bad input', () => {
  test('every problem at once: path, value, what is allowed', () => {
    const bad = emptyRegion({
      nodes: [nodeGroup({ nodes: { ownP95: 0, warm: Number.NaN, peak: -1 } })],
      traffic: [chatTraffic({ dailyCurve: [0.5, 2] }), chatTraffic({ promptTokensMean: Number.POSITIVE_INFINITY })],
      flows: { ...emptyRegion().flows, peerShare: 1.5 },
    });
    expect(() => costOf([bad, emptyRegion()], gpuPrices)).toThrow(
      new Error(
        [
          'cost: bad input:',
          '  regions[0].nodes[0].nodes.warm: NaN; allowed: 0 to 1000000000000000',
          '  regions[0].nodes[0].nodes.peak: -1; allowed: 0 to 1000000000000000',
          '  regions[0].traffic[0].dailyCurve[1]: 2; allowed: 0 to 1',
          '  regions[0].traffic[1].promptTokensMean: Infinity; allowed: 0 to 1000000000000000',
          '  regions[0].flows.peerShare: 1.5; allowed: 0 to 1',
          '  regions: "eu-north-1" twice; allowed: each Region once',
          '  regions[0].traffic: "chat" twice; allowed: each model once',
          '  regions[0].traffic[0].dailyCurve: 2 figures; allowed: 24, one an hour',
        ].join('\n'),
      ),
    );
  });
});
