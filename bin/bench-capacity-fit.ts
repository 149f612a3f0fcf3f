import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import {
  closedLoopTtftMs,
  type EngineFamily,
  estimateProfile,
  type Law,
  shapeOf,
  tpotMs,
} from '#lib/capacity/profiles/index';
import type { MeasuredRow } from './bench-capacity-rows';

/** A constant of the law that is fitted: where it stands, what is expected of it, and by how much it may differ (in logarithms). */
interface Constant {
  readonly get: (law: Law) => number;
  readonly set: (law: Law, value: number) => Law;
  readonly spread: number;
}

/** What is expected before any row is seen; each row argues against it. Shares as published for tuned kernels. */
export const expected: Law = {
  weightsBandwidthShare: 0.9,
  kvBandwidthShare: 0.8,
  decodeArithmeticShare: 0.6,
  prefillArithmeticShare: 0.6,
  stepMicroseconds: 300,
  layerMicroseconds: 40,
  allReduceMicroseconds: 3,
  linkShare: 0.5,
  sequenceMicroseconds: 10,
  sequenceLayerMicroseconds: 0.3,
  engines: {
    vllm: { overheadFactor: 1, sequenceFactor: 1 },
    'tensorrt-llm': { overheadFactor: 1, sequenceFactor: 1 },
    sglang: { overheadFactor: 1, sequenceFactor: 1 },
  },
  prefill: { overheadMs: 30, waitShare: 0.1 },
  experts: { routingExponent: 0.8, layerFactor: 1.5, prefillFactor: 0.5 },
};

const engineNames: readonly EngineFamily[] = ['vllm', 'tensorrt-llm', 'sglang'];

type NumberOf<T> = { readonly [Key in keyof T]: T[Key] extends number ? Key : never }[keyof T];

const shared = (name: NumberOf<Law>, spread: number): Constant => ({
  get: (law) => law[name],
  set: (law, value) => ({ ...law, [name]: value }),
  spread,
});

const ofEngine = (engine: EngineFamily, name: 'overheadFactor' | 'sequenceFactor', spread: number): Constant => ({
  get: (law) => law.engines[engine][name],
  set: (law, value) => ({ ...law, engines: { ...law.engines, [engine]: { ...law.engines[engine], [name]: value } } }),
  spread,
});

const ofExperts = (name: keyof Law['experts'], spread: number): Constant => ({
  get: (law) => law.experts[name],
  set: (law, value) => ({ ...law, experts: { ...law.experts, [name]: value } }),
  spread,
});

const ofPrefill = (name: keyof Law['prefill'], spread: number): Constant => ({
  get: (law) => law.prefill[name],
  set: (law, value) => ({ ...law, prefill: { ...law.prefill, [name]: value } }),
  spread,
});

const denseConstants: readonly Constant[] = [
  shared('weightsBandwidthShare', 0.05),
  shared('kvBandwidthShare', 0.15),
  shared('decodeArithmeticShare', 0.1),
  shared('prefillArithmeticShare', 0.15),
  shared('stepMicroseconds', 0.5),
  shared('layerMicroseconds', 1),
  shared('allReduceMicroseconds', 0.5),
  shared('linkShare', 0.25),
  shared('sequenceMicroseconds', 0.5),
  shared('sequenceLayerMicroseconds', 0.5),
  ...engineNames.map((engine) => ofEngine(engine, 'overheadFactor', 0.125)),
  ...engineNames.map((engine) => ofEngine(engine, 'sequenceFactor', 0.2)),
];

const expertsConstants: readonly Constant[] = [
  ofExperts('routingExponent', 0.2),
  ofExperts('layerFactor', 0.3),
  ofExperts('prefillFactor', 0.3),
];

const ttftConstants: readonly Constant[] = [ofPrefill('overheadMs', 1), ofPrefill('waitShare', 1)];

/** Relative errors above this count less and less: a row that lies far off is more likely odd than informative. */
const oddError = 0.05;

/** Rounds of weighing rows, and steps in each: more change nothing in the third digit. */
const rounds = 6;
const iterations = 15;

/** Constants that all models share, from rows of dense models. */
export function fitDense(rows: readonly MeasuredRow[], start: Law): Law {
  return fitConstants(denseConstants, { rows, start, predict: predictedTpotMs, actual: (row) => row.tpotMs });
}

/** What a mixture of experts adds, from rows of such models. */
export function fitExperts(rows: readonly MeasuredRow[], start: Law): Law {
  return fitConstants(expertsConstants, { rows, start, predict: predictedTpotMs, actual: (row) => row.tpotMs });
}

/** Fixed part of a prefill and waiting in a closed loop, from TTFT. */
export function fitTtft(rows: readonly MeasuredRow[], start: Law): Law {
  return fitConstants(ttftConstants, { rows, start, predict: predictedTtftMs, actual: (row) => row.ttftMs });
}

export function predictedTpotMs(law: Law, row: MeasuredRow): number {
  return tpotMs(estimateProfile(row.replica, law, 0), shapeOf(row), row.concurrency);
}

export function predictedTtftMs(law: Law, row: MeasuredRow): number {
  const loop = { batch: row.concurrency, waitShare: law.prefill.waitShare };
  return closedLoopTtftMs(estimateProfile(row.replica, law, 0), shapeOf(row), loop);
}

interface Problem {
  readonly rows: readonly MeasuredRow[];
  readonly start: Law;
  readonly predict: (law: Law, row: MeasuredRow) => number;
  readonly actual: (row: MeasuredRow) => number;
}

/**
 * Least squares of logarithms: points are the rows (weighted down where odd, in a few rounds) and, as one more point each,
 * what is expected of the constants. Without rows of its own a constant stays where it is expected.
 */
function fitConstants(constants: readonly Constant[], { rows, start, predict, actual }: Problem): Law {
  if (rows.length === 0) return start;
  const expectations = constants.map(({ get }) => Math.log(get(expected)));
  const lawAt = (values: readonly number[]) =>
    constants.reduce((law, { set }, index) => set(law, Math.exp(values[index] ?? 0)), start);
  let values: readonly number[] = constants.map(({ get }) => Math.log(get(expected)));
  for (let round = 0; round < rounds; round += 1) {
    const law = lawAt(values);
    const sigmas = rows.map((row) => {
      const off = Math.log(predict(law, row) / actual(row)) / oddError;
      return round === 0 ? oddError : oddError * (1 + off ** 2) ** 0.25;
    });
    // Each point is divided by its own deviation, and all then count alike.
    const points = [
      ...rows.map((row, index) => Math.log(actual(row)) / (sigmas[index] ?? 1)),
      ...constants.map(({ spread }, index) => (expectations[index] ?? 0) / spread),
    ];
    const modelAt = (candidate: readonly number[]) => {
      const candidateLaw = lawAt(candidate);
      return (index: number) => {
        const row = rows[index];
        if (row !== undefined) return Math.log(predict(candidateLaw, row)) / (sigmas[index] ?? 1);
        const constant = index - rows.length;
        return (candidate[constant] ?? 0) / (constants[constant]?.spread ?? 1);
      };
    };
    values = levenbergMarquardt({ x: points.map((_, index) => index), y: points }, modelAt, {
      initialValues: [...values],
      gradientDifference: 1e-4,
      maxIterations: iterations,
    }).parameterValues;
  }
  return lawAt(values);
}
