import { standTopology } from './make-stand';

const { jurisdictions } = standTopology();
const regions = jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);

test('two Regions of one jurisdiction, and one of another', () => {
  expect(jurisdictions.map(({ name, regions: own }) => [name, own.map((region) => region.name)])).toEqual([
    ['eu', ['eu-north-1', 'eu-south-2']],
    ['us', ['us-east-1']],
  ]);
});

test.each(regions)('$name: as production ships, with TLS and the proxy protocol', ({ gateway, network }) => {
  expect(gateway.listener).toMatchObject({ protocol: 'HTTPS', proxyProtocol: true });
  expect(network.loadBalancers.map(({ scheme, listener }) => [scheme, listener.protocol])).toEqual([
    ['internal', 'TLS'],
    ['internet-facing', 'TLS'],
  ]);
  expect(gateway.versions.map(({ deprecated }) => deprecated !== null)).toEqual([true, false]);
  expect(gateway.access.tokenIssuers).toHaveLength(1);
});

test.each(regions)('$name: simulators take the place of engines, each pool has one for sure', ({ modelPools }) => {
  const pools = modelPools.flatMap((pool) => [pool, ...(pool.canary === null ? [] : [pool.canary.pool])]);
  expect(pools.map(({ name }) => name)).toEqual(['chat-small', 'chat-small-canary', 'chat-large', 'embed']);
  for (const { engine, base, burst } of pools) {
    expect(engine.kind).toBe('simulator');
    expect(base.nodesPerReplica).toBe(1);
    expect(burst?.minReplicas ?? 1).toBeGreaterThan(0);
  }
});

test('limits that a test reaches are those of tiers that no other test uses', () => {
  const small = regions[0]?.gateway.tiers.filter(({ requestsPerMinute, tokensPerMinute }) => {
    return requestsPerMinute < 1000 || tokensPerMinute < 1000;
  });
  expect(small?.map(({ name }) => name)).toEqual(['few-requests', 'small-bursts', 'few-tokens']);
});
