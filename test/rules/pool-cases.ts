import type { ModelBlueprint } from '#blueprint';
import { bucketsOf } from '#catalog';
import { engineSeries, poolLabel } from '#lib/topology/engine-series';
import { firstTokenBound, type LatencyBound, outputTokenBound } from '#lib/topology/latency-rules';
import type { ScaledPool } from '#lib/topology/scaler-rules';
import type { AlertRule, RuleGroup } from '#topology';
import { all, burnCases, counted, good } from './burn-cases';
import { alertsOf, type RuleCase } from './rule-case';
import { bucketShares, counter, type Series, selector, steady } from './series';

interface Subject {
  readonly pool: ScaledPool;
  readonly groups: readonly RuleGroup[];
}

/** What the alerts of one pool must do. */
export function poolCases(pool: ScaledPool, model: ModelBlueprint, groups: readonly RuleGroup[]): readonly RuleCase[] {
  const subject = { pool, groups };
  const perToken = outputTokenBound(pool, model.slo);
  return [
    ...latencyCases(subject, 'TtftBurn', firstTokenBound(pool, model.slo)),
    ...(perToken === null ? [] : latencyCases(subject, 'TpotBurn', perToken)),
    ...shedding(subject),
    ...queueWait(subject, model),
    ...pickerCases(subject),
    ...engineCases(subject),
    ...scalerCases(subject),
  ];
}

function labelled({ name }: ScaledPool, labels: Readonly<Record<string, string>> = {}) {
  return { [poolLabel]: name, ...labels };
}

function latencyCases({ pool, groups }: Subject, alert: string, bound: LatencyBound): readonly RuleCase[] {
  const { histogram, bucketSeconds } = bound;
  const le = Number.isInteger(bucketSeconds) ? bucketSeconds.toFixed(1) : String(bucketSeconds);
  return burnCases(groups, alert, (happenings) => [
    counter(selector(`${histogram}_bucket`, labelled(pool, { pod: 'a', le })), ...good(happenings)),
    counter(selector(`${histogram}_bucket`, labelled(pool, { pod: 'a', le: '+Inf' })), ...all(happenings)),
    counter(selector(`${histogram}_count`, labelled(pool, { pod: 'a' })), ...all(happenings)),
    // another pool, in which nothing is fast
    counter(selector(`${histogram}_count`, { [poolLabel]: 'other' }), ...all(happenings)),
  ]);
}

function shedding({ pool, groups }: Subject): readonly RuleCase[] {
  const requests = (outcome: string) => selector(pool.picker.metrics.requests, labelled(pool, { outcome }));
  const gaveUp = 'EvictedContextCancelled';
  return [
    ...burnCases(groups, 'Shedding', counted(requests('RejectedCapacity'), requests('Dispatched'))),
    {
      alert: 'Shedding',
      reason: 'clients give up: they were not turned away',
      stepMinutes: 1,
      atMinutes: 60,
      series: [
        counter(requests(gaveUp), { perStep: 500, steps: 60 }),
        counter(requests('Dispatched'), { perStep: 500, steps: 60 }),
      ],
      fires: [],
    },
  ];
}

function rulesNamed({ groups }: Subject, alert: string): readonly AlertRule[] {
  return alertsOf(groups).filter((rule) => rule.alert === alert);
}

/** Cases of an alert that looks at the last minutes only. */
function brief(subject: Subject, alert: string, atMinutes = 30) {
  const rules = rulesNamed(subject, alert);
  const common = { alert, stepMinutes: 1, atMinutes };
  return {
    rules,
    fires: (reason: string, series: readonly Series[], firing = rules): RuleCase => ({
      ...common,
      reason,
      series,
      fires: firing.map((rule) => ({ rule, labels: {} })),
    }),
    silent: (reason: string, series: readonly Series[]): RuleCase => ({ ...common, reason, series, fires: [] }),
  };
}

function queueWait(subject: Subject, { slo }: ModelBlueprint): readonly RuleCase[] {
  const { queueWait: histogram } = subject.pool.picker.metrics;
  const { rules, fires, silent } = brief(subject, 'QueueWait');
  const waits = (share: number) =>
    bucketShares(bucketsOf(histogram), {
      quantile: slo.ttft.percentile / 100,
      seconds: (slo.ttft.boundMs / 1000) * share,
    }).map((bucket) =>
      counter(selector(`${histogram}_bucket`, labelled(subject.pool, { le: bucket.le })), {
        perStep: 1000 * bucket.share,
        steps: 30,
      }),
    );
  return [
    fires('the wait alone takes more than the first token may', waits(1.1)),
    fires(
      'the wait takes three quarters of it',
      waits(0.75),
      rules.filter(({ severity }) => severity === 'warning'),
    ),
    silent('the wait takes a quarter of it', waits(0.25)),
    silent('nobody waits', []),
  ];
}

