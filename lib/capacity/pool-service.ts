import type { ModelBlueprint, TrafficBlueprint } from '#blueprint';
import { normalQuantile } from './normal';
import { decodeStepMs, type PerformanceProfile, prefillMs, type RequestShape } from './profiles';
import { tokenCv2 } from './token-variability';

/**
 * How a replica serves. `stream`: a prompt, then a token at a time. `at-once`: a prompt and no more (embed, guard), several in one
 * pass. `simulator`: constant times, whatever else runs.
 */
export type ServiceKind = 'stream' | 'at-once' | 'simulator';

/** What one replica of a pool does, and what is asked of it. Plain data; the functions of this folder read it. */
export interface PoolService {
  readonly kind: ServiceKind;
  readonly profile: PerformanceProfile;
  readonly shape: RequestShape;
  readonly slo: ModelBlueprint['slo'];
  /** Requests that one replica runs at once, at most. */
  readonly batch: number;
  /** Squared coefficients of variation of the lengths. */
  readonly promptCv2: number;
  readonly completionCv2: number;
}

/** The service of a model for its traffic, at a batch of one: `largestBatch` says how many it may run. */
export function poolService(
  model: ModelBlueprint,
  traffic: TrafficBlueprint,
  profile: PerformanceProfile,
): PoolService {
  const { promptTokens, completionTokens } = traffic;
  return {
    kind: model.engine.kind === 'simulator' ? 'simulator' : completionTokens.p95 <= 1 ? 'at-once' : 'stream',
    profile,
    shape: {
      promptTokensMean: promptTokens.mean,
      promptTokensP95: promptTokens.p95,
      completionTokensMean: completionTokens.mean,
      completionTokensP95: completionTokens.p95,
    },
    slo: model.slo,
    batch: 1,
    promptCv2: tokenCv2(promptTokens, model.contextTokens),
    completionCv2: tokenCv2(completionTokens, model.contextTokens),
  };
}

/**
 * Mean time per output token at a batch, milliseconds: the decode step, and what the prefills of the other requests add to it. A
 * long answer stays long among those that run, so that the mean one has reached C (1 + cv²) / 2 tokens, not C / 2 (inspection paradox).
 */
export function tokenMs(service: PoolService, batch: number): number {
  const { kind, profile, shape, completionCv2 } = service;
  if (kind === 'simulator') return profile.decode.alphaMs;
  const reachedTokens = (shape.completionTokensMean * (1 + completionCv2)) / 2;
  const othersMs = Math.max(0, batch - 1) * promptWorkMs(service, shape.promptTokensMean);
  return (
    decodeStepMs(profile, shape.promptTokensMean + reachedTokens, batch) +
    othersMs / Math.max(1, shape.completionTokensMean)
  );
}

/**
 * TPOT of a request at a percentile of requests, milliseconds, at a batch. Prefills of others run in between by chance: over a
 * request of C tokens, Poisson in number and as variable as prompts, their part in its TPOT has the variance
 * rate x TPOT x E[prefill²] / C; over all requests E[1 / C] = (1 + cv²) / C for lognormal lengths. Normal approximation.
 */
export function tokenMsAtPercentile(service: PoolService, batch: number, percentile: number): number {
  const { kind, shape, promptCv2, completionCv2 } = service;
  const meanMs = tokenMs(service, batch);
  if (kind !== 'stream') return meanMs;
  const prefillsPerMs = Math.max(0, batch - 1) / (slotSeconds(service, batch) * 1000);
  const prefillSquare = promptWorkMs(service, shape.promptTokensMean) ** 2 * (1 + promptCv2);
  const perToken = (1 + completionCv2) / Math.max(1, shape.completionTokensMean);
  const deviationMs = Math.sqrt(prefillsPerMs * meanMs * prefillSquare * perToken);
  return meanMs + Math.max(0, normalQuantile(percentile)) * deviationMs;
}

/**
 * Mean time that a request holds its slot while a replica runs a batch, seconds. `stream`: its prefill, then the further tokens at
 * the TPOT of that batch, raised by the profile's expected error: capacity is counted on the unfavourable side. `at-once`: see `passOf`.
 */
export function slotSeconds(service: PoolService, batch: number): number {
  const { kind, profile, shape } = service;
  if (kind === 'at-once') {
    const inPass = passOf(service, batch);
    const passMs = profile.prefillOverheadMs + inPass * promptWorkMs(service, shape.promptTokensMean);
    return (passMs * Math.max(1, batch / inPass)) / 1000;
  }
  const furtherTokens = Math.max(0, shape.completionTokensMean - 1);
  const ownMs = prefillMs(profile, shape.promptTokensMean);
  return (ownMs + furtherTokens * tokenMs(service, batch) * (1 + profile.tpotError)) / 1000;
}

/** Worked out once for a service: replicas are searched for with hundreds of looks at it. */
const secondsOf = new WeakMap<PoolService, readonly number[]>();

/** `slotSeconds` between whole numbers of requests: replicas run whole ones, some of them one more than the others. */
export function slotSecondsByRunning(service: PoolService): (running: number) => number {
  const known = secondsOf.get(service);
  const whole =
    known ?? Array.from({ length: service.batch + 2 }, (_, running) => slotSeconds(service, Math.max(1, running)));
  if (known === undefined) secondsOf.set(service, whole);
  return (running) => {
    const below = Math.floor(running);
    const from = whole[below] ?? 0;
    return from + (running - below) * ((whole[below + 1] ?? 0) - from);
  };
}

/**
 * Prompt tokens of one pass: what vLLM sets as `--max-num-batched-tokens` for a server on GPUs under 70 GiB; larger ones get 8192
 * (vllm/engine/arg_utils.py, `get_batch_defaults`, read 2026-11). The lesser one holds for all.
 */
const passTokens = 2048;

/**
 * Prompts in one pass of a model that answers at once, when its replica has some requests: about two thirds of them, the rest wait
 * for the next (during a pass of b, b more arrive, b / 2 on average); and what a pass may hold of mean prompts. They share its overhead.
 */
export function passOf({ shape }: PoolService, requests: number): number {
  const longest = Math.max(1, passTokens / Math.max(1, shape.promptTokensMean));
  return Math.min(longest, Math.max(1, (2 * requests) / 3));
}

/** Part of a prefill that keeps the GPU from other prefills, milliseconds; 0 for a simulator. */
export function promptWorkMs({ kind, profile }: PoolService, tokens: number): number {
  return kind === 'simulator' ? 0 : prefillMs(profile, tokens) - profile.prefillOverheadMs;
}

/** Requests per second that one replica completes with all its slots taken: no pool holds more, whatever the wait. */
export function saturationPerSecond(service: PoolService): number {
  return service.batch / slotSeconds(service, service.batch);
}

/**
 * Squared coefficient of variation of the time in a slot, prompt and completion lengths being independent; at the full batch, the one in
 * force whenever a request waits.
 */
export function slotCv2(service: PoolService): number {
  const { shape, kind, batch, promptCv2, completionCv2 } = service;
  const promptMs = promptWorkMs(service, shape.promptTokensMean);
  const completionMs = kind === 'at-once' ? 0 : shape.completionTokensMean * tokenMs(service, batch);
  const meanMs = service.profile.prefillOverheadMs + promptMs + completionMs;
  return meanMs === 0 ? 0 : (promptMs ** 2 * promptCv2 + completionMs ** 2 * completionCv2) / meanMs ** 2;
}
