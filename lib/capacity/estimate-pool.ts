import {
  type PoolService,
  passOf,
  promptWorkMs,
  saturationPerSecond,
  slotCv2,
  slotSecondsByRunning,
  tokenMs,
  tokenMsAtPercentile,
} from './pool-service';
import { prefillMs } from './profiles';
import { type Occupancy, slotOccupancy } from './slot-occupancy';
import { allenCunneenWait, poissonArrivals, variability, waitAtPercentile } from './waiting';

/** A number of replicas under a load. */
export interface PoolLoad {
  readonly replicas: number;
  /** Requests per second of the whole pool. */
  readonly perSecond: number;
  /** What requests travel before they arrive, there and back, milliseconds; 0 for those of the Region itself. */
  readonly networkMs: number;
}

/** TTFT at the SLO's percentile (to the whole answer, for a model without a TPOT bound), milliseconds. */
export interface TtftEstimate {
  /** Wait for a slot and for the prefills ahead; null: the queue grows without end. */
  readonly queue: number | null;
  /** End of the step under way and own prefill at the P95 prompt; with the rest of a P95 answer, where that is what the bound is about. */
  readonly prefill: number;
  readonly network: number;
  readonly total: number | null;
}

/** What a pool does under a load. */
export interface PoolEstimate {
  /** Load over what the pool completes with all slots taken; null without replicas. */
  readonly utilisation: number | null;
  /** Requests that a replica runs: the mean, and at the percentile of the TPOT (of the TTFT, without a TPOT bound). */
  readonly runningMean: number;
  readonly runningAtPercentile: number;
  /** Share of requests that find all slots taken. */
  readonly waitProbability: number;
  readonly ttftMs: TtftEstimate;
  /** At the SLO's percentile, with as many running as at that percentile; null for a model without a TPOT bound. */
  readonly tpotMs: number | null;
}

/**
 * Latency of a pool under a load. All slots of all replicas are the servers of one queue: tier 1 holds requests until the picker, which
 * sees what each replica runs, has a slot. A slot is as fast as the batch then in force, `running / replicas`, lets it be; waiting
 * is corrected for variability by Allen and Cunneen. A replica's prefills then wait for each other, M/G/1: the picker evens out running
 * requests, not prompts. The percentiles of all parts are added, which overstates that of their sum.
 */
export function estimatePool(service: PoolService, load: PoolLoad): PoolEstimate {
  const { batch, slo } = service;
  const { replicas, perSecond } = load;
  const secondsIn = slotSecondsByRunning(service);
  const queue = {
    slots: replicas * batch,
    arrivalPerSecond: perSecond,
    completionsPerSecond: (running: number) => running / secondsIn(running / replicas),
  };
  const state = slotOccupancy(queue, slo.tpot?.percentile ?? slo.ttft.percentile);
  const running = state === null ? batch : Math.min(batch, Math.max(1, state.runningAtPercentile / replicas));
  return {
    utilisation: replicas === 0 ? null : perSecond / (replicas * saturationPerSecond(service)),
    runningMean: state === null ? batch : state.meanRunning / replicas,
    runningAtPercentile: running,
    waitProbability: state?.waitProbability ?? 1,
    ttftMs: estimateTtft(service, load, { state, running }),
    tpotMs: slo.tpot === null ? null : tokenMsAtPercentile(service, running, slo.tpot.percentile),
  };
}

/** The least TTFT that any number of replicas gives, milliseconds: nothing waits, and each replica runs one request at most. */
export function unloadedTtftMs(service: PoolService, networkMs: number): number {
  return networkMs + ownTtftMs(service, 1);
}

interface InForce {
  readonly state: Occupancy | null;
  readonly running: number;
}

function estimateTtft(service: PoolService, load: PoolLoad, { state, running }: InForce): TtftEstimate {
  const { replicas, perSecond, networkMs } = load;
  const prefill = ownTtftMs(service, running);
  const gpu = state === null ? null : gpuWaitMs(service, load, state);
  if (state === null || gpu === null) return { queue: null, prefill, network: networkMs, total: null };
  const correction = variability({ arrivalCv2: poissonArrivals, serviceCv2: slotCv2(service) });
  const spare = replicas * saturationPerSecond(service) - perSecond;
  const slot = { probability: state.waitProbability, meanSeconds: (state.waitProbability * correction) / spare };
  const queue = waitAtPercentile(slot, service.slo.ttft.percentile) * 1000 + gpu;
  return { queue, prefill, network: networkMs, total: queue + prefill + networkMs };
}

/**
 * Own work of a request until its first token, or its last one where the TTFT bound is about the whole answer; P95 lengths. A prompt
 * joins a replica that decodes at the end of a step, which takes no less than one for a single sequence.
 */
function ownTtftMs(service: PoolService, running: number): number {
  const { kind, profile, shape, slo } = service;
  const promptMs = prefillMs(profile, shape.promptTokensP95);
  if (kind !== 'stream') return promptMs;
  const firstMs = promptMs + tokenMs(service, 1);
  if (slo.tpot !== null) return firstMs;
  return firstMs + Math.max(0, shape.completionTokensP95 - 1) * tokenMs(service, running);
}

/** Wait of a request that has a slot for the prefills ahead of it, at the SLO's percentile, milliseconds; null without end. */
function gpuWaitMs(service: PoolService, { replicas, perSecond }: PoolLoad, state: Occupancy): number | null {
  const { kind, shape, slo, batch, promptCv2 } = service;
  const promptMs = promptWorkMs(service, shape.promptTokensMean);
  if (kind === 'at-once') {
    // the picker finds an idle replica as long as there is one
    const ahead = state.runningAtPercentile < replicas ? 0 : Math.min(batch, state.runningAtPercentile / replicas);
    return ahead === 0 ? 0 : passesMs(service, ahead);
  }
  const perReplica = perSecond / replicas;
  if (perReplica * promptMs >= 1000) return null;
  const moments = { serviceSeconds: promptMs / 1000, serviceCv2: promptCv2, arrivalCv2: poissonArrivals };
  return waitAtPercentile(allenCunneenWait(1, perReplica, moments), slo.ttft.percentile) * 1000;
}

/** For a model that answers at once: the rest of the pass under way and the next one up to a request, so all that is ahead of it. */
function passesMs(service: PoolService, ahead: number): number {
  const { profile, shape, promptCv2 } = service;
  const correction = variability({ arrivalCv2: poissonArrivals, serviceCv2: promptCv2 });
  const passes = Math.max(1, ahead / passOf(service, ahead));
  const promptsMs = ahead * promptWorkMs(service, shape.promptTokensMean);
  return passes * profile.prefillOverheadMs + promptsMs * Math.max(1, correction);
}