/** So many engines that answer. */
function engines({ pool }: Subject, count: number, steps: number): readonly Series[] {
  const { running } = engineSeries[pool.engine.kind];
  return Array.from({ length: count }, (_, index) =>
    steady(selector(running, labelled(pool, { pod: `engine-${index}` })), 1, steps),
  );
}

function pickerCases(subject: Subject): readonly RuleCase[] {
  const { pool } = subject;
  const seen = (count: number) => [steady(selector(pool.picker.metrics.readyEndpoints, labelled(pool)), count, 30)];
  const four = engines(subject, 4, 30);
  const blind = brief(subject, 'PickerBlind');
  const bypassed = brief(subject, 'PickerBypassed');
  const allowed = selector('envoy_http_ext_proc_failure_mode_allowed', labelled(pool, { pod: 'envoy' }));
  return [
    blind.fires('it sees one of four engines', [...four, ...seen(1)]),
    blind.fires('it says nothing', four),
    blind.silent('it sees all', [...four, ...seen(4)]),
    blind.silent('it sees half of them while the others start', [...four, ...seen(2)]),
    blind.silent('there are no engines to see', seen(0)),
    bypassed.fires('requests go on without an answer', [counter(allowed, { perStep: 3, steps: 30 })]),
    bypassed.silent('it happened before', [counter(allowed, { perStep: 3, steps: 10 }, { perStep: 0, steps: 20 })]),
    bypassed.silent('the Envoy is not there', []),
  ];
}

function engineCases(subject: Subject): readonly RuleCase[] {
  const { pool } = subject;
  const { readyEndpoints } = pool.picker.metrics;
  const { kvCacheUsage } = engineSeries[pool.engine.kind];
  const always = pool.base.replicas + (pool.burst?.minReplicas ?? 0);
  const long = Math.ceil(pool.engine.progressDeadlineSeconds / 60) + 10;
  const empty = brief(subject, 'EmptyPool');
  const missing = brief(subject, 'ReplicasMissing', long);
  const pressure = brief(subject, 'KvPressure');
  const seen = (count: number) => steady(selector(readyEndpoints, labelled(pool)), count, 30);
  const cache = (...shares: readonly number[]) =>
    shares.map((share, index) => steady(selector(kvCacheUsage, labelled(pool, { pod: `engine-${index}` })), share, 30));
  return [
    empty.fires('the picker sees no engine', [...engines(subject, 1, 30), seen(0)]),
    empty.fires('nothing is left', []),
    empty.silent('one engine answers', [...engines(subject, 1, 30), seen(1)]),
    ...(always < 2
      ? []
      : [
          missing.fires('one is missing', engines(subject, always - 1, long)),
          missing.silent('all are there', engines(subject, always, long)),
          missing.silent('it has just gone', [
            ...engines(subject, always - 1, long),
            steady(selector(engineSeries[pool.engine.kind].running, labelled(pool, { pod: 'gone' })), 1, long - 7),
          ]),
        ]),
    pressure.fires('all caches are nearly full', cache(0.95, 0.97)),
    pressure.silent('one of two is', cache(0.99, 0.4)),
    pressure.silent('no engine tells', []),
  ];
}

function scalerCases(subject: Subject): readonly RuleCase[] {
  const { pool } = subject;
  const { burst, scaling } = pool;
  if (burst === null || scaling === null) return [];
  const broken = brief(subject, 'ScalerBroken');
  const exhausted = brief(subject, 'BurstExhausted');
  const errors = selector('keda_scaler_detail_errors_total', { scaledObject: scaling.scaler, metric: 's0-waiting' });
  const others = selector('keda_scaler_detail_errors_total', { scaledObject: 'other', metric: 's0-waiting' });
  const desired = (replicas: number) => [
    steady(
      selector('kube_horizontalpodautoscaler_status_desired_replicas', {
        namespace: pool.namespace,
        horizontalpodautoscaler: `keda-hpa-${scaling.scaler}`,
      }),
      replicas,
      30,
    ),
  ];
  return [
    broken.fires('its queries fail', [counter(errors, { perStep: 2, steps: 30 })]),
    broken.silent('they failed before', [counter(errors, { perStep: 2, steps: 10 }, { perStep: 0, steps: 20 })]),
    broken.silent('those of another pool fail', [counter(others, { perStep: 2, steps: 30 })]),
    broken.silent('none ever failed', []),
    ...(burst.maxReplicas === burst.minReplicas
      ? []
      : [
          exhausted.fires('all replicas are wanted', desired(burst.maxReplicas)),
          exhausted.silent('all but one are wanted', desired(burst.maxReplicas - 1)),
          exhausted.silent('nobody says', []),
        ]),
  ];
}
