import type { LoadTestRow } from './load-test-row';
import type { PerformanceProfile, RequestShape } from './profile';
import { allStreamMs, arithmeticOfPromptMs, contextTokens, prefillsBeside, tpotMs } from './service-times';
import { solveSymmetric } from './solve-symmetric';

/** By how much measurements differ from what physics expects; all 1 where they agree. */
export interface Factors {
  /** On the part of a step that no sequence adds to. */
  readonly alpha: number;
  /** On what a sequence adds. */
  readonly beta: number;
  /** On what a token in the KV cache adds. */
  readonly gamma: number;
  /** On the time of a prompt token. */
  readonly prefill: number;
}

/** Relative error of a single run: repeats of a configuration differ by this much. */
const runError = 0.03;

/** How far each factor may lie from 1, relative, before rows must argue for it: alpha, beta, gamma, prefill. */
const spread: readonly number[] = [0.3, 1, 0.3, 0.3];

/** A factor is never taken below this: least squares over few rows may ask for a cost below nothing. */
const leastFactor = 0.05;

/** Rounds in which rows that lie far off lose weight. */
const rounds = 4;

/**
 * Least squares of TPOT over rows of one configuration: TPOT(n) is a sum of four parts, and each gets a factor. Errors are
 * relative. Few rows cannot tell four parts apart, so that each factor is drawn towards 1, towards physics.
 */
export function fitFactors(profile: PerformanceProfile, rows: readonly LoadTestRow[]): Factors {
  const parts = rows.map((row) => stepParts(profile, row).map((part) => part / row.tpotMs));
  let weights = rows.map(() => 1);
  let factors: readonly number[] = spread.map(() => 1);
  for (let round = 0; round < rounds; round += 1) {
    factors = weightedLeastSquares(parts, weights);
    weights = parts.map((row) => 1 / (1 + ((dot(row, factors) - 1) / (2 * runError)) ** 2));
  }
  const [alpha = 1, beta = 1, gamma = 1, prefill = 1] = factors.map((factor) => Math.max(leastFactor, factor));
  return { alpha, beta, gamma, prefill };
}

/** A profile with each of its parts slowed down by its factor. */
export function applyFactors(
  profile: PerformanceProfile,
  { alpha, beta, gamma, prefill }: Factors,
): PerformanceProfile {
  const { decode, curvature } = profile;
  return {
    ...profile,
    prefillTokensPerSecond: profile.prefillTokensPerSecond / prefill,
    decode: {
      alphaMs: decode.alphaMs * alpha,
      betaMs: decode.betaMs * beta,
      gammaMsPerToken: decode.gammaMsPerToken * gamma,
    },
    ...(curvature !== undefined && {
      curvature: {
        weightsMs: curvature.weightsMs * alpha,
        computeMsPerSequence: curvature.computeMsPerSequence * alpha,
        expertsMs: curvature.expertsMs * alpha,
        expertShare: curvature.expertShare,
        routingExponent: curvature.routingExponent,
        prefillMsPerTokenSquared: curvature.prefillMsPerTokenSquared * prefill,
      },
    }),
  };
}

/** Lengths of a run's requests: all alike, as far as its means say. */
export function shapeOf({ promptTokens, completionTokens }: LoadTestRow): RequestShape {
  return {
    promptTokensMean: promptTokens,
    promptTokensP95: promptTokens,
    completionTokensMean: completionTokens,
    completionTokensP95: completionTokens,
  };
}

/** Milliseconds of TPOT that each factor governs in a run. */
function stepParts(profile: PerformanceProfile, row: LoadTestRow): readonly number[] {
  const { betaMs, gammaMsPerToken } = profile.decode;
  const shape = shapeOf(row);
  const sequencesMs = betaMs * row.concurrency;
  const cacheMs = gammaMsPerToken * contextTokens(shape) * row.concurrency;
  const promptsMs = prefillsBeside(shape, row.concurrency) * arithmeticOfPromptMs(profile, row.promptTokens);
  // short prompts hide behind the weights, which count as alpha
  const isHidden = arithmeticOfPromptMs(profile, row.promptTokens) < allStreamMs(profile);
  const prefillsMs = isHidden ? 0 : promptsMs;
  return [
    tpotMs(profile, shape, row.concurrency) - sequencesMs - cacheMs - prefillsMs,
    sequencesMs,
    cacheMs,
    prefillsMs,
  ];
}

/** Factors that bring weighted sums of parts closest to 1, each drawn towards 1 by its spread. */
function weightedLeastSquares(parts: readonly (readonly number[])[], weights: readonly number[]): readonly number[] {
  const draw = spread.map((width) => (runError / width) ** 2);
  const matrix = spread.map((_, i) =>
    spread.map((__, j) =>
      parts.reduce(
        (sum, row, k) => sum + (weights[k] ?? 0) * (row[i] ?? 0) * (row[j] ?? 0),
        i === j ? (draw[i] ?? 0) : 0,
      ),
    ),
  );
  const right = spread.map((_, i) =>
    parts.reduce((sum, row, k) => sum + (weights[k] ?? 0) * (row[i] ?? 0), draw[i] ?? 0),
  );
  return solveSymmetric(matrix, right);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}
