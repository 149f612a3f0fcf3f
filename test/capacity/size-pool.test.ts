import fc from 'fast-check';
import { parseBlueprint } from '#blueprint';
import {
  estimatePool,
  heldPerSecond,
  largestBatch,
  type PerformanceProfile,
  type PoolService,
  poolService,
  replicasFor,
  saturationPerSecond,
  slotSeconds,
  tokenCv2,
  tokenMs,
  tokenMsAtPercentile,
} from '#capacity';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { testProfile } from '#test/capacity/test-profile';

// biome-ignore lint/suspicious/noExplicitAny: a change of any part of the draft
type Draft = any;

type Change = (draft: Draft) => void;

const unchanged: Change = () => undefined;

/** The chat model of the smallest blueprint, a request at a time. */
function aloneOf(change: Change = unchanged, profile: PerformanceProfile = testProfile()): PoolService {
  const { models, traffic } = parseBlueprint(minimalBlueprint(change));
  const model = models.chat;
  const ofModel = traffic.chat?.eu;
  if (model === undefined || ofModel === undefined) throw new Error('the blueprint has no model "chat"');
  return poolService(model, ofModel, profile);
}

/** The service at its largest batch. */
function serviceOf(...given: Parameters<typeof aloneOf>): PoolService {
  const alone = aloneOf(...given);
  return { ...alone, batch: largestBatch(alone, 64).batch };
}

const fixedLengths: Change = (draft) => {
  draft.traffic.chat.eu.promptTokens = { mean: 1000, p95: 1000 };
  draft.traffic.chat.eu.completionTokens = { mean: 200, p95: 200 };
};

const atOnce: Change = (draft) => {
  draft.models.chat.task = 'embed';
  draft.models.chat.slo.tpot = null;
  draft.traffic.chat.eu.completionTokens = { mean: 1, p95: 1 };
};

describe('lengths', () => {
  test.each([
    ['all alike', 500, 500, 0],
    ['P95 three times the mean: s = 0.932', 100, 300, 1.38],
    ['none', 0, 0, 0],
  ])('%s: the squared coefficient of variation of a lognormal', (_, mean, p95, cv2) => {
    expect(tokenCv2({ mean, p95 }, 1e7)).toBeCloseTo(cv2, 1);
  });

  test('the context cuts the tail off, also where no lognormal fits', () => {
    expect(tokenCv2({ mean: 1100, p95: 4400 }, 1e7)).toBeGreaterThan(12);
    expect(tokenCv2({ mean: 1100, p95: 4400 }, 16_384)).toBeCloseTo(3.6, 1);
  });
});

describe('a slot', () => {
  // 1,000 tokens: 20 + 100 ms; at batch 10 a step is 25 ms and each token pays 9 x 100 ms / 200 of the others' prefills
  test('holds a request for its prefill and its further tokens at the TPOT of the batch in force', () => {
    const service = aloneOf(fixedLengths);
    expect(tokenMs(service, 10)).toBeCloseTo(25 + 4.5, 12);
    expect(slotSeconds(service, 10)).toBeCloseTo(0.12 + 199 * 0.0295, 12);
    expect(slotSeconds(service, 1)).toBeCloseTo(0.12 + 199 * 0.0205, 12);
  });

  test('is slower by the error that the profile expects of its TPOT', () => {
    const service = aloneOf(fixedLengths, testProfile({ tpotError: 0.1 }));
    expect(slotSeconds(service, 10)).toBeCloseTo(0.12 + 199 * 0.0295 * 1.1, 12);
  });

  // variance: 9 other requests in 5.9905 s, 29.5 ms, (100 ms)², / 200
  test('pays more than its share of prefills at a high percentile', () => {
    const service = aloneOf(fixedLengths);
    const deviation = Math.sqrt((9 / (slotSeconds(service, 10) * 1000)) * 29.5 * 100 ** 2 * (1 / 200));
    expect(tokenMsAtPercentile(service, 10, 95)).toBeCloseTo(29.5 + 1.645 * deviation, 2);
    expect(tokenMsAtPercentile(service, 10, 50)).toBeCloseTo(29.5, 3);
  });

  // 400 tokens: 20 ms and 40 ms each; 3 in a replica: 2 in the pass, 100 ms, 1.5 passes
  test('of a model that answers at once shares the overhead of its pass', () => {
    const service = aloneOf((draft) => {
      atOnce(draft);
      draft.traffic.chat.eu.promptTokens = { mean: 400, p95: 400 };
    });
    expect(slotSeconds(service, 1)).toBeCloseTo(0.06, 12);
    expect(slotSeconds(service, 3)).toBeCloseTo(0.15, 12);
  });
});

describe('the largest batch', () => {
  test.each([
    ['the engine’s maxSequences', 1_000_000, 64, 'engine'],
    ['the KV cache at P95 lengths: 23,000 tokens of 4,000 + 600', 23_000, 5, 'kv-cache'],
  ])('%s', (_, kvCapacityTokens, batch, limit) => {
    const alone = aloneOf((draft) => {
      draft.models.chat.slo.tpot.boundMs = 1000;
    }, testProfile({ kvCapacityTokens }));
    expect(largestBatch(alone, 64)).toEqual({ batch, limit });
  });

  test('the TPOT at its percentile, with the error to expect: one more would miss it', () => {
    const alone = aloneOf(undefined, testProfile({ tpotError: 0.05 }));
    const { batch, limit } = largestBatch(alone, 64);
    expect(limit).toBe('tpot');
    expect(tokenMsAtPercentile(alone, batch, 95) * 1.05).toBeLessThanOrEqual(40);
    expect(tokenMsAtPercentile(alone, batch + 1, 95) * 1.05).toBeGreaterThan(40);
  });

  test('one, where even a request alone misses the bound, or the weights do not fit', () => {
    const tooStrict = aloneOf((draft) => {
      draft.models.chat.slo.tpot.boundMs = 5;
    });
    expect(largestBatch(tooStrict, 64)).toEqual({ batch: 1, limit: 'tpot' });
    expect(largestBatch(aloneOf(undefined, testProfile({ kvCapacityTokens: 0 })), 64).batch).toBe(1);
  });
});

