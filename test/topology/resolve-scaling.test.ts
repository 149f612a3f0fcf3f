import { createContext, Script } from 'node:vm';
import fc from 'fast-check';
import { parseBlueprint } from '#blueprint';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { type Burst, type ModelPool, resolveTopology, type Scaling } from '#topology';
import { shippedRegions } from './shipped-topologies';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

interface Scaled {
  readonly base: number;
  readonly burst: Burst;
  readonly scaling: Scaling;
}

function scaledPools(pools: readonly ModelPool[]): Scaled[] {
  return pools.flatMap(({ base, burst, scaling }) =>
    burst === null || scaling === null ? [] : [{ base: base.replicas, burst, scaling }],
  );
}

const shipped = shippedRegions.flatMap(([place, region]) =>
  scaledPools(region.modelPools).map((scaled) => ({ title: `${place} ${scaled.scaling.scaler}`, ...scaled })),
);

interface Load {
  readonly queue: number;
  readonly waiting: number;
  readonly running: number;
}

const load = fc.record({ queue: fc.nat(5000), waiting: fc.nat(2000), running: fc.nat(3000) });

const scripts = new Map<string, (values: Readonly<Record<string, number>>) => number>();

/** The formula as a function of its triggers. */
function compiled(formula: string) {
  const known = scripts.get(formula);
  if (known !== undefined) return known;
  const context = createContext({ max: Math.max });
  const script = new Script(formula);
  const run = (values: Readonly<Record<string, number>>): number => script.runInContext(Object.assign(context, values));
  scripts.set(formula, run);
  return run;
}

/** What the formula says; schedules are those in force. */
function metric({ formula, schedules }: Scaling, seen: Load, inForce: readonly string[] = []): number {
  const minimums = schedules.map(({ name, replicas }) => [name, inForce.includes(name) ? replicas : 0]);
  return compiled(formula)({ ...seen, ...Object.fromEntries(minimums) });
}

/**
 * What the HPA of Kubernetes 1.35 makes of it (pkg/controller/podautoscaler, external metric, AverageValue): nothing while the metric
 * is within the tolerance of what runs, up and down; else the metric, rounded up; between the bounds.
 */
function hpa({ burst, scaling }: Scaled, replicas: number, value: number): number {
  const ratio = value / scaling.target / replicas;
  const settled = ratio >= 1 - defaultTolerance && ratio <= 1 + scaling.up.tolerance;
  const wanted = settled ? replicas : Math.ceil(value / scaling.target);
  return Math.min(burst.maxReplicas, Math.max(burst.minReplicas, wanted));
}

const defaultTolerance = 0.1;

/** The rule in words: what demand needs less the base, between the bounds. */
function wanted({ base, burst, scaling }: Scaled, { queue, waiting, running }: Load): number {
  const demand = running / scaling.runningPerReplica + (queue + waiting) / scaling.queuePerReplica;
  return Math.min(burst.maxReplicas, Math.max(burst.minReplicas, Math.ceil(demand - base - 1e-9)));
}

describe.each(shipped)('$title', (scaled) => {
  const { burst, scaling } = scaled;
  const current = fc.integer({ min: burst.minReplicas, max: burst.maxReplicas });

  test('burst becomes what demand needs less the base, between its bounds, from wherever it stands', () => {
    fc.assert(
      fc.property(load, current, (seen, replicas) => {
        const becomes = hpa(scaled, replicas, metric(scaling, seen));
        expect(becomes).toBeGreaterThanOrEqual(wanted(scaled, seen));
        // on the way down the HPA leaves a tenth standing
        if (becomes !== replicas) expect(becomes).toBe(wanted(scaled, seen));
      }),
      { numRuns: 50 },
    );
  });

  test('without load it comes down to its minimum, and the HPA never sees a figure below 0', () => {
    fc.assert(
      fc.property(load, current, (seen, replicas) => {
        expect(metric(scaling, seen)).toBeGreaterThanOrEqual(0);
        expect(hpa(scaled, replicas, metric(scaling, { queue: 0, waiting: 0, running: 0 }))).toBe(burst.minReplicas);
      }),
      { numRuns: 20 },
    );
  });

  test('more load never means fewer replicas, and a request counts the same wherever it waits', () => {
    fc.assert(
      fc.property(load, load, fc.nat(100), (seen, more, moved) => {
        const sum = {
          queue: seen.queue + more.queue,
          waiting: seen.waiting + more.waiting,
          running: seen.running + more.running,
        };
        expect(metric(scaling, sum)).toBeGreaterThanOrEqual(metric(scaling, seen));
        const queued = { ...seen, queue: seen.queue + moved };
        const handedOver = { ...seen, waiting: seen.waiting + moved };
        expect(metric(scaling, queued)).toBe(metric(scaling, handedOver));
      }),
      { numRuns: 30 },
    );
  });

  test('blind, it falls back to a figure of burst that no schedule exceeds', () => {
    const { fallback, schedules } = scaling;
    const least = Math.max(burst.minReplicas, ...schedules.map(({ replicas }) => replicas));
    expect(fallback.replicas).toBeGreaterThanOrEqual(least);
    expect(fallback.replicas).toBeLessThanOrEqual(burst.maxReplicas);
  });

  test('a schedule lifts the minimum, by no more than itself', () => {
    for (const { name, replicas } of scaling.schedules) {
      const idle = metric(scaling, { queue: 0, waiting: 0, running: 0 }, [name]);
      for (let from = burst.minReplicas; from <= replicas; from += 1) expect(hpa(scaled, from, idle)).toBe(replicas);
    }
  });

  test('no query answers for what is not there', () => {
    for (const { query, emptyIsZero } of scaling.queries) {
      expect(emptyIsZero).toBe(false);
      expect(query).toMatch(/^sum\(/);
      expect(query).not.toContain('vector(');
    }
  });
});

test('the formula names each schedule of a daily curve once, beside the demand', () => {
  const [pool] =
    resolveTopology(
      parseBlueprint(
        minimalBlueprint((draft) => {
          draft.traffic.chat.eu.dailyCurve = hours.map((hour) => (hour === 9 || hour === 15 ? 1 : 0.1));
        }),
      ),
    ).jurisdictions[0]?.regions[0]?.modelPools ?? [];
  expect(pool?.scaling?.formula).toMatch(
    /^max\(running \/ \d+ \+ \(queue \+ waiting\) \/ \d+ - \d+, from09, from15, 0\)$/,
  );
  expect(pool?.scaling?.schedules.map(({ name }) => name)).toEqual(['from09', 'from15']);
});

test('the picker’s queue counts as empty only while the picker itself answers', () => {
  const [scaled] = scaledPools(shippedRegions[0]?.[1].modelPools ?? []);
  expect(scaled?.scaling.queries.map(({ name, query }) => [name, query])).toEqual([
    [
      'queue',
      'sum(llm_d_epp_flow_control_queue_size{meridian_internal_pool="chat-small"}) or 0 * count(llm_d_epp_flow_control_pool_saturation{meridian_internal_pool="chat-small"})',
    ],
    ['waiting', 'sum(vllm:num_requests_waiting{meridian_internal_pool="chat-small"})'],
    ['running', 'sum(vllm:num_requests_running{meridian_internal_pool="chat-small"})'],
  ]);
});
