import { standTopology } from '#test/gateway/make-stand';
import { benchPlan } from './bench-stand';

const [region, ...others] = standTopology(benchPlan).jurisdictions.flatMap(({ regions }) => regions);
if (region === undefined) throw new Error('no Region');
const streams = 10_000;

test('one Region, as production ships', () => {
  expect(others).toEqual([]);
  expect(region.gateway.listener).toMatchObject({ protocol: 'HTTPS', proxyProtocol: true });
});

test('one Envoy may hold all streams, and the engines that run can serve them', () => {
  expect(region.gateway.resilience.circuit.requests).toBeGreaterThan(streams);
  expect(region.gateway.limits.concurrent).toBeGreaterThan(streams);
  const slow = region.modelPools.find(({ name }) => name === 'slow');
  const running = benchPlan.counts[region.name]?.[slow?.base.workload ?? ''] ?? 0;
  expect(running * (slow?.engine.maxSequences ?? 0)).toBeGreaterThan(1.1 * streams);
});

test('no limit of the tier stops what is asked', () => {
  const [tier] = region.gateway.tiers;
  expect(tier?.requestsPerMinute).toBeGreaterThanOrEqual(60 * 1000);
  expect(tier?.concurrency).toBeGreaterThan(streams);
});
