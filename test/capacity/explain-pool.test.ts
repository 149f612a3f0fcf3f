import { parseBlueprint } from '#blueprint';
import { type ExplainedLine, explainPool, type PoolPlan, planCapacity } from '#capacity';
import { deployments } from '#regions';
import { byHand } from './by-hand';

const pools = deployments.flatMap(({ name, blueprint: input }) => {
  const blueprint = parseBlueprint(input);
  return planCapacity(blueprint).pools.map((pool) => ({
    title: `${name} ${pool.region}/${pool.model}`,
    pool,
    lines: new Map(
      explainPool(blueprint, pool).sections.flatMap(({ lines }) => lines.map((line) => [line.name, line])),
    ),
  }));
});

test.each(pools)('$title: the explanation ends at the figures of the plan', ({ pool, lines }) => {
  expect(figures(lines, ['batch', 'most of a replica', 'base', 'TTFT', 'utilisation', 'base nodes'])).toEqual({
    batch: pool.batch,
    'most of a replica': pool.replicaRatePerSecond,
    base: pool.baseReplicas,
    TTFT: pool.ttftEstimateMs.total,
    utilisation: pool.utilisation,
    'base nodes': pool.nodes.baseOnDemand + pool.nodes.baseReserved,
  });
  expect(lines.get('TPOT')?.result ?? null).toEqual(pool.tpotEstimateMs);
  expect(burst(pool)).toEqual([lines.get('burst.min')?.result, lines.get('burst.max')?.result]);
});

function burst({ burstMinReplicas, burstMaxReplicas }: PoolPlan) {
  return [burstMinReplicas, burstMaxReplicas];
}

function figures(lines: ReadonlyMap<string, ExplainedLine>, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, lines.get(name)?.result]));
}

test.each(pools)(
  '$title: every line that is plain arithmetic comes out as it says, worked out by hand',
  ({ lines }) => {
    const checked = [...lines.values()].flatMap(({ name, inputs, result }) => {
      const value = byHand(inputs);
      return value === null || typeof result !== 'number' ? [] : [{ name, value, result }];
    });
    expect(checked.length).toBeGreaterThanOrEqual(10);
    // the inputs have five digits, and a difference of them fewer
    expect(checked.filter(({ value, result }) => !(Math.abs(value - result) <= 5e-4 * Math.abs(result)))).toEqual([]);
  },
);
