import { parseBlueprint } from '#blueprint';
import { planCapacity, planCost } from '#capacity';
import { deployments } from '#regions';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { resolveCostInput, resolveTopology } from '#topology';

function inputOf(shipped: unknown) {
  const blueprint = parseBlueprint(shipped);
  const plan = planCapacity(blueprint);
  const topology = resolveTopology(blueprint, plan);
  return { plan, topology, input: resolveCostInput(blueprint, plan, topology) };
}

const shipped = deployments.map(({ name, blueprint }) => ({ name, ...inputOf(blueprint) }));

test.each(shipped)('$name: every planned node is priced, once', ({ plan, input }) => {
  const counted = (level: 'warm' | 'peak') =>
    input.regions.flatMap(({ nodes }) => nodes).reduce((sum, { nodes }) => sum + nodes[level], 0);
  const planned = (burst: 'burstMin' | 'burstMax') =>
    plan.pools.reduce(
      (sum, { nodes }) => sum + nodes.baseReserved + nodes.baseOnDemand + nodes.headroom + nodes[burst],
      0,
    );
  expect([counted('warm'), counted('peak')]).toEqual([planned('burstMin'), planned('burstMax')]);
});

test.each(shipped)('$name: each Region has what its Topology has', ({ topology, input }) => {
  const regions = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
  expect(
    input.regions.map(({ region, standing }) => [
      region,
      standing.natGateways,
      standing.loadBalancers,
      standing.alarms,
    ]),
  ).toEqual(
    regions.map(({ name, network, observability }) => [
      name,
      network.zones.filter(({ natGateway }) => natGateway).length,
      network.loadBalancers.length,
      observability.alarms.length,
    ]),
  );
});

test.each(shipped)('$name: sums are finite, and the failover reserve is part of what is warm', ({ input }) => {
  const { levels, failoverReserve } = planCost(input);
  for (const { total } of Object.values(levels)) expect(total.usdPerMonth).toBeGreaterThan(0);
  expect(failoverReserve.total.usdPerHour).toBeLessThanOrEqual(levels.warm.total.usdPerHour);
  expect(levels.warm.total.usdPerHour).toBeLessThanOrEqual(levels.peak.total.usdPerHour);
});

test('a reservation is paid for on its own terms, and beyond what is used', () => {
  const { plan, input } = inputOf(
    minimalBlueprint((draft) => {
      draft.capacity = {
        reservations: [
          { id: 'cr-0123456789abcdef0', region: 'eu-north-1', instanceType: 'g6e.4xlarge', instances: 40 },
        ],
      };
    }),
  );
  const base = plan.pools[0]?.nodes;
  const reserved = input.regions[0]?.nodes.filter(({ purchase }) => purchase === 'reserved');
  expect(base?.baseOnDemand).toBe(0);
  expect(reserved?.map(({ model, nodes }) => [model, nodes.warm])).toEqual([
    ['chat', base?.baseReserved],
    [null, 40 - (base?.baseReserved ?? 0)],
  ]);
});
