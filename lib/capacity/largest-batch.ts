import { lastHolding } from './last-holding';
import { type PoolService, tokenMs, tokenMsAtPercentile } from './pool-service';
import { prefillMs } from './profiles';

/** What keeps a batch from being larger. */
export type BatchLimit = 'engine' | 'kv-cache' | 'tpot' | 'answer';

export interface LargestBatch {
  /** Requests that one replica runs at once, at least 1 even where an SLO fails with one alone. */
  readonly batch: number;
  readonly limit: BatchLimit;
}

/**
 * The largest batch that a replica may run: at most the engine's `maxSequences`, no more than the KV cache holds of requests at their
 * P95 prompt and completion, and with a TPOT within its bound at its percentile, raised by the profile's expected error. A model that
 * streams without a TPOT bound must have its whole answer, at P95 lengths, within the TTFT bound.
 */
export function largestBatch(service: PoolService, maxSequences: number): LargestBatch {
  const engine: LargestBatch = { batch: maxSequences, limit: 'engine' };
  if (service.kind === 'simulator') return engine;
  const { shape, profile } = service;
  const tokens = Math.max(1, shape.promptTokensP95 + shape.completionTokensP95);
  const inCache = Math.floor(profile.kvCapacityTokens / tokens);
  const memory: LargestBatch = inCache < maxSequences ? { batch: Math.max(1, inCache), limit: 'kv-cache' } : engine;
  if (service.kind === 'at-once') return memory;
  const held = lastHolding(memory.batch, (batch) => keepsBound(service, batch));
  if (held === memory.batch) return memory;
  return { batch: Math.max(1, held), limit: service.slo.tpot === null ? 'answer' : 'tpot' };
}

function keepsBound(service: PoolService, batch: number): boolean {
  const { profile, shape, slo } = service;
  if (slo.tpot !== null) {
    return tokenMsAtPercentile(service, batch, slo.tpot.percentile) * (1 + profile.tpotError) <= slo.tpot.boundMs;
  }
  const furtherMs = (shape.completionTokensP95 - 1) * tokenMs(service, batch) * (1 + profile.tpotError);
  return prefillMs(profile, shape.promptTokensP95) + furtherMs <= slo.ttft.boundMs;
}
