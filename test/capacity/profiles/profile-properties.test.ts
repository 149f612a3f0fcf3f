import fc from 'fast-check';
import {
  gpu,
  gpuNames,
  type InstanceType,
  instanceType,
  instanceTypeNames,
  modelArchitecture,
  modelNames,
} from '#catalog';
import {
  estimateProfile,
  law,
  performanceProfile,
  prefillMs,
  type Replica,
  tpotMs,
  weightsBytesOf,
} from '#lib/capacity/profiles/index';
import { exampleModel } from './example-model';

const gpuTypes = instanceTypeNames
  .map(instanceType)
  .filter((type): type is NonNullable<typeof type> => Boolean(type?.gpu));

const precision = fc.constantFrom('bf16' as const, 'fp8' as const, 'fp4' as const);
const architecture = fc.constantFrom(...modelNames).map((name) => {
  const known = modelArchitecture(name);
  if (known === undefined) throw new Error(`no model ${name}`);
  const { parameters, activeParameters, layers, kvHeads, headSize } = known;
  return { parameters, activeParameters, layers, kvHeads, headSize };
});
const model = fc
  .record({
    architecture,
    precision,
    tensor: fc.constantFrom(1, 2, 3, 4, 8, 16),
    pipeline: fc.constantFrom(1, 2, 4),
  })
  .map(({ architecture: figures, precision: stored, tensor, pipeline }) =>
    exampleModel({
      architecture: figures,
      precision: stored,
      weights: { source: 'hf://any/model', bytes: Math.round(weightsBytesOf(figures.parameters, stored)) },
      parallelism: { tensor, pipeline },
    }),
  );
const type: fc.Arbitrary<InstanceType> = fc.constantFrom(...gpuTypes);
const tokens = fc.integer({ min: 1, max: 100_000 });
const shape = fc.record({
  promptTokensMean: tokens,
  promptTokensP95: tokens,
  completionTokensMean: tokens,
  completionTokensP95: tokens,
});
const batch = fc.integer({ min: 1, max: 1024 });
const row = fc.record({
  concurrency: fc.double({ min: 0.1, max: 1000, noNaN: true }),
  promptTokens: tokens,
  completionTokens: tokens,
  ttftMs: fc.double({ min: 1, max: 1e5, noNaN: true }),
  tpotMs: fc.double({ min: 0.5, max: 1e4, noNaN: true }),
});

/** Every number of a profile, and those that it answers with. */
function numbersOf(profile: ReturnType<typeof performanceProfile>): readonly number[] {
  const { decode, curvature, ...rest } = profile;
  const all = [...Object.values(decode), ...Object.values(curvature ?? {}), ...Object.values(rest)];
  return all.filter((value) => typeof value === 'number');
}

test('every model on every GPU type has a profile of finite figures, from 0 up', () => {
  fc.assert(
    fc.property(model, type, shape, batch, (one, place, lengths, running) => {
      const profile = performanceProfile(one, place);
      const answers = [tpotMs(profile, lengths, running), prefillMs(profile, lengths.promptTokensMean)];
      for (const value of [...numbersOf(profile), ...answers]) {
        expect(Number.isFinite(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
      }
      expect(profile.prefillTokensPerSecond).toBeGreaterThan(0);
    }),
  );
});

test('no load test, however odd, makes a figure infinite or negative', () => {
  fc.assert(
    fc.property(model, type, fc.array(row, { minLength: 1, maxLength: 12 }), (one, place, rows) => {
      for (const value of numbersOf(performanceProfile(one, place, rows))) {
        expect(Number.isFinite(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('one more request in flight never shortens TPOT', () => {
  fc.assert(
    fc.property(model, type, shape, batch, (one, place, lengths, running) => {
      const profile = performanceProfile(one, place);
      const more = tpotMs(profile, lengths, running + 1);
      expect(more).toBeGreaterThanOrEqual(tpotMs(profile, lengths, running) * (1 - 1e-12));
    }),
  );
});

test('TPOT never beats the floor of physics', () => {
  fc.assert(
    fc.property(model, type, shape, batch, (one, place, lengths, running) => {
      const profile = performanceProfile(one, place);
      fc.pre(profile.source === 'estimated');
      expect(tpotMs(profile, lengths, running)).toBeGreaterThanOrEqual(profile.tpotFloorMs);
    }),
  );
});

test('more bandwidth, all else equal, always shortens the decode of a single request', () => {
  const replica = fc
    .record({ model, gpuName: fc.constantFrom(...gpuNames) })
    .map(({ model: one, gpuName }): Replica => {
      const known = gpu(gpuName);
      if (known === undefined) throw new Error(`no GPU ${gpuName}`);
      const { tensor, pipeline } = one.parallelism;
      return {
        architecture: one.architecture,
        precision: one.precision,
        weightsBytes: one.weights.bytes,
        engine: 'vllm',
        gpu: { ...known, bf16DenseTflops: known.bf16DenseTflops ?? 70 },
        memoryMiBEach: known.memoryGiB * 1024,
        ...{ tensor, pipeline },
        nodes: pipeline,
      };
    });
  fc.assert(
    fc.property(replica, shape, fc.double({ min: 1.01, max: 10, noNaN: true }), (one, lengths, factor) => {
      const faster = { ...one, gpu: { ...one.gpu, bandwidthGBPerS: one.gpu.bandwidthGBPerS * factor } };
      const before = tpotMs(estimateProfile(one, law, 0), lengths, 1);
      expect(tpotMs(estimateProfile(faster, law, 0), lengths, 1)).toBeLessThan(before);
    }),
  );
});
