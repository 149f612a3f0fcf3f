import fc from 'fast-check';
import { type CostPlan, costLevels, type NodeGroup, planCost, type RegionCostInput } from '#capacity/cost';
import { emptyRegion, nodeGroup, statedPrices } from './cost-fixture';

const amount = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true }), fc.nat(1000));
const usd = fc.double({ min: 0, max: 200, noNaN: true });
const types = ['gpu.small', 'gpu.large', 'gpu.unknown'];

const group: fc.Arbitrary<NodeGroup> = fc.record({
  model: fc.constantFrom('chat', 'embed', null),
  instanceType: fc.constantFrom(...types),
  purchase: fc.constantFrom('reserved', 'on-demand', 'spot'),
  nodes: fc.record({ ownP95: amount, warm: amount, peak: amount }),
  volumeGiBPerNode: amount,
});

const traffic = (model: string) =>
  fc.record({
    model: fc.constant(model),
    requestsPerSecond: fc.record({ p50: amount, p95: amount, peak: amount }),
    plannedPeakPerSecond: amount,
    dailyCurve: fc.option(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 24, maxLength: 24 })),
    promptTokensMean: amount,
    completionTokensMean: amount,
    requestBytes: amount,
    answerBytes: amount,
  });

function amounts<T extends object>(parts: T): fc.Arbitrary<T> {
  const numbers = Object.keys(parts).filter((key) => typeof parts[key as keyof T] === 'number');
  return fc
    .record(
      Object.fromEntries(
        numbers.map((key) => [key, key === 'peerShare' ? fc.double({ min: 0, max: 1, noNaN: true }) : amount]),
      ),
    )
    .map((drawn) => ({ ...parts, ...drawn }));
}

const empty = emptyRegion();

const region = (name: string): fc.Arbitrary<RegionCostInput> =>
  fc
    .record({
      nodes: fc.array(group, { maxLength: 6 }),
      traffic: fc.tuple(traffic('chat'), traffic('embed')),
      standing: amounts(empty.standing),
      storage: amounts(empty.storage),
      flows: amounts(empty.flows),
    })
    .map((parts) => emptyRegion({ region: name, jurisdiction: name.slice(0, 2), ...parts }));

const regions = fc.tuple(region('eu-north-1'), region('eu-south-2'), region('us-east-1'));

/** Half of the items have a price; spot of the large type may be missing. */
const book = fc
  .record({ small: fc.tuple(usd, usd), large: fc.tuple(usd, fc.option(usd)), item: usd })
  .map(({ small, large, item }) =>
    statedPrices({
      nodes: { 'gpu.small': small, 'gpu.large': large },
      services: {
        eksClusterHour: item,
        ebsGp3GBMonth: item,
        nlbLcuHour: item,
        logsIngestGB: item,
        internetOutGB: item,
      },
    }),
  );

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function closeTo(one: number, other: number): boolean {
  // a cent, or what double precision leaves of a very large sum
  return Math.abs(one - other) <= Math.max(0.01, Math.abs(one) * 1e-12);
}

test('no NaN, no Infinity anywhere', () => {
  fc.assert(
    fc.property(regions, book, (input, prices) => {
      const plan = planCost({ regions: input, budgetUsdPerMonth: 1 }, prices);
      expect(numbersIn(plan).filter((value) => !Number.isFinite(value))).toEqual([]);
    }),
  );
});

test('sums equal their lines to a cent, however they are grouped', () => {
  fc.assert(
    fc.property(regions, book, (input, prices) => {
      const { levels } = planCost({ regions: input, budgetUsdPerMonth: null }, prices);
      for (const { lines, unpriced, total, byRegion, byJurisdiction, byPart } of Object.values(levels)) {
        const month = lines.reduce((sum, line) => sum + line.usdPerMonth, 0);
        expect(closeTo(total.usdPerMonth, month)).toBe(true);
        for (const groups of [byRegion, byJurisdiction, byPart]) {
          const sum = groups.reduce((whole, part) => whole + part.usdPerMonth, 0);
          expect(closeTo(total.usdPerMonth, sum)).toBe(true);
          expect(groups.reduce((whole, part) => whole + part.unpricedLines, 0)).toBe(unpriced.length);
        }
      }
    }),
  );
});

