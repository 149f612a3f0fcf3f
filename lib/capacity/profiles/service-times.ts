import type { PerformanceProfile, ProfileCurvature, RequestShape } from './profile';

const straight: ProfileCurvature = {
  weightsMs: 0,
  computeMsPerSequence: 0,
  expertsMs: 0,
  expertShare: 0,
  routingExponent: 1,
  prefillMsPerTokenSquared: 0,
};

/**
 * TPOT in service at batch n, milliseconds: the decode step, and what the prefills of the other n - 1 requests add to it. In a
 * closed loop each of them prefills once while this one decodes, so that a step in (completion tokens / (n - 1)) takes a
 * prefill along. It streams the weights once for both: only what the prefill takes longer than that is added.
 */
export function tpotMs(profile: PerformanceProfile, shape: RequestShape, batch: number): number {
  const stepMs = decodeStepMs(profile, contextTokens(shape), batch);
  const prefillsPerStep = prefillsBeside(shape, batch);
  const stepsWithPrefill = Math.min(1, prefillsPerStep);
  const arithmeticMs = prefillsPerStep * arithmeticOfPromptMs(profile, shape.promptTokensMean);
  const streamedMs = stepsWithPrefill * allStreamMs(profile);
  return stepMs + Math.max(arithmeticMs, streamedMs) - stepsWithPrefill * streamMs(profile, batch);
}

/** One decode step for n sequences of a mean context, milliseconds, without the prefills of others. */
export function decodeStepMs(profile: PerformanceProfile, meanContextTokens: number, batch: number): number {
  const { alphaMs, betaMs, gammaMsPerToken } = profile.decode;
  const { weightsMs, computeMsPerSequence } = profile.curvature ?? straight;
  const streamedMs = streamMs(profile, batch);
  const arithmeticMs = Math.max(0, computeMsPerSequence * batch - streamedMs);
  return alphaMs - weightsMs + streamedMs + arithmeticMs + (betaMs + gammaMsPerToken * meanContextTokens) * batch;
}

/** Time of a prefill when nothing else runs, milliseconds: its fixed part, and its arithmetic or the weights, whichever is longer. */
export function prefillMs(profile: PerformanceProfile, promptTokens: number): number {
  const arithmeticMs = arithmeticOfPromptMs(profile, promptTokens);
  return profile.prefillOverheadMs + Math.max(arithmeticMs, allStreamMs(profile));
}

/** Requests in flight, and the share of a prefill by which each delays another (see `Law`). */
export interface ClosedLoop {
  readonly batch: number;
  readonly waitShare: number;
}

/**
 * TTFT of a closed loop that keeps n requests in flight, milliseconds: each of the other requests puts a share of its prefill
 * before this one. It is no queueing model: load generators start all at once, and their first wave waits the longest.
 */
export function closedLoopTtftMs(profile: PerformanceProfile, shape: RequestShape, loop: ClosedLoop): number {
  const aloneMs = prefillMs(profile, shape.promptTokensMean);
  const waiting = Math.max(0, loop.batch - 1) * loop.waitShare;
  return aloneMs + waiting * (aloneMs - profile.prefillOverheadMs);
}

/** Mean tokens of a request while it decodes: its prompt and half of its completion. */
export function contextTokens({ promptTokensMean, completionTokensMean }: RequestShape): number {
  return promptTokensMean + completionTokensMean / 2;
}

/** Prefills of other requests for each decode step. */
export function prefillsBeside({ completionTokensMean }: RequestShape, batch: number): number {
  return Math.max(0, batch - 1) / Math.max(1, completionTokensMean);
}

/** Arithmetic of a prompt, milliseconds, as if no weights had to be read for it. */
export function arithmeticOfPromptMs(profile: PerformanceProfile, promptTokens: number): number {
  const { prefillMsPerTokenSquared } = profile.curvature ?? straight;
  return (promptTokens / profile.prefillTokensPerSecond) * 1000 + prefillMsPerTokenSquared * promptTokens ** 2;
}

/** Time to stream all weights, milliseconds: a prompt of any length uses every expert. */
export function allStreamMs({ curvature = straight }: PerformanceProfile): number {
  return curvature.weightsMs + curvature.expertsMs;
}

/** Time to stream the weights that so many tokens use in a decode step, milliseconds. */
function streamMs({ curvature = straight }: PerformanceProfile, tokens: number): number {
  const { weightsMs, expertsMs, expertShare, routingExponent } = curvature;
  return weightsMs + expertsMs * (1 - (1 - expertShare) ** (tokens ** routingExponent));
}
