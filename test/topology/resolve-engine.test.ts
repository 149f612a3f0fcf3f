import { parseBlueprint } from '#blueprint';
import { planCapacity } from '#capacity';
import { deployments } from '#regions';
import { shippedRegions } from './shipped-topologies';

const plans = new Map(
  deployments.flatMap(({ blueprint, file, name }) =>
    planCapacity(parseBlueprint(blueprint, file)).pools.map((pool) => [`${name}/${pool.region} ${pool.model}`, pool]),
  ),
);

const engines = shippedRegions.flatMap(([title, region]) =>
  region.modelPools.map((pool) => ({ title: `${title} ${pool.name}`, ...pool })),
);

const engineKind = (kind: string) => engines.filter(({ engine }) => engine.kind === kind);

test.each(engines)(
  '$title: its probes wait three times what the plan says that weights and engine take',
  ({ title, engine }) => {
    const plan = plans.get(title);
    const { startupPeriodSeconds, startupFailures } = engine.probes;
    const planned = (plan?.warmUp.weightsSeconds ?? 0) + (plan?.warmUp.engineSeconds ?? 0);
    const waited = startupPeriodSeconds * startupFailures;
    expect(waited).toBeGreaterThanOrEqual(3 * planned);
    expect(waited).toBeLessThan(Math.max(3 * planned, 60) + startupPeriodSeconds);
    expect(engine.progressDeadlineSeconds).toBeGreaterThan(waited);
    expect(engine.progressDeadlineSeconds).toBeGreaterThan(plan?.warmUp.totalSeconds ?? 0);
  },
);

test.each(engineKind('vllm'))(
  '$title: finishes what it has within its grace, which fits a spot notice',
  ({ engine }) => {
    const { preStopSeconds, shutdownSeconds, graceSeconds } = engine.drain;
    expect(engine.args).toContain(`--shutdown-timeout=${shutdownSeconds}`);
    expect(preStopSeconds + shutdownSeconds).toBeLessThan(graceSeconds);
    expect(graceSeconds).toBeLessThan(120);
  },
);

test.each(engineKind('vllm'))(
  '$title: streams its weights from the Region’s own bucket, once for all its GPUs',
  (pool) => {
    const { args } = pool.engine;
    const gpus = Number(args.find((it) => it.startsWith('--tensor-parallel-size='))?.split('=')[1]);
    expect(args[0]).toBe(`s3://${pool.weights.bucket}/${pool.weights.prefix}`);
    expect(args).toContain('--load-format=runai_streamer');
    expect(args.includes('--model-loader-extra-config={"distributed":true}')).toBe(gpus > 1);
  },
);

test.each(engineKind('vllm'))(
  '$title: no stream of a client goes uncounted, whatever it asks for',
  ({ engine, model }) => {
    expect(engine.args.includes('--enable-force-include-usage')).toBe(model.task === 'generate');
  },
);

test.each(engineKind('simulator'))('$title: is told nothing that a simulator does not know', ({ engine }) => {
  expect(engine.args.filter((it) => /load-format|shutdown|s3:|force-include/.test(it))).toEqual([]);
});
