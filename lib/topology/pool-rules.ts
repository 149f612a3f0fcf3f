import type { ModelBlueprint } from '#blueprint';
import { type AlertForm, figure, ruleGroup } from './alert-rule';
import { burnRules } from './burn-rules';
import { engineSeries, ofPool } from './engine-series';
import { latencyRules } from './latency-rules';
import type { ServingPool } from './model-pool';
import type { RuleFile, RuleGroup } from './monitoring';
import { type ScaledPool, scalerAlerts } from './scaler-rules';

/** Full from here on: the engine preempts requests, which then start again. */
const kvPressure = 0.9;

/** Share of the engines that the picker may miss while pods come and go. */
const seenEngines = 0.5;

/** The rules of one model pool, from the objectives of its model. */
export function poolRuleFile(pool: ScaledPool, model: ModelBlueprint, retentionHours: number): RuleFile {
  return {
    name: `pool-${pool.name}`,
    groups: [
      ...latencyRules(pool, model.slo, retentionHours),
      ...shedding(pool, model, retentionHours),
      ruleGroup('pool', [
        ...queueWait(pool, model),
        ...picker(pool),
        emptyPool(pool),
        ...replicasMissing(pool),
        kvCache(pool),
        ...scalerAlerts(pool),
      ]),
    ],
  };
}

/** Requests that the picker turned away, as a share of the availability objective's budget. */
function shedding({ name, picker: { metrics } }: ServingPool, { slo }: ModelBlueprint, hours: number): RuleGroup[] {
  const { requests, shedOutcomes } = metrics;
  const shed = (window: string) => `sum(rate(${requests}{${ofPool(name)},outcome=~"${shedOutcomes}"}[${window}]))`;
  return burnRules(
    {
      alert: 'Shedding',
      runbook: 'shedding',
      series: 'pool:shed',
      labels: { pool: name },
      budget: 1 - slo.availability,
      share: (window) => `${shed(window)} / sum(rate(${requests}{${ofPool(name)}}[${window}]))`,
      summary: `${name}: requests are turned away`,
      description: `${figure(slo.availability * 100)} % of requests to ${name} are to be answered; the picker refuses them, or lets them wait too long.`,
    },
    hours,
  );
}

/** The engines' own figures begin after the picker's queue: what is waited here comes on top of the first token's time. */
function queueWait({ name, picker: { metrics } }: ServingPool, { slo }: ModelBlueprint): AlertForm[] {
  const { percentile, boundMs } = slo.ttft;
  const wait = `histogram_quantile(${figure(percentile / 100)}, sum by (le) (rate(${metrics.queueWait}_bucket{${ofPool(name)}}[5m])))`;
  const form = {
    alert: 'QueueWait',
    runbook: 'queue-wait',
    labels: { pool: name },
    forSeconds: 300,
    description: `At the percentile of the objective (P${figure(percentile)}); the objective gives the first token ${boundMs} ms, the wait included.`,
  };
  const above = (share: number) => `${wait} > ${figure((boundMs * share) / 1000)}`;
  return [
    {
      ...form,
      severity: 'warning',
      expr: above(0.5),
      summary: `${name}: requests wait over ${figure(boundMs / 2000)} s for an engine, half of what the first token may take`,
    },
    {
      ...form,
      severity: 'critical',
      expr: above(1),
      summary: `${name}: requests wait over ${figure(boundMs / 1000)} s for an engine, all that the first token may take`,
    },
  ];
}

/** How many engines Prometheus reads; no answer when there are none. */
function engines({ name, engine }: ServingPool): string {
  return `count(${engineSeries[engine.kind].running}{${ofPool(name)}})`;
}

function picker(pool: ServingPool): AlertForm[] {
  const { name } = pool;
  const seen = `max(${pool.picker.metrics.readyEndpoints}{${ofPool(name)}})`;
  return [
    {
      alert: 'PickerBlind',
      runbook: 'picker-blind',
      severity: 'critical',
      forSeconds: 180,
      labels: { pool: name },
      expr: `${engines(pool)} unless ${seen} >= ${figure(seenEngines)} * ${engines(pool)}`,
      summary: `${name}: the picker sees less than half of the engines that answer, or does not answer itself`,
      description: `What it does not see gets no requests, or all are spread without a look at queues and caches.`,
    },
    {
      alert: 'PickerBypassed',
      runbook: 'picker-blind',
      severity: 'warning',
      forSeconds: 120,
      labels: { pool: name },
      expr: `sum(rate(envoy_http_ext_proc_failure_mode_allowed{${ofPool(name)}}[5m])) > 0`,
      summary: `${name}: requests pass the picker by`,
      description: `The pool's Envoy got no answer from the picker and went on without: queues grow unevenly, and tiers do not count.`,
    },
  ];
}

function emptyPool(pool: ServingPool): AlertForm {
  const { name, engine, picker: tier2 } = pool;
  return {
    alert: 'EmptyPool',
    runbook: 'empty-pool',
    severity: 'critical',
    forSeconds: 120,
    labels: { pool: name },
    expr: `max(absent(${engineSeries[engine.kind].running}{${ofPool(name)}}) or max(${tier2.metrics.readyEndpoints}{${ofPool(name)}}) == 0)`,
    summary: `${name}: no engine answers`,
    description: 'Every request for this model leaves the Region, falls back to a smaller model, or fails.',
  };
}

/** None where one replica is all there should be: a count is never below 1, and `EmptyPool` tells of none. */
function replicasMissing(pool: ServingPool): AlertForm[] {
  const { name, base, burst, engine } = pool;
  const always = base.replicas + (burst?.minReplicas ?? 0);
  if (always < 2) return [];
  return [
    {
      alert: 'ReplicasMissing',
      runbook: 'replicas-missing',
      severity: 'warning',
      // a replica may take as long to start
      forSeconds: engine.progressDeadlineSeconds,
      labels: { pool: name },
      expr: `${engines(pool)} < ${always}`,
      summary: `${name}: fewer than ${always} engines answer`,
      description:
        'Base and the least of burst are the warm capacity, sized for the P95 of traffic and the loss of a peer Region.',
    },
  ];
}

function kvCache({ name, engine }: ServingPool): AlertForm {
  return {
    alert: 'KvPressure',
    runbook: 'kv-pressure',
    severity: 'warning',
    forSeconds: 600,
    labels: { pool: name },
    expr: `avg(${engineSeries[engine.kind].kvCacheUsage}{${ofPool(name)}}) > ${figure(kvPressure)}`,
    summary: `${name}: over ${figure(kvPressure * 100)} % of the KV cache is in use, on the average of the engines`,
    description:
      'Full engines put requests aside and compute them anew later: output tokens come late, and queues grow.',
  };
}
