import { fields, ofModel } from './fields';
import { decided, type Origin, type Origins, originsOf, planned } from './origin';

const source = 'lib/topology/resolve-monitoring.ts';
const pools = 'lib/topology/pool-rules.ts';
const objectives = [ofModel('slo'), 'data.erasureDeadlineDays'];

/** Where the facts of rules, dashboards and monitors come from: conventions, held against the blueprint's objectives. */
export const monitoringOrigins: Origins = originsOf('jurisdictions.regions.monitoring', {
  namespace: decided('lib/topology/names.ts', 'monitoring'),
  retentionHours: decided(
    source,
    '96 hours in production, a day beyond the longest window of a burn rate; 12 in a demo',
    'kind',
  ),
  podMonitors: decided(source, "the gateway's pods, with the series that a rule or a dashboard reads"),
  ...originsOf('ruleFiles', {
    name: decided(pools, 'gateway, region, and pool-<model> for each pool', fields.model),
    'groups.name': decided('lib/topology/alert-rule.ts', 'what its rules are about'),
    'groups.intervalSeconds': decided(
      'lib/topology/burn-rules.ts',
      'how often its rules are looked at: seldom for the long windows of a burn rate',
    ),
    ...originsOf('groups.rules', rules()),
  }),
  dashboards: decided('lib/topology/fleet-dashboard.ts', 'four dashboards: fleet, Region, model, tenant'),
  'dashboards.title': decided(
    'lib/topology/region-dashboard.ts',
    "what it shows; the Region's names its Region",
    fields.region,
  ),
  'dashboards.rows.panels.queries.expr': decided(
    'lib/topology/engine-series.ts',
    "the series of the pools' engines and pickers",
    ofModel('engine.kind'),
    'routing.pickerDialect',
  ),
  dashboardLabel: decided(source, "the label by which Grafana's sidecar finds dashboards"),
  serviceMetrics: decided('lib/topology/service-metrics.ts', 'series of the services, with what they mean'),
});

function rules(): Origins {
  const told: Origin = planned(pools, {
    how: 'objectives of the model and of the services; counts of the plan',
    steps: ['replicas'],
    fields: [...objectives, fields.model],
  });
  return {
    kind: decided(pools, 'a recorded series, or an alert'),
    record: decided('lib/topology/burn-rules.ts', 'a share over a window, for the burn rate of an objective'),
    alert: decided(pools, 'what is wrong, one name for each section of docs/runbook.md'),
    expr: { ...told, fields: [...told.fields, ofModel('engine.kind'), 'routing.pickerDialect'] },
    summary: { ...told, fields: [...told.fields, 'safety.deadlineMs'] },
    description: { ...told, steps: ['replicas', 'schedules'] },
    labels: decided(pools, 'what the rule is about'),
    'labels.value': decided(pools, "what the rule is about: a pool's rules name their pool", fields.model),
    severity: decided(pools, 'critical where requests or data are lost'),
    runbook: decided(pools, 'the section of docs/runbook.md that tells what to do'),
    forSeconds: planned(pools, {
      how: 'how long it has to last; replicas that are missing have as long as one may take to start',
      steps: ['warm-up'],
    }),
  };
}
