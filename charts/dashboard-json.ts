import type { Dashboard, DashboardVariable, JsonObject, Panel, PanelUnit } from '#topology';
import { dashboardGrid, type Placed } from './dashboard-grid';
import { sortedJson } from './sorted-json';

/** Version of Grafana's schema that the panels are written in; Grafana migrates older ones when it loads them. */
const schemaVersion = 41;

/** Variable by which a person chooses the Prometheus to ask: the cluster's own, or the managed one of any Region. */
const dataSource = { type: 'prometheus', uid: '$datasource' } as const;

/** Grafana's names of units. */
const units: Readonly<Record<PanelUnit, string>> = {
  count: 'short',
  seconds: 's',
  share: 'percentunit',
  'per-second': 'cps',
  bytes: 'bytes',
};

/** A dashboard as Grafana's provisioning reads it, keys sorted. */
export function dashboardJson(dashboard: Dashboard): string {
  const { uid, title, description, rangeHours, refreshSeconds, variables } = dashboard;
  return JSON.stringify(
    sortedJson({
      uid,
      title,
      description,
      schemaVersion,
      editable: false,
      tags: ['meridian'],
      timezone: 'utc',
      refresh: `${refreshSeconds}s`,
      time: { from: `now-${rangeHours}h`, to: 'now' },
      templating: { list: [dataSourceVariable, ...variables.map(variable)] },
      panels: dashboardGrid(dashboard).map(placed),
    }),
  );
}

function placed({ id, gridPos, item }: Placed): JsonObject {
  if ('panels' in item) return { id, gridPos, type: 'row', title: item.title, collapsed: false, panels: [] };
  return { id, gridPos, ...timeSeries(item) };
}

const dataSourceVariable: JsonObject = {
  name: 'datasource',
  label: 'Prometheus',
  type: 'datasource',
  query: 'prometheus',
};

function variable({ name, label, series, valuesOf }: DashboardVariable): JsonObject {
  return {
    name,
    label,
    type: 'query',
    datasource: dataSource,
    query: { query: `label_values(${series}, ${valuesOf})`, refId: name },
    // read anew whenever the time range changes; sorted by name
    refresh: 2,
    sort: 1,
  };
}

function timeSeries({ title, description, unit, queries, bound }: Panel): JsonObject {
  return {
    type: 'timeseries',
    title,
    description,
    datasource: dataSource,
    fieldConfig: { defaults: { unit: units[unit], min: 0, ...line(bound) }, overrides: [] },
    options: {
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
    targets: queries.map(({ expr, legend }, index) => ({
      datasource: dataSource,
      refId: String.fromCharCode('A'.charCodeAt(0) + index),
      editorMode: 'code',
      range: true,
      expr,
      legendFormat: legend,
    })),
  };
}

/** A line at the bound. */
function line(bound: number | null): JsonObject {
  if (bound === null) return {};
  const steps: JsonObject[] = [{ color: 'green' }, { color: 'red', value: bound }];
  return { custom: { thresholdsStyle: { mode: 'line' } }, thresholds: { mode: 'absolute', steps } };
}
