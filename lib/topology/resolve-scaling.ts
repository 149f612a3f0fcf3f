import { type PoolPlan, scaleUpRule } from '#capacity';
import type { Scaling } from './model-pool';
import { cluster, labelKeys } from './names';

/** Prometheus spells a label's key with underscores. */
const poolLabel = labelKeys.pool.replace(/[^a-zA-Z0-9]/g, '_');

/**
 * The rule by which burst follows demand. Demand in replicas = running requests by what a replica runs at once, plus waiting
 * ones by what counts as a replica's worth; the base's part is taken off, since the HPA divides by burst's replicas alone.
 * Sums only: an average over replicas would cap the count. No query stands in for missing data: blind means fallback.
 */
export function resolveScaling(plan: PoolPlan): Scaling {
  const name = plan.model;
  // what a replica runs when it is as busy as planned, not when it is full: full ones would queue before another starts
  const { targetRunningPerReplica: runningPerReplica, queuePerReplica, baseReplicas } = plan;
  return {
    scaler: `${name}-burst`,
    metricsAddress: cluster.metricsAddress,
    queries: [
      { name: 'waiting', query: `sum(vllm:num_requests_waiting{${poolLabel}="${name}"})` },
      { name: 'running', query: `sum(vllm:num_requests_running{${poolLabel}="${name}"})` },
    ],
    formula: `max(running / ${runningPerReplica} + waiting / ${queuePerReplica} - ${baseReplicas}, ${plan.burstMinReplicas})`,
    target: 1,
    queuePerReplica,
    runningPerReplica,
    up: scaleUpRule,
    down: { windowSeconds: 450, pods: 1, periodSeconds: 120 },
    fallback: { failures: 3, replicas: plan.fallbackReplicas },
  };
}
