import type { ModelBlueprint } from '#blueprint';
import { bucketsOf } from '#catalog';
import { figure } from './alert-rule';
import { burnRules, type Objective } from './burn-rules';
import { engineSeries, ofPool } from './engine-series';
import type { ServingPool } from './model-pool';
import type { RuleGroup } from './monitoring';

type Slo = ModelBlueprint['slo'];

/** What the latency objectives of a pool are measured by. */
export interface LatencyBound {
  /** Histogram of seconds. */
  readonly histogram: string;
  readonly percentile: number;
  readonly boundMs: number;
  /** Upper bound of the histogram's bucket nearest to the objective's, seconds: what is really counted. */
  readonly bucketSeconds: number;
}

/** Time to the first token, or to the whole answer of a model that answers at once. */
export function firstTokenBound({ engine }: ServingPool, slo: Slo): LatencyBound {
  const { firstToken, wholeAnswer } = engineSeries[engine.kind];
  return latencyBound(slo.tpot === null ? wholeAnswer : firstToken, slo.ttft);
}

/** Time per output token; null for a model that answers at once. */
export function outputTokenBound({ engine }: ServingPool, slo: Slo): LatencyBound | null {
  return slo.tpot === null ? null : latencyBound(engineSeries[engine.kind].outputToken, slo.tpot);
}

function latencyBound(histogram: string, { percentile, boundMs }: Slo['ttft']): LatencyBound {
  return { histogram, percentile, boundMs, bucketSeconds: nearest(bucketsOf(histogram), boundMs / 1000) };
}

/** By their ratio, since buckets grow by ratios: 2 s is nearer to 2.5 s than to 1 s. */
function nearest(buckets: readonly number[], bound: number): number {
  const distance = (bucket: number) => Math.abs(Math.log(bucket / bound));
  return buckets.reduce((best, bucket) => (distance(bucket) < distance(best) ? bucket : best));
}

/** Burn rates of the objectives for the first token and for each further one. */
export function latencyRules(pool: ServingPool, slo: Slo, retentionHours: number): RuleGroup[] {
  const perToken = outputTokenBound(pool, slo);
  const objectives = [
    slower(pool, firstTokenBound(pool, slo), {
      alert: 'TtftBurn',
      runbook: 'ttft-burn',
      series: 'pool:ttft_slow',
      what: slo.tpot === null ? 'whole answers' : 'first tokens',
    }),
    ...(perToken === null
      ? []
      : [
          slower(pool, perToken, {
            alert: 'TpotBurn',
            runbook: 'tpot-burn',
            series: 'pool:tpot_slow',
            what: 'output tokens',
          }),
        ]),
  ];
  return objectives.flatMap((objective) => burnRules(objective, retentionHours));
}

interface Named extends Pick<Objective, 'alert' | 'runbook' | 'series'> {
  readonly what: string;
}

function slower(pool: ServingPool, bound: LatencyBound, { what, ...named }: Named): Objective {
  const { histogram, percentile, boundMs, bucketSeconds } = bound;
  const fast = (window: string) =>
    `sum(rate(${histogram}_bucket{${ofPool(pool.name)},le="${bucketBound(bucketSeconds)}"}[${window}]))`;
  const all = (window: string) => `sum(rate(${histogram}_count{${ofPool(pool.name)}}[${window}]))`;
  return {
    ...named,
    labels: { pool: pool.name },
    budget: 1 - percentile / 100,
    share: (window) => `1 - ${fast(window)} / ${all(window)}`,
    summary: `${pool.name}: too many ${what} take longer than ${boundMs} ms`,
    description:
      `${figure(percentile)} % of ${what} of ${pool.name} may take ${boundMs} ms at most; ` +
      `counted at ${figure(bucketSeconds * 1000)} ms, the nearest bound that the engine counts by.`,
  };
}

/** Prometheus 3 writes bounds of buckets as floating-point numbers, whatever the engine wrote. */
function bucketBound(seconds: number): string {
  return Number.isInteger(seconds) ? `${seconds}.0` : String(seconds);
}