describe('an estimate', () => {
  test('a replica under hardly any load: one request runs, nothing waits', () => {
    const service = serviceOf(fixedLengths);
    const { ttftMs, tpotMs, utilisation } = estimatePool(service, { replicas: 1, perSecond: 1e-6, networkMs: 10 });
    // the end of a step, 20.5 ms, and the prefill, 120 ms
    expect(ttftMs).toEqual({ queue: 0, prefill: 140.5, network: 10, total: 150.5 });
    expect(tpotMs).toBeCloseTo(20.5, 6);
    expect(utilisation).toBeLessThan(1e-5);
  });

  test('more than it completes: the queue grows without end, and nothing is infinite', () => {
    const service = serviceOf();
    const load = { replicas: 2, perSecond: 2.01 * saturationPerSecond(service), networkMs: 0 };
    const estimate = estimatePool(service, load);
    expect(estimate.ttftMs).toMatchObject({ queue: null, total: null });
    expect(estimate.waitProbability).toBe(1);
    expect(estimate.tpotMs).toBeCloseTo(tokenMsAtPercentile(service, service.batch, 95), 12);
  });

  test('without a replica there is no utilisation', () => {
    expect(estimatePool(serviceOf(), { replicas: 0, perSecond: 1, networkMs: 0 })).toMatchObject({
      utilisation: null,
      ttftMs: { total: null },
    });
  });
});

describe('replicas', () => {
  const rate = fc.double({ min: 0, max: 3000, noNaN: true });
  const shapes = fc.constantFrom<Change>(unchanged, fixedLengths, atOnce);

  test('the least that hold the bound: one fewer does not', () => {
    fc.assert(
      fc.property(rate, shapes, (perSecond, shape) => {
        const service = serviceOf(shape);
        const replicas = replicasFor(service, { perSecond, networkMs: 0 });
        const total = (count: number) =>
          estimatePool(service, { replicas: count, perSecond, networkMs: 0 }).ttftMs.total ?? Number.POSITIVE_INFINITY;
        expect(total(replicas)).toBeLessThanOrEqual(service.slo.ttft.boundMs * (1 + 1e-9));
        if (replicas > 1) expect(total(replicas - 1)).toBeGreaterThan(service.slo.ttft.boundMs);
      }),
      { numRuns: 60 },
    );
  });

  test('more load never means fewer', () => {
    fc.assert(
      fc.property(rate, rate, shapes, (one, other, shape) => {
        const service = serviceOf(shape);
        const less = replicasFor(service, { perSecond: Math.min(one, other), networkMs: 0 });
        expect(replicasFor(service, { perSecond: Math.max(one, other), networkMs: 0 })).toBeGreaterThanOrEqual(less);
      }),
      { numRuns: 100 },
    );
  });

  test('a looser SLO never means more, whether it can be met or not', () => {
    const bound = fc.double({ min: 1, max: 5000, noNaN: true });
    const tpot = fc.double({ min: 1, max: 200, noNaN: true });
    fc.assert(
      fc.property(rate, shapes, bound, bound, tpot, tpot, (perSecond, shape, ttft1, ttft2, tpot1, tpot2) => {
        const withBounds = (ttftMs: number, tpotMs: number) =>
          replicasFor(
            serviceOf((draft) => {
              draft.models.chat.slo = { ttft: { boundMs: ttftMs }, tpot: { boundMs: tpotMs } };
              shape(draft);
            }),
            { perSecond, networkMs: 0 },
          );
        const strict = withBounds(Math.min(ttft1, ttft2), Math.min(tpot1, tpot2));
        expect(withBounds(Math.max(ttft1, ttft2), Math.min(tpot1, tpot2))).toBeLessThanOrEqual(strict);
        expect(withBounds(Math.min(ttft1, ttft2), Math.max(tpot1, tpot2))).toBeLessThanOrEqual(strict);
      }),
      { numRuns: 100 },
    );
  });

  test('what they hold needs no more of them, and grows with them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), shapes, (replicas, shape) => {
        const service = serviceOf(shape);
        const held = heldPerSecond(service, { replicas, networkMs: 0 });
        expect(held).toBeGreaterThan(0);
        expect(replicasFor(service, { perSecond: held, networkMs: 0 })).toBeLessThanOrEqual(replicas);
        expect(heldPerSecond(service, { replicas: replicas + 1, networkMs: 0 })).toBeGreaterThanOrEqual(held);
      }),
      { numRuns: 40 },
    );
  });

  test('at most what saturation allows: counting every slot at the speed of a request alone would overstate it', () => {
    const service = serviceOf();
    const alone = service.batch / slotSeconds(service, 1);
    expect(saturationPerSecond(service)).toBeLessThan(0.8 * alone);
    expect(heldPerSecond(service, { replicas: 4, networkMs: 0 })).toBeLessThan(4 * saturationPerSecond(service));
  });
});
