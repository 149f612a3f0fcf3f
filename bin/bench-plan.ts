import { type Blueprint, parseBlueprint } from '#blueprint';
import { caseBook, planCapacity, scenarioMatrix } from '#capacity';
import { deployments } from '#regions';
import { textTable } from '#report';

const counts = [10, 100, 1000];

/** `npm run bench:plan [-- ROUNDS]`: time to plan, and to plan with every what-if, by the number of pools; the least of some rounds. */
function main(rounds: number): void {
  const timed = counts.map((pools) => {
    const blueprint = withPools(pools);
    const planMs = least(rounds, () => planCapacity(blueprint));
    const plan = planCapacity(blueprint);
    const matrixMs = least(rounds, () => scenarioMatrix(caseBook(blueprint, plan)));
    return { pools: plan.pools.length, planMs, matrixMs };
  });
  const rows = timed.map(({ pools, planMs, matrixMs }) => [
    pools,
    ...[planMs, planMs / pools, matrixMs, matrixMs / pools].map((value) => value.toFixed(3)),
  ]);
  process.stdout.write(
    `Planning, least of ${rounds} rounds in one process\n\n` +
      `${textTable(['pools', 'plan ms', 'ms a pool', 'what-if matrix ms', 'ms a pool'], rows)}\n`,
  );
}

/** The models of production's largest jurisdiction under as many names as give so many pools in its two Regions. */
function withPools(pools: number): Blueprint {
  const shipped = deployments.find(({ name }) => name === 'production');
  if (shipped === undefined) throw new Error('regions/index.ts: no deployment "production"');
  const { jurisdictions, models, traffic, ...rest } = parseBlueprint(shipped.blueprint);
  const { us } = jurisdictions;
  if (us === undefined) throw new Error('regions/production.ts: no jurisdiction "us"');
  const names = Object.keys(models);
  const copies = Array.from({ length: pools / us.regions.length }, (_, index) => ({
    name: `model-${index}`,
    like: names[index % names.length] ?? '',
  }));
  return {
    ...rest,
    jurisdictions: { us },
    models: Object.fromEntries(copies.map(({ name, like }) => [name, structuredClone(pick(models, like))])),
    traffic: Object.fromEntries(copies.map(({ name, like }) => [name, { us: pick(pick(traffic, like), 'us') }])),
  };
}

function pick<T>(entries: Readonly<Record<string, T>>, name: string): T {
  const entry = entries[name];
  if (entry === undefined) throw new Error(`regions/production.ts: no "${name}"`);
  return entry;
}

function least(rounds: number, run: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return Math.min(...times);
}

main(Number(process.argv[2] ?? 5));
