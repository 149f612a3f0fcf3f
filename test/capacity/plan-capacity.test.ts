import fc from 'fast-check';
import { parseBlueprint } from '#blueprint';
import {
  estimatePool,
  type Finding,
  type PerformanceProfile,
  type PoolPlan,
  planCapacity,
  replicasFor,
  servedPerSecond,
  unloadedTtftMs,
} from '#capacity';
import { deployments } from '#regions';
import { chatModel, minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { testProfile } from '#test/capacity/test-profile';

// biome-ignore lint/suspicious/noExplicitAny: a change of any part of the draft
type Draft = any;

type Change = (draft: Draft) => void;

const unchanged: Change = () => undefined;

function planOf(change: Change = unchanged, profile: PerformanceProfile = testProfile()) {
  return planCapacity(parseBlueprint(minimalBlueprint(change)), () => profile);
}

function firstPool(...given: Parameters<typeof planOf>): PoolPlan {
  const [pool] = planOf(...given).pools;
  if (pool === undefined) throw new Error('the plan has no pool');
  return pool;
}

const rates =
  (p50: number, p95: number, peak: number): Change =>
  (draft) => {
    draft.traffic.chat.eu.requestsPerSecond = { p50, p95, peak };
  };

/** Severity and words of the findings of a rule. */
const ofRule = (findings: readonly Finding[], rule: Finding['rule']) =>
  findings.filter((finding) => finding.rule === rule).map(({ severity, message }) => ({ severity, message }));

describe('a pool', () => {
  test('is planned for its own P50, for P95 and peak with what a lost peer leaves it', () => {
    // one of two equal Regions lost: the other holds all of it
    const pool = firstPool();
    expect(pool.load).toEqual({ p50: 5, p95: 10, ownPeak: 20, warm: 20, peak: 40 });
    const need = (perSecond: number, networkMs: number) => replicasFor(pool.service, { perSecond, networkMs });
    expect(pool.peer).toEqual({ region: 'eu-south-2', rttMs: 38.6 });
    expect(pool.needed).toEqual({ p50: need(5, 0), p95: need(10, 0), warm: need(20, 38.6), peak: need(40, 38.6) });
  });

  test('spotShare of warm is burst.min, the rest base; the peak is burst.max', () => {
    const pool = firstPool(rates(10, 80, 160));
    const { warm, peak } = pool.needed;
    expect(pool.baseReplicas).toBe(warm - Math.floor(warm * 0.6));
    expect(pool.burstMinReplicas).toBe(Math.floor(warm * 0.6));
    expect(pool.burstMaxReplicas).toBe(peak - pool.baseReplicas);
  });

  test('base alone holds P50, however large the share of spot', () => {
    const pool = firstPool((draft) => {
      rates(100, 100, 100)(draft);
      draft.capacity = { spotShare: 1 };
    });
    expect(pool.baseReplicas).toBe(pool.needed.p50);
    expect(pool.burstMinReplicas).toBe(pool.needed.warm - pool.needed.p50);
  });

  test('without burst types it is all base, up to its peak', () => {
    const pool = firstPool((draft) => {
      draft.models.chat.instances.burst = [];
    });
    expect(pool).toMatchObject({
      baseReplicas: pool.needed.peak,
      burstMinReplicas: 0,
      burstMaxReplicas: 0,
      headroomReplicas: 0,
    });
    expect(pool.nodes).toMatchObject({ burstInstanceType: null, burstMin: 0, burstMax: 0, headroom: 0 });
  });

  test('its scaling constants follow from the batch and from what runs at the load it is sized for', () => {
    const pool = firstPool();
    expect(pool.runningPerReplica).toBe(pool.batch);
    expect(pool.targetRunningPerReplica).toBe(Math.floor(pool.estimate.runningMean));
    expect(pool.queuePerReplica).toBe(Math.floor(pool.batch / 4));
  });

  // 90 s node, 150 s image, 30 s weights, 90 s engine
  test('a new node serves after its start, the image, the weights and the engine', () => {
    expect(firstPool().warmUntilSeconds).toBe(360);
  });

  test('is sized on the slowest type on offer, with the smallest batch, and says so', () => {
    const blueprint = parseBlueprint(
      minimalBlueprint((draft) => {
        draft.models.chat.instances = { base: ['p5en.48xlarge'], burst: ['p5en.48xlarge', 'g6e.4xlarge'] };
      }),
    );
    const slow = testProfile({ decode: { alphaMs: 30, betaMs: 0.5, gammaMsPerToken: 0 } });
    const plan = planCapacity(blueprint, (_, type) => (type.gpu?.model === 'L40S' ? slow : testProfile()));
    const [pool] = plan.pools;
    expect(pool).toMatchObject({ sizedOn: 'g6e.4xlarge', profile: slow, nodes: { baseInstanceType: 'p5en.48xlarge' } });
    expect(ofRule(pool?.findings ?? [], 'slowest-type')).toHaveLength(1);
  });
});

const shipped = deployments.flatMap(({ blueprint }) => planCapacity(parseBlueprint(blueprint)).pools);

test.each(shipped)('$region $model: base holds P50, warm P95 with a lost peer, burst the peak', (pool) => {
  const { baseReplicas, burstMinReplicas, burstMaxReplicas, load, service, peer } = pool;
  const rttMs = peer?.rttMs ?? 0;
  const expectHeld = (replicas: number, perSecond: number, networkMs: number) => {
    const boundMs = Math.max(service.slo.ttft.boundMs, unloadedTtftMs(service, networkMs));
    const { total } = estimatePool(service, { replicas, perSecond, networkMs }).ttftMs;
    expect(total ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(boundMs * (1 + 1e-9));
  };
  expectHeld(baseReplicas, load.p50, 0);
  expectHeld(baseReplicas + burstMinReplicas, load.warm, rttMs);
  expectHeld(baseReplicas + burstMaxReplicas, load.peak, rttMs);
  expect(pool.slo.tpot?.isMet ?? true).toBe(true);
  // a bound that no number of replicas meets is said, never passed over
  const excuses = pool.findings.filter(({ rule }) => rule === 'ttft-prefill' || rule === 'peer-rtt');
  expect(pool.slo.ttft.isMet).toBe(excuses.length === 0);
  expect(burstMinReplicas).toBeGreaterThanOrEqual(1);
  expect(pool.fallbackReplicas).toBeGreaterThanOrEqual(burstMinReplicas);
  expect(pool.fallbackReplicas).toBeLessThanOrEqual(burstMaxReplicas);
});

describe('what cannot be met', () => {
  const only = (change: Change, profile: PerformanceProfile, rule: Finding['rule']) =>
    ofRule(firstPool(change, profile).findings, rule);

  test('175B parameters, 30 ms for the whole answer: the floor, and 30 ms a token instead', () => {
    // 175 GB of fp8 weights over 8 H100s at 3.35 TB/s: 6.53 ms a token
    const profile = testProfile({ tpotFloorMs: 6.53, decode: { alphaMs: 10, betaMs: 0.2, gammaMsPerToken: 0 } });
    const change: Change = (draft) => {
      draft.models.chat.architecture.parameters = 175e9;
      draft.models.chat.slo = { ttft: { boundMs: 30 } };
    };
    expect(only(change, profile, 'answer-floor')).toEqual([
      {
        severity: 'error',
        message:
          '30 ms for the whole answer is impossible on g6e.4xlarge: 600 tokens, each of which reads 175B parameters in at least 6.53 ms, ' +
          'take 4,331 ms at full memory bandwidth; nearest attainable bound 6,530 ms; 30 ms per output token (TPOT) is attainable',
      },
    ]);
  });

  test.each([
    [
      'a TPOT below the memory-bandwidth floor',
      (draft: Draft) => {
        draft.models.chat.slo.tpot.boundMs = 10;
      },
      testProfile(),
      'tpot-floor',
      'error',
      'TPOT of 10 ms is impossible on g6e.4xlarge: reading the active weights once takes 15 ms at full memory bandwidth; ' +
        'nearest attainable bound 21 ms, a request at a time; a larger batch needs more',
    ],
    [
      'a TPOT above the floor that a request alone misses',
      (draft: Draft) => {
        draft.models.chat.slo.tpot.boundMs = 20;
      },
      testProfile({ tpotError: 0.1 }),
      'tpot-bound',
      'error',
      'TPOT of 20 ms is missed on g6e.4xlarge by a request alone: 20.5 ms, 10 % error to expect; ' +
        'nearest attainable bound 23 ms, a request at a time; a larger batch needs more',
    ],
    [
      'a TTFT below the prefill of the P95 prompt',
      (draft: Draft) => {
        draft.models.chat.slo.ttft.boundMs = 300;
      },
      testProfile(),
      'ttft-prefill',
      'error',
      'TTFT of 300 ms is missed on g6e.4xlarge with nothing waiting: the prefill of the P95 prompt, 4,000 tokens, takes 420 ms; ' +
        'nearest attainable bound 441 ms',
    ],
    [
      'weights that do not fit',
      unchanged,
      testProfile({ kvCapacityTokens: 0 }),
      'weights-fit',
      'error',
      'the weights do not fit on g6e.4xlarge: the KV cache holds 0 tokens beside the weights, 4,600 are needed; ' +
        'more GPUs (parallelism), a smaller precision or an instance type with more memory',
    ],
    [
      'a peer farther away than the prefill leaves time for',
      (draft: Draft) => {
        draft.models.chat.slo.ttft.boundMs = 460;
      },
      testProfile(),
      'peer-rtt',
      'warning',
      'requests handed over from eu-south-2 miss a TTFT of 460 ms: the round trip takes 38.6 ms, the prefill leaves 19.5 ms',
    ],
  ] as const)('%s', (_, change, profile, rule, severity, message) => {
    expect(only(change, profile, rule)).toEqual([{ severity, message }]);
  });

  test('an override that is short: kept, and said of each load that it fails', () => {
    const pool = firstPool((draft) => {
      rates(40, 80, 160)(draft);
      draft.capacity = {
        overrides: [{ model: 'chat', region: 'eu-north-1', baseReplicas: 1, burstMinReplicas: 1, burstMaxReplicas: 2 }],
      };
    });
    expect(pool).toMatchObject({ baseReplicas: 1, burstMinReplicas: 1, burstMaxReplicas: 2 });
    const { p50, warm, peak } = pool.needed;
    const end = 'the queue grows without end';
    expect(ofRule(pool.findings, 'override-short').map(({ message }) => message)).toEqual([
      `base alone, 1 replicas by the override, falls short of P50, 20 requests/s: ${end}; ${p50} are needed`,
      `base and burst.min, 2 replicas by the override, falls short of P95 with the failover share, 80 requests/s: ${end}; ${warm} are needed`,
      `base and burst.max, 3 replicas by the override, falls short of the peak with the failover share, 160 requests/s: ${end}; ${peak} are needed`,
    ]);
    expect(pool.slo.ttft.isMet).toBe(false);
  });

  test('an override that is enough: kept, and nothing said', () => {
    const pool = firstPool((draft) => {
      draft.capacity = {
        overrides: [
          { model: 'chat', region: 'eu-north-1', baseReplicas: 50, burstMinReplicas: 1, burstMaxReplicas: 2 },
        ],
      };
    });
    expect(pool).toMatchObject({ baseReplicas: 50, burstMinReplicas: 1, burstMaxReplicas: 2 });
    expect(ofRule(pool.findings, 'override-short')).toEqual([]);
  });
});

describe('nodes', () => {
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
    const [north] = plan.pools;
    const base = north?.baseReplicas ?? 0;
    const burst = (north?.burstMaxReplicas ?? 0) + 1;
    // one GPU a node, one pause pod
    expect(limits('eu-north-1')).toEqual({ reserved: 1, spot: burst, 'on-demand': base - 1 + burst });
    expect(limits('eu-south-2')).toEqual({ reserved: 0, spot: burst, 'on-demand': base + burst });
    expect(north?.nodes).toMatchObject({ baseReserved: 1, baseOnDemand: base - 1 });
  });

  // 4 replicas of 2 GPUs would fit one node of 8; spread over three zones they take a node in each
  test('base is spread over the zones, also where fewer nodes would do', () => {
    const pool = firstPool((draft) => {
      draft.models.chat.parallelism = { tensor: 2 };
      draft.models.chat.instances = { base: ['p5en.48xlarge'], burst: ['p5en.48xlarge'] };
      draft.capacity = { overrides: [{ model: 'chat', region: 'eu-north-1', baseReplicas: 4 }] };
    });
    expect(pool.nodes.baseByZone).toEqual([
      { zone: 'eu-north-1a', nodes: 1 },
      { zone: 'eu-north-1b', nodes: 1 },
      { zone: 'eu-north-1c', nodes: 1 },
    ]);
    expect(pool.nodes.baseOnDemand).toBe(3);
  });

  test('a replica over two nodes takes two, each time', () => {
    const pool = firstPool((draft) => {
      draft.models.chat.parallelism = { tensor: 8, pipeline: 2 };
      draft.models.chat.instances = { base: ['p5en.48xlarge'], burst: [] };
    });
    expect(pool.nodesPerReplica).toBe(2);
    expect(pool.nodes.baseOnDemand).toBe(2 * pool.baseReplicas);
  });

  test('a limit of the blueprint is kept, and said to be too low', () => {
    const plan = planOf((draft) => {
      draft.capacity = { nodePoolLimits: { 'l40s-spot': 1 } };
    });
    expect(plan.nodePools.filter((pool) => pool.capacityType === 'spot').map((pool) => pool.maxNodes)).toEqual([1, 1]);
    const wanted = (plan.pools[0]?.nodes.burstMax ?? 0) + 1;
    expect(ofRule(plan.findings, 'node-limit-short')[0]).toEqual({
      severity: 'warning',
      message: `capacity.nodePoolLimits["l40s-spot"] of 1 nodes is below what the pools of eu-north-1 may need: ${wanted}`,
    });
  });
});

