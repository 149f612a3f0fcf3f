import type { TrafficBlueprint } from '#blueprint';
import { burstByHour, type PoolPlan, scaleUpRule, secondsToAskFor } from '#capacity';
import { type EngineSeries, ofPool } from './engine-series';
import { cluster } from './names';
import type { PickerMetrics } from './picker';
import { resolveSchedules } from './resolve-schedules';
import type { Scaling, ScalingQuery, ScheduledMinimum } from './scaling';

interface Scaled {
  readonly plan: PoolPlan;
  readonly traffic: Pick<TrafficBlueprint, 'dailyCurve'> | undefined;
  readonly engine: Pick<EngineSeries, 'waiting' | 'running'>;
  readonly picker: PickerMetrics;
}

/**
 * The rule by which burst follows demand (see `Scaling`). Running requests count by what a replica runs when it is as busy as
 * planned, not when it is full: full ones would queue before another starts. Sums only: an average over replicas would cap
 * the count.
 *
 * What happens when a series is missing (KEDA 2.20.2, pkg/scaling and pkg/fallback): any one trigger without an answer fails the
 * whole formula. For `failures` queries nothing moves; then it is blind, and the others are not asked either.
 * - Picker away, engines there: blind. A pool that is short of KV cache runs few requests while its queue grows, so the engines
 *   alone would take replicas away. Picker there, nothing queued since it started: see `queueQuery`.
 * - No burst pods: not missing, since the sums go over the whole pool and the base always runs.
 * - No engines at all, or no Prometheus: blind.
 */
export function resolveScaling({ plan, traffic, engine, picker }: Scaled): Scaling {
  const { model, targetRunningPerReplica: runningPerReplica, queuePerReplica, baseReplicas } = plan;
  const schedules = resolveMinimums(plan, traffic);
  const demand = `running / ${runningPerReplica} + (queue + waiting) / ${queuePerReplica} - ${baseReplicas}`;
  return {
    scaler: `${model}-burst`,
    metricsAddress: cluster.metricsAddress,
    queries: [
      query('queue', queueQuery(picker, model)),
      query('waiting', sumOf(engine.waiting, model)),
      query('running', sumOf(engine.running, model)),
    ],
    schedules,
    formula: `max(${[demand, ...schedules.map(({ name }) => name), '0'].join(', ')})`,
    target: 1,
    queuePerReplica,
    runningPerReplica,
    up: { ...scaleUpRule, tolerance: 0 },
    down: { windowSeconds: 450, pods: 1, periodSeconds: 120 },
    fallback: {
      failures: 3,
      behavior: 'currentReplicasIfHigher',
      replicas: Math.max(plan.fallbackReplicas, ...schedules.map(({ replicas }) => replicas)),
    },
  };
}

function resolveMinimums(plan: PoolPlan, traffic: Scaled['traffic']): ScheduledMinimum[] {
  if (traffic?.dailyCurve === undefined) return [];
  const byHour = burstByHour(plan, traffic.dailyCurve);
  const standing = plan.burstMinReplicas;
  const leadSeconds = plan.warmUntilSeconds + secondsToAskFor(Math.max(...byHour), standing);
  return resolveSchedules(byHour, { standing, leadSeconds });
}

function query(name: string, text: string): ScalingQuery {
  return { name, query: text, emptyIsZero: false };
}

function sumOf(series: string, pool: string): string {
  return `sum(${series}{${ofPool(pool)}})`;
}

/**
 * The picker makes a queue's series with the first request that it holds back, and its saturation in every round of its
 * dispatcher: while that is there and no queue is, nothing has been held back. Without the picker there is neither.
 */
function queueQuery({ queueSize, saturation }: PickerMetrics, pool: string): string {
  return `${sumOf(queueSize, pool)} or 0 * count(${saturation}{${ofPool(pool)}})`;
}
