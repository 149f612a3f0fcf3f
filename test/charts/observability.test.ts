import type { PodMonitorSpec } from '#charts/imports/monitoring.coreos.com';
import { dashboardQueries } from '#test/rules/dashboard-queries';
import { objectsOf, places } from './rendered';

interface GrafanaPanel {
  readonly id: number;
  readonly type: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: { readonly uid: string };
  readonly targets?: readonly { readonly refId: string; readonly expr: string }[];
}

interface GrafanaDashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly GrafanaPanel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
}

const observed = places.map((it) => ({
  ...it,
  files: it.files.filter(({ concern }) => concern === '60-observability'),
}));

const dashboards = observed.flatMap(({ place, region, files }) =>
  objectsOf<{ readonly data: Readonly<Record<string, string>> }>(files, 'ConfigMap').map((configMap) => ({
    title: `${place} ${configMap.metadata.name}`,
    region,
    configMap,
    dashboard: JSON.parse(Object.values(configMap.data)[0] ?? '') as GrafanaDashboard,
  })),
);

test.each(observed)('$place: all of it stands in the namespace of Prometheus', ({ region, files }) => {
  const namespaces = files
    .flatMap(({ objects }) => objects)
    .map(({ metadata }) => (metadata as { namespace?: string }).namespace);
  expect(new Set(namespaces)).toEqual(new Set([region.monitoring.namespace]));
});

test.each(observed)('$place: one object of rules for each pool and two for the Region', ({ region, files }) => {
  expect(objectsOf(files, 'PrometheusRule').map(({ metadata }) => metadata.name)).toEqual([
    'gateway',
    'region',
    ...region.modelPools.map(({ name }) => `pool-${name}`),
  ]);
});

test.each(observed)('$place: alerts carry severity, times and where to read on', ({ region, files }) => {
  const decided = region.monitoring.ruleFiles.flatMap(({ groups }) =>
    groups.flatMap(({ rules }) => rules.flatMap((rule) => (rule.kind === 'alert' ? [rule] : []))),
  );
  const rendered = objectsOf<{
    readonly spec: { readonly groups: readonly { readonly rules: readonly Readonly<Record<string, unknown>>[] }[] };
  }>(files, 'PrometheusRule')
    .flatMap(({ spec }) => spec.groups.flatMap(({ rules }) => rules))
    .filter(({ alert }) => alert !== undefined);
  expect(rendered).toEqual(
    decided.map(({ alert, expr, forSeconds, severity, labels, summary, description, runbook }) => ({
      alert,
      expr,
      for: `${forSeconds}s`,
      labels: { ...Object.fromEntries(labels.map(({ key, value }) => [key, value])), severity },
      annotations: { summary, description, runbook },
    })),
  );
});

test.each(observed)(
  '$place: monitors find the gateway by the labels that Envoy Gateway gives, and drop the rest',
  ({ region, files }) => {
    const all = objectsOf<{ readonly spec: PodMonitorSpec }>(files, 'PodMonitor');
    const monitors = all.filter(({ metadata }) => metadata.name.startsWith('gateway-'));
    expect(monitors.map(({ spec }) => spec.podMetricsEndpoints?.map(({ port, path }) => [port, path]))).toEqual([
      [['metrics', '/stats/prometheus']],
      [['aigw-admin', '/metrics']],
    ]);
    for (const { spec } of monitors) {
      expect(spec.namespaceSelector?.matchNames).toEqual([region.gateway.serviceNamespace]);
      expect(spec.selector.matchLabels).toMatchObject({
        'gateway.envoyproxy.io/owning-gateway-name': region.gateway.name,
      });
      expect(
        spec.podMetricsEndpoints?.[0]?.metricRelabelings?.map(({ action, sourceLabels }) => [action, sourceLabels]),
      ).toEqual([['keep', ['__name__']]]);
    }
  },
);

test.each(dashboards)('$title: Grafana finds it by the label that its sidecar looks for', ({ region, configMap }) => {
  const values = region.components.find(({ name }) => name === 'prometheus')?.values as {
    readonly grafana: {
      readonly enabled: boolean;
      readonly sidecar: { readonly dashboards: Readonly<Record<string, unknown>> };
    };
  };
  const { label, labelValue, searchNamespace, resource } = values.grafana.sidecar.dashboards;
  expect(values.grafana.enabled).toBe(true);
  expect(configMap.metadata.labels).toEqual({ [String(label)]: labelValue });
  expect([searchNamespace, resource]).toEqual([configMap.metadata.namespace, 'configmap']);
});

test.each(dashboards)('$title: panels have ids of their own and do not overlap', ({ dashboard }) => {
  const { panels } = dashboard;
  expect(panels.map(({ id }) => id)).toEqual(panels.map((_, index) => index + 1));
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...panels.map(({ gridPos }) => gridPos.x + gridPos.w))).toBeLessThanOrEqual(24);
});

test.each(dashboards)(
  '$title: its queries are those of the Topology, asked of the Prometheus that is chosen',
  ({ dashboard, region }) => {
    const decided = region.monitoring.dashboards.find(({ uid }) => uid === dashboard.uid);
    const graphs = dashboard.panels.filter(({ type }) => type === 'timeseries');
    expect(graphs.map(({ targets = [] }) => targets.map(({ expr }) => expr))).toEqual(
      decided?.rows.flatMap(({ panels }) => panels.map(({ queries }) => queries.map(({ expr }) => expr))),
    );
    expect(new Set(graphs.map(({ datasource }) => datasource?.uid))).toEqual(new Set(['$datasource']));
    expect(dashboard.templating.list.map(({ name }) => name)).toEqual([
      'datasource',
      ...(decided?.variables ?? []).map(({ name }) => name),
    ]);
  },
);

test.each(dashboards)('$title: every choice that a query names is offered', ({ dashboard }) => {
  const offered = new Set(dashboard.templating.list.map(({ name }) => name));
  const named = dashboard.panels.flatMap(({ targets = [] }) =>
    targets.flatMap(({ expr }) => [...expr.matchAll(/\$(\w+?)(?=\W|-|$)/g)].map(([, name]) => name)),
  );
  expect(named.filter((name) => !offered.has(name ?? ''))).toEqual([]);
});

test('what is tried with promtool is every query that is shown', () => {
  const shown = dashboards.flatMap(({ dashboard }) =>
    dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  );
  const tried = new Set(dashboardQueries().map(({ expr }) => expr));
  const filled = (expr: string) => expr.replace(/\$(pool|tenant)/g, 'chosen');
  expect(shown.filter((expr) => !tried.has(filled(expr)))).toEqual([]);
});
