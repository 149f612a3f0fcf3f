import fc from 'fast-check';
import { type Blueprint, parseBlueprint } from '#blueprint';
import {
  caseBook,
  heldPerSecond,
  type PoolPlan,
  planCapacity,
  type Scenario,
  secondsToAskFor,
  type WhatIf,
  whatIf,
} from '#capacity';
import { deployments } from '#regions';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';

// biome-ignore lint/suspicious/noExplicitAny: a change of any part of the draft
type Change = (draft: any) => void;

const north = 'eu-north-1';
const south = 'eu-south-2';

function blueprintOf(change: Change = () => undefined): Blueprint {
  return parseBlueprint(minimalBlueprint(change));
}

function ask(scenarios: readonly Scenario[], change?: Change): WhatIf {
  const blueprint = blueprintOf(change);
  return whatIf(caseBook(blueprint, planCapacity(blueprint)), scenarios);
}

function poolOf({ pools }: WhatIf, region: string) {
  const pool = pools.find((one) => one.region === region);
  if (pool === undefined) throw new Error(`no pool in ${region}`);
  return pool;
}

function planned(region: string, change?: Change): PoolPlan {
  const pool = planCapacity(blueprintOf(change)).pools.find((one) => one.region === region);
  if (pool === undefined) throw new Error(`no pool in ${region}`);
  return pool;
}

/** What is served of all that is sent, over all Regions. */
function served({ pools }: WhatIf, when: 'before' | 'atOnce' | 'caughtUp'): number {
  return pools.reduce((sum, pool) => sum + pool[when].loadPerSecond - pool[when].shedPerSecond, 0);
}

function shed({ pools }: WhatIf): number {
  return pools.reduce((sum, pool) => sum + pool.atOnce.shedPerSecond, 0);
}

test('a lost Region hands its load to its peer, which was planned for it', () => {
  const outcome = ask([{ kind: 'region-loss', region: north }]);
  expect(poolOf(outcome, north)).toMatchObject({
    before: { loadPerSecond: 10 },
    atOnce: { loadPerSecond: 0, baseReplicas: 0, burstReplicas: 0 },
  });
  expect(poolOf(outcome, south)).toMatchObject({
    before: { loadPerSecond: 10, isMet: true },
    atOnce: { loadPerSecond: 20, shedPerSecond: 0, isMet: true },
    catchUpSeconds: 0,
  });
});

test('after the loss of all Regions everything is shed: nothing leaves the jurisdiction', () => {
  const outcome = ask([
    { kind: 'region-loss', region: north },
    { kind: 'region-loss', region: south },
  ]);
  expect({ served: served(outcome, 'atOnce'), shed: shed(outcome) }).toEqual({ served: 0, shed: 20 });
  expect(outcome.pools.map(({ catchUpSeconds }) => catchUpSeconds)).toEqual([null, null]);
});

test('a zone takes the odd replicas of base and of burst with it', () => {
  const { baseReplicas, burstMinReplicas } = planned(north);
  const { atOnce, caughtUp } = poolOf(ask([{ kind: 'az-loss', zone: 'eu-north-1a', region: north }]), north);
  expect(atOnce).toMatchObject({
    baseReplicas: baseReplicas - Math.ceil(baseReplicas / 3),
    burstReplicas: burstMinReplicas - Math.ceil(burstMinReplicas / 3),
  });
  expect(caughtUp).toMatchObject({ baseReplicas, burstReplicas: burstMinReplicas });
});

test('nodes take the replicas that share them, up to all there are', () => {
  const { baseReplicas, burstMinReplicas } = planned(north);
  const lose = (nodes: number) =>
    poolOf(ask([{ kind: 'node-loss', region: north, model: 'chat', nodes }]), north).atOnce;
  const left = (nodes: number) => lose(nodes).baseReplicas + lose(nodes).burstReplicas;
  expect(left(1)).toBe(baseReplicas + burstMinReplicas - 1);
  expect(left(10_000)).toBe(0);
});

