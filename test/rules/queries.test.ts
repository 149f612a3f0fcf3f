import { poolLabel } from '#lib/topology/engine-series';
import { places } from '#test/charts/rendered';
import { shippedRegions } from '#test/topology/shipped-topologies';
import type { Region } from '#topology';
import { dashboardQueries } from './dashboard-queries';
import { knownSeries } from './known-series';
import { readQuery } from './promql';

test.each(['sum(', 'sum(rate(a[5m])', 'a{b=}', 'a and'])('%s is no query', (expr) => {
  expect(() => readQuery(expr)).toThrow(/^not PromQL at character \d+: /);
});

test('a query names its series, its labels and what it groups by', () => {
  expect(readQuery('sum by (pool) (rate(vllm:x_bucket{le="1",a!~"b"}[5m])) > y')).toEqual({
    series: [
      { name: 'vllm:x_bucket', labels: ['le', 'a'] },
      { name: 'y', labels: [] },
    ],
    grouped: ['pool'],
  });
});

/** Every query of a Region, by where it stands. */
function queriesOf({ monitoring, modelPools }: Region): readonly (readonly [place: string, expr: string])[] {
  const rules = monitoring.ruleFiles.flatMap(({ name, groups }) =>
    groups.flatMap((group) =>
      group.rules.map((rule) => [`${name} ${rule.kind === 'alert' ? rule.alert : rule.record}`, rule.expr] as const),
    ),
  );
  const panels = dashboardQueries().map(({ place, expr }) => [place, expr] as const);
  const scalers = modelPools.flatMap(({ name, scaling }) =>
    (scaling?.queries ?? []).map((query) => [`scaler ${name} ${query.name}`, query.query] as const),
  );
  return [...rules, ...panels, ...scalers];
}

test.each(shippedRegions)('%s: every query asks for series and labels that somebody serves', (_, region) => {
  const known = knownSeries(region);
  const problems = queriesOf(region).flatMap(([place, expr]) => {
    const { series, grouped } = readQuery(expr);
    const labels = new Set(series.flatMap(({ name }) => [...(known.get(name) ?? [])]));
    return [
      ...series.filter(({ name }) => !known.has(name)).map(({ name }) => `${place}: nobody serves ${name}`),
      ...series.flatMap(({ name, labels: asked }) =>
        asked
          .filter((label) => known.get(name)?.has(label) === false)
          .map((label) => `${place}: ${name} has no ${label}`),
      ),
      ...grouped
        .filter((label) => !labels.has(label))
        .map((label) => `${place}: grouped by ${label}, which nothing has`),
    ];
  });
  expect(problems).toEqual([]);
});

test.each(shippedRegions)('%s: every series of a pool is asked for by the pool', (_, { monitoring, modelPools }) => {
  const ofPools = new Set(modelPools.map(({ name }) => `pool-${name}`));
  const exprs = monitoring.ruleFiles
    .filter(({ name }) => ofPools.has(name))
    .flatMap(({ name, groups }) => groups.flatMap(({ rules }) => rules.map(({ expr }) => [name, expr] as const)));
  for (const [name, expr] of exprs) {
    const pool = name.replace('pool-', '');
    const engine = readQuery(expr).series.filter((series) => /^(?:vllm:|llm_d|inference_|envoy_)/.test(series.name));
    for (const { labels } of engine) expect(labels).toContain(poolLabel);
    if (engine.length > 0) expect(expr).toContain(`${poolLabel}="${pool}"`);
  }
});

test.each(shippedRegions)('%s: what pickers serve is in the register', (_, region) => {
  const known = knownSeries(region);
  const names = region.modelPools.flatMap(({ picker: { metrics } }) => [
    metrics.queueSize,
    `${metrics.queueWait}_bucket`,
    metrics.requests,
    metrics.saturation,
    metrics.readyEndpoints,
  ]);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

test.each(places)('$place: what monitors keep is what is asked for, and all of it', ({ region }) => {
  const asked = [...new Set(queriesOf(region).flatMap(([, expr]) => readQuery(expr).series.map(({ name }) => name)))];
  const { podMonitors } = region.monitoring;
  const kept = podMonitors.flatMap(({ keep }) => keep).map((pattern) => new RegExp(`^(?:${pattern})$`));
  const fromGateway = asked.filter((name) => /^(?:gen_ai_|meridian_authorizer_|envoy_(?!http_ext_proc))/.test(name));
  expect(fromGateway.filter((name) => !kept.some((pattern) => pattern.test(name)))).toEqual([]);
  expect(kept.filter((pattern) => !fromGateway.some((name) => pattern.test(name)))).toEqual([]);
});
