import fc from 'fast-check';
import { parseBlueprint } from '#blueprint';
import { type PoolPlan, planCapacity } from '#capacity';
import { deployments } from '#regions';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';

// biome-ignore lint/suspicious/noExplicitAny: a change of any part of the draft
function planOf(change: (draft: any) => void = () => undefined) {
  return planCapacity(parseBlueprint(minimalBlueprint(change)));
}

function firstPool(change?: Parameters<typeof planOf>[0]): PoolPlan {
  const [pool] = planOf(change).pools;
  if (pool === undefined) throw new Error('the plan has no pool');
  return pool;
}

const rates =
  (p50: number, p95: number, peak: number) =>
  (draft: { traffic: { chat: { eu: { requestsPerSecond: unknown } } } }) => {
    draft.traffic.chat.eu.requestsPerSecond = { p50, p95, peak };
  };

test('the worked example: Little’s law, the failover share, then base and burst', () => {
  // KV cache: (41,199 MiB - weights) / 147,456 B a token / 4,600 tokens = 39 requests; S = 1 s + 200 x 40 ms = 9 s
  const pool = firstPool();
  expect(pool.runningPerReplica).toBe(39);
  expect(pool.replicaRatePerSecond).toBeCloseTo(39 / 9, 12);
  // one of two Regions lost: the other holds all of it
  expect(pool.load).toEqual({ p50: 5, warm: 20, peak: 40 });
  // warm = ceil(20 / 4.33) = 5, burst.min = floor(5 x 0.6) = 3, base = 2 >= ceil(5 / 4.33); peak = ceil(40 / 4.33) = 10
  expect(pool).toMatchObject({ baseReplicas: 2, burstMinReplicas: 3, burstMaxReplicas: 8 });
});

const pools = deployments.flatMap(({ blueprint }) => planCapacity(parseBlueprint(blueprint)).pools);

test.each(pools)('$region $model: base alone holds P50, warm holds P95 with a lost peer, burst the peak', (pool) => {
  const held = (replicas: number) => replicas * pool.replicaRatePerSecond;
  expect(held(pool.baseReplicas)).toBeGreaterThanOrEqual(pool.load.p50);
  expect(held(pool.baseReplicas + pool.burstMinReplicas)).toBeGreaterThanOrEqual(pool.load.warm);
  expect(held(pool.baseReplicas + pool.burstMaxReplicas)).toBeGreaterThanOrEqual(pool.load.peak);
  expect(pool.burstMinReplicas).toBeGreaterThanOrEqual(1);
  expect(pool.fallbackReplicas).toBeGreaterThanOrEqual(pool.burstMinReplicas);
  expect(pool.fallbackReplicas).toBeLessThanOrEqual(pool.burstMaxReplicas);
});

test('more load never means fewer replicas', () => {
  const rate = fc.double({ min: 0.1, max: 1000, noNaN: true });
  fc.assert(
    fc.property(rate, rate, (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const less = firstPool(rates(low / 2, low, low * 2));
      const more = firstPool(rates(high / 2, high, high * 2));
      expect(more.baseReplicas).toBeGreaterThanOrEqual(less.baseReplicas);
      expect(more.baseReplicas + more.burstMinReplicas).toBeGreaterThanOrEqual(
        less.baseReplicas + less.burstMinReplicas,
      );
      expect(more.baseReplicas + more.burstMaxReplicas).toBeGreaterThanOrEqual(
        less.baseReplicas + less.burstMaxReplicas,
      );
    }),
    { numRuns: 50 },
  );
});

test('a model without burst types is all base, up to its peak', () => {
  const pool = firstPool((draft) => {
    draft.models.chat.instances.burst = [];
  });
  expect(pool).toMatchObject({ baseReplicas: 10, burstMinReplicas: 0, burstMaxReplicas: 0, headroomReplicas: 0 });
});

test('what the blueprint overrides is kept', () => {
  const pool = firstPool((draft) => {
    draft.capacity = {
      overrides: [{ model: 'chat', region: 'eu-north-1', baseReplicas: 4, burstMinReplicas: 1, burstMaxReplicas: 2 }],
    };
  });
  expect(pool).toMatchObject({ baseReplicas: 4, burstMinReplicas: 1, burstMaxReplicas: 2 });
});

test('three node pools a class; on-demand may take the base that is not reserved and all of burst', () => {
  const plan = planOf((draft) => {
    draft.capacity = {
      reservations: [{ id: 'cr-0123456789abcdef0', region: 'eu-north-1', instanceType: 'g6e.4xlarge', instances: 1 }],
    };
  });
  const limits = (region: string) =>
    Object.fromEntries(
      plan.nodePools.filter((pool) => pool.region === region).map((pool) => [pool.capacityType, pool.maxNodes]),
    );
  // base 2, burst.max 8 and one pause pod, one GPU a node
  expect(limits('eu-north-1')).toEqual({ reserved: 1, spot: 9, 'on-demand': 10 });
  expect(limits('eu-south-2')).toEqual({ reserved: 0, spot: 9, 'on-demand': 11 });
});

test('a limit of the blueprint is kept', () => {
  const plan = planOf((draft) => {
    draft.capacity = { nodePoolLimits: { 'l40s-spot': 3 } };
  });
  expect(plan.nodePools.filter((pool) => pool.capacityType === 'spot').map((pool) => pool.maxNodes)).toEqual([3, 3]);
});