test('a drought leaves base alone, until on-demand comes within its limit', () => {
  const plain = poolOf(ask([{ kind: 'spot-drought' }]), north);
  expect(plain.atOnce).toMatchObject({ baseReplicas: planned(north).baseReplicas, burstReplicas: 0 });
  expect(plain.caughtUp.burstReplicas).toBe(planned(north).burstMinReplicas);
  expect(plain.usdPerHourChange).toBeGreaterThan(0);
  const { baseOnDemand } = planned(north).nodes;
  const limited = ask([{ kind: 'spot-drought' }], (draft) => {
    draft.capacity = { nodePoolLimits: { 'l40s-on-demand': baseOnDemand + 1 } };
  });
  expect(poolOf(limited, north).caughtUp.burstReplicas).toBe(1);
});

test('no spot by choice: base is all of it, and dearer', () => {
  const outcome = poolOf(ask([{ kind: 'spot-share', share: 0 }]), north);
  expect(outcome.atOnce.baseReplicas).toBe(planned(north).needed.warm);
  expect(outcome.usdPerHourChange).toBeGreaterThan(0);
});

test('what a Region cannot serve goes to a peer that can', () => {
  const outcome = ask([{ kind: 'node-loss', region: north, model: 'chat', nodes: 10_000 }]);
  const [lost, helping] = [poolOf(outcome, north), poolOf(outcome, south)];
  expect(lost.atOnce).toMatchObject({ toPeersPerSecond: 10, shedPerSecond: 0 });
  expect(helping.atOnce.fromPeersPerSecond).toBe(10);
  expect(helping.atOnce.isMet).toBe(true);
});

/** A spike after which each Region's own load is a share of what its warm replicas hold of requests that come a way. */
function spikeTo(share: number, pool: PoolPlan, networkMs: number) {
  const replicas = pool.baseReplicas + pool.burstMinReplicas;
  const held = heldPerSecond(pool.service, { replicas, networkMs });
  return { held, spike: { kind: 'spike', factor: (share * held) / pool.load.p95 } as const };
}

const allNodes = (region: string): Scenario => ({ kind: 'node-loss', region, model: 'chat', nodes: 10_000 });

test('a peer takes what it holds with the round trip on top, no more; the rest is shed', () => {
  // a bound that the round trip takes a good part of
  const tight: Change = (draft) => {
    draft.models.chat.slo.ttft.boundMs = 450;
  };
  const pool = planned(south, tight);
  const { held, spike } = spikeTo(0.7, pool, pool.peer?.rttMs ?? 0);
  expect(held).toBeLessThan(spikeTo(0.7, pool, 0).held * 0.999);
  const outcome = ask([allNodes(north), spike], tight);
  const { atOnce } = poolOf(outcome, south);
  expect((atOnce.loadPerSecond + atOnce.fromPeersPerSecond) / held).toBeCloseTo(1, 4);
  expect(shed(outcome) / held).toBeCloseTo(0.4, 4);
});

test('two Regions that are short do not get the same spare replicas of the third', () => {
  const three: Change = (draft) => {
    draft.jurisdictions.eu.regions.push({
      name: 'eu-central-1',
      zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
      cidr: '10.2.0.0/16',
    });
  };
  const pool = planned('eu-central-1', three);
  const { held, spike } = spikeTo(0.6, pool, 0);
  const outcome = ask([allNodes(north), allNodes(south), spike], three);
  const { atOnce } = poolOf(outcome, 'eu-central-1');
  expect(atOnce.loadPerSecond + atOnce.fromPeersPerSecond).toBeLessThanOrEqual(held * (1 + 1e-5));
  expect(atOnce.isMet).toBe(true);
});

test.each([
  ['what is there', 4, 4, 0],
  ['fewer', 2, 4, 0],
  ['two more, at the first step', 6, 4, 15],
  ['half again, at the first step', 15, 10, 15],
  ['more than that, a minute later', 16, 10, 75],
  ['ten times: half again each minute', 40, 4, 15 + 5 * 60],
])('the autoscaler asks for %s', (_, wanted, current, seconds) => {
  expect(secondsToAskFor(wanted, current)).toBe(seconds);
});