describe('for any blueprint', () => {
  const rate = fc.double({ min: 0.1, max: 2000, noNaN: true });

  test('more load never means fewer replicas', () => {
    fc.assert(
      fc.property(rate, rate, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const less = firstPool(rates(low / 2, low, low * 2));
        const more = firstPool(rates(high / 2, high, high * 2));
        const counts = (pool: PoolPlan) => [
          pool.baseReplicas,
          pool.baseReplicas + pool.burstMinReplicas,
          pool.baseReplicas + pool.burstMaxReplicas,
        ];
        const fewest = counts(less);
        for (const [index, count] of counts(more).entries()) expect(count).toBeGreaterThanOrEqual(fewest[index] ?? 0);
      }),
      { numRuns: 40 },
    );
  });

  test('losing a Region never raises what is served, and warm replicas serve all of P95 without it', () => {
    fc.assert(
      fc.property(rate, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (perSecond, share) => {
        const { pools } = planOf((draft) => {
          rates(perSecond / 2, perSecond, perSecond * 2)(draft);
          draft.traffic.chat.eu.regionShare = { 'eu-north-1': share, 'eu-south-2': 1 - share };
        });
        const none = servedPerSecond(pools, new Set());
        for (const { region } of pools) {
          const without = servedPerSecond(pools, new Set([region]));
          expect(without).toBeLessThanOrEqual(none);
          expect(without).toBeGreaterThanOrEqual(perSecond * (1 - 1e-5));
        }
        expect(servedPerSecond(pools, new Set(pools.map(({ region }) => region)))).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  test('no figure of a plan is NaN or infinite', () => {
    const tokens = fc
      .tuple(fc.double({ min: 0, max: 16_000, noNaN: true }), fc.double({ min: 1, max: 6, noNaN: true }))
      .map(([mean, factor]) => ({ mean, p95: Math.min(16_000, mean * factor) }));
    const ms = fc.double({ min: 0.001, max: 600_000, noNaN: true });
    const profile = fc.record({
      prefillTokensPerSecond: fc.double({ min: 1, max: 1e7, noNaN: true }),
      kvCapacityTokens: fc.integer({ min: 0, max: 1e7 }),
      tpotFloorMs: fc.double({ min: 0, max: 1000, noNaN: true }),
      tpotError: fc.double({ min: 0, max: 2, noNaN: true }),
    });
    const finite = (value: unknown): boolean =>
      typeof value === 'number'
        ? Number.isFinite(value)
        : typeof value !== 'object' || value === null || Object.values(value).every(finite);
    fc.assert(
      fc.property(
        fc.record({ rate: fc.double({ min: 1e-9, max: 1e7, noNaN: true }), prompt: tokens, completion: tokens }),
        fc.record({ ttft: ms, tpot: fc.option(ms), percentile: fc.constantFrom(50, 90, 95, 99, 99.9) }),
        profile,
        (traffic, slo, change) => {
          const plan = planOf((draft) => {
            rates(0, traffic.rate, traffic.rate)(draft);
            draft.traffic.chat.eu.promptTokens = traffic.prompt;
            draft.traffic.chat.eu.completionTokens = traffic.completion;
            draft.models.chat.slo = {
              ttft: { boundMs: slo.ttft, percentile: slo.percentile },
              tpot: slo.tpot === null ? null : { boundMs: slo.tpot, percentile: slo.percentile },
            };
          }, testProfile(change));
          expect(finite(plan)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('an unknown pool is in no plan, and every pool is planned once', () => {
    const names = Array.from({ length: 40 }, (_, index) => `m${index}`);
    const plan = planOf((draft) => {
      const traffic = draft.traffic.chat;
      draft.models = Object.fromEntries(names.map((name) => [name, chatModel()]));
      draft.traffic = Object.fromEntries(names.map((name) => [name, traffic]));
    });
    expect(plan.pools.map((pool) => `${pool.region} ${pool.model}`)).toEqual(
      ['eu-north-1', 'eu-south-2'].flatMap((region) => names.map((name) => `${region} ${name}`)),
    );
  });
});