test('the models bear all that is priced, no more and no less', () => {
  fc.assert(
    fc.property(regions, book, (input, prices) => {
      const { levels } = planCost({ regions: input, budgetUsdPerMonth: null }, prices);
      for (const { tokens, total } of Object.values(levels)) {
        const own = tokens.reduce((sum, price) => sum + price.ownUsdPerHour, 0);
        const hasTokens = tokens.some((price) => price.promptTokensPerHour + price.completionTokensPerHour > 0);
        if (own === 0 && !hasTokens) continue;
        const borne = own + tokens.reduce((sum, price) => sum + price.sharedUsdPerHour, 0);
        expect(closeTo(borne, total.usdPerHour)).toBe(true);
      }
    }),
  );
});

function totalsOf(plan: CostPlan): readonly number[] {
  return costLevels.map((level) => plan.levels[level].total.usdPerHour);
}

test('one node more at warm and at peak never costs less there', () => {
  fc.assert(
    fc.property(regions, group, book, ([first, ...others], added, prices) => {
      const more = { ...first, nodes: [...first.nodes, added] };
      const [warm = 0, , peak = 0] = totalsOf(
        planCost({ regions: [first, ...others], budgetUsdPerMonth: null }, prices),
      );
      const [moreWarm = 0, , morePeak = 0] = totalsOf(
        planCost({ regions: [more, ...others], budgetUsdPerMonth: null }, prices),
      );
      expect(moreWarm).toBeGreaterThanOrEqual(warm * (1 - 1e-12));
      expect(morePeak).toBeGreaterThanOrEqual(peak * (1 - 1e-12));
    }),
  );
});

test('nor does a larger burst, or a higher warm count, of a pool bought one way, at any level', () => {
  const counts = fc.record({ warm: fc.nat(50), peak: fc.nat(200), moreWarm: fc.nat(20), morePeak: fc.nat(20) });
  fc.assert(
    fc.property(counts, traffic('chat'), usd, ({ warm, peak, moreWarm, morePeak }, load, price) => {
      const prices = statedPrices({ nodes: { 'gpu.large': [price, price] } });
      const cost = (nodes: NodeGroup['nodes']) =>
        totalsOf(
          planCost(
            { regions: [emptyRegion({ nodes: [nodeGroup({ nodes })], traffic: [load] })], budgetUsdPerMonth: null },
            prices,
          ),
        );
      const before = cost({ ownP95: 0, warm, peak });
      const after = cost({ ownP95: 0, warm: warm + moreWarm, peak: peak + morePeak });
      after.forEach((usdPerHour, index) => {
        expect(usdPerHour).toBeGreaterThanOrEqual((before[index] ?? 0) * (1 - 1e-9));
      });
    }),
  );
});

test('warm never costs more than mean, nor mean than peak, in nodes', () => {
  fc.assert(
    fc.property(regions, book, (input, prices) => {
      const onlyNodes = input.map(({ region: name, jurisdiction, nodes, traffic: load }) =>
        emptyRegion({ region: name, jurisdiction, nodes, traffic: load }),
      );
      const [warm = 0, mean = 0, peak = 0] = totalsOf(
        planCost({ regions: onlyNodes, budgetUsdPerMonth: null }, prices),
      );
      expect(mean).toBeGreaterThanOrEqual(warm * (1 - 1e-12));
      expect(peak).toBeGreaterThanOrEqual(mean * (1 - 1e-12));
    }),
  );
});

test('spot is never dearer than all on-demand, unless its price is', () => {
  fc.assert(
    fc.property(regions, usd, fc.double({ min: 0, max: 1, noNaN: true }), (input, onDemand, part) => {
      const prices = statedPrices({
        nodes: { 'gpu.small': [onDemand, onDemand * part], 'gpu.large': [onDemand, null] },
      });
      const { levels } = planCost({ regions: input, budgetUsdPerMonth: null }, prices);
      for (const { saving } of Object.values(levels)) {
        expect(saving.savedUsdPerHour).toBeGreaterThanOrEqual(-1e-9 * saving.allOnDemandUsdPerHour);
      }
    }),
  );
});

test('the failover reserve never costs more than all that is warm', () => {
  fc.assert(
    fc.property(regions, book, (input, prices) => {
      const { failoverReserve, levels } = planCost({ regions: input, budgetUsdPerMonth: null }, prices);
      expect(failoverReserve.total.usdPerHour).toBeLessThanOrEqual(levels.warm.total.usdPerHour * (1 + 1e-12));
    }),
  );
});
