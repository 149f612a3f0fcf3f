import { kvCapacityTokens, type ModelBlueprint, type TrafficBlueprint } from '#blueprint';
import { type InstanceType, instanceType } from '#catalog';

/** Requests that one replica runs at once, and how many it completes. */
export interface ReplicaRate {
  readonly runningPerReplica: number;
  readonly ratePerSecond: number;
}

/**
 * First sizing, to be replaced by a queueing model over measured engines: by Little's law a replica that runs n requests, each
 * for S seconds, completes n / S a second. n is what memory holds of requests at their P95 length, at most the engine's
 * `maxSequences`. S is the slowest that the SLOs allow: TTFT + completion tokens x TPOT. It takes for granted that the
 * hardware holds these SLOs at a full batch, and knows no queueing.
 */
export function replicaRate(model: ModelBlueprint, traffic: TrafficBlueprint, types: readonly string[]): ReplicaRate {
  const capacities = types
    .map((name) => instanceType(name))
    .filter((type) => type !== undefined)
    .map((type) => sequencesInMemory(model, traffic, type));
  const runningPerReplica = Math.max(1, Math.min(model.engine.maxSequences, ...capacities));
  const tpotMs = model.slo.tpot?.boundMs ?? 0;
  const serviceSeconds = (model.slo.ttft.boundMs + traffic.completionTokens.mean * tpotMs) / 1000;
  return { runningPerReplica, ratePerSecond: runningPerReplica / serviceSeconds };
}

/** Requests at their P95 length whose KV cache fits beside the weights; the simulator keeps none. */
function sequencesInMemory(model: ModelBlueprint, traffic: TrafficBlueprint, type: InstanceType): number {
  if (model.engine.kind === 'simulator') return Number.POSITIVE_INFINITY;
  const tokensPerRequest = Math.max(1, traffic.promptTokens.p95 + traffic.completionTokens.p95);
  return Math.floor(kvCapacityTokens(model, type) / tokensPerRequest);
}