test('a spike beyond burst.max never catches up; one within does, after node, image, weights and engine', () => {
  const pool = planned(north);
  const within = poolOf(ask([{ kind: 'spike', factor: (pool.load.peak / pool.load.p95) * 0.95 }]), north);
  expect(within.caughtUp.shedPerSecond).toBe(0);
  expect(within.catchUpSeconds).toBeGreaterThanOrEqual(pool.warmUp.totalSeconds + 15);
  expect(poolOf(ask([{ kind: 'spike', factor: 100 }]), north).catchUpSeconds).toBeNull();
});

/** The European part of what ships: five models in two Regions. */
const production = parseBlueprint(deployments.find(({ name }) => name === 'production')?.blueprint);
const shipped: Blueprint = {
  ...production,
  jurisdictions: { eu: known(production.jurisdictions.eu) },
  traffic: Object.fromEntries(
    Object.entries(production.traffic).map(([model, places]) => [model, { eu: known(places.eu) }]),
  ),
};
const shippedBook = caseBook(shipped, planCapacity(shipped));
const regions = Object.values(shipped.jurisdictions).flatMap((jurisdiction) => jurisdiction.regions);

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('production has no such part');
  return value;
}

const scenario: fc.Arbitrary<Scenario> = fc.oneof(
  fc.constantFrom(...regions).map(({ name: region }): Scenario => ({ kind: 'region-loss', region })),
  fc
    .constantFrom(...regions)
    .map(({ name: region, zones: [zone = ''] }): Scenario => ({ kind: 'az-loss', zone, region })),
  fc
    .record({ pool: fc.constantFrom(...shippedBook.plan.pools), nodes: fc.integer({ min: 1, max: 9 }) })
    .map(({ pool: { region, model }, nodes }): Scenario => ({ kind: 'node-loss', region, model, nodes })),
  fc.constant<Scenario>({ kind: 'spot-drought' }),
);
const scenarios = fc.array(scenario, { maxLength: 3 });

test('losing a Region never raises what is served, whatever else happens', () => {
  fc.assert(
    fc.property(scenarios, fc.constantFrom(...regions), (others, { name: region }) => {
      const without = whatIf(shippedBook, others);
      const withLoss = whatIf(shippedBook, [...others, { kind: 'region-loss', region }]);
      expect(served(withLoss, 'atOnce')).toBeLessThanOrEqual(served(without, 'atOnce') * (1 + 1e-4));
    }),
    { numRuns: 60 },
  );
});

test('a larger spike never sheds less', () => {
  const factor = fc.double({ min: 0.5, max: 8, noNaN: true });
  fc.assert(
    fc.property(scenarios, factor, factor, (others, one, other) => {
      const at = (value: number) => shed(whatIf(shippedBook, [...others, { kind: 'spike', factor: value }]));
      expect(at(Math.max(one, other))).toBeGreaterThanOrEqual(at(Math.min(one, other)) * (1 - 1e-4) - 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('no figure is NaN or infinite, and nothing is served that was not sent', () => {
  fc.assert(
    fc.property(scenarios, fc.double({ min: 0.001, max: 1000, noNaN: true }), (others, factor) => {
      const outcome = whatIf(shippedBook, [...others, { kind: 'spike', factor }]);
      const text = JSON.stringify(outcome, (_, value) => {
        if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value}`);
        return value;
      });
      expect(text).toContain('spike');
      for (const { atOnce } of outcome.pools) {
        expect(atOnce.shedPerSecond).toBeLessThanOrEqual(atOnce.loadPerSecond * (1 + 1e-9));
        expect(
          Math.min(atOnce.shedPerSecond, atOnce.toPeersPerSecond, atOnce.fromPeersPerSecond),
        ).toBeGreaterThanOrEqual(0);
      }
      const sent = outcome.pools.reduce((sum, { atOnce }) => sum + atOnce.toPeersPerSecond, 0);
      const taken = outcome.pools.reduce((sum, { atOnce }) => sum + atOnce.fromPeersPerSecond, 0);
      expect(sent).toBeCloseTo(taken, 6);
    }),
    { numRuns: 60 },
  );
});
