import { fields, regionalName } from './fields';
import { copied, decided, type Origins, originsOf } from './origin';

const source = 'lib/topology/resolve-observability.ts';
const alarms = 'lib/topology/resolve-alarms.ts';
const names = 'lib/topology/names.ts';

/** Where the facts of alarms, topics and logs come from. */
export const observabilityOrigins: Origins = originsOf('jurisdictions.regions.observability', {
  workspaceAlias: decided(source, '<deployment>-<region>, in production', ...regionalName, 'kind'),
  workspaceLog: decided(source, '90 days, in production', 'kind'),
  'workspaceLog.logGroupName': decided(
    names,
    '/aws/vendedlogs/prometheus/<deployment>-<region>',
    ...regionalName,
    'kind',
  ),
  workspaceIdParameter: decided(
    names,
    '/meridian/<deployment>/<region>/metrics-workspace, in production',
    ...regionalName,
    'kind',
  ),
  accessLog: decided(source, 'a month, in production: to look into what a customer reports', 'kind'),
  'accessLog.logGroupName': decided(names, '/meridian/<deployment>/<region>/access', ...regionalName, 'kind'),
  keyWatch: decided(source, 'calls that can make a key unusable, in production', 'kind'),
  'keyWatch.ruleName': decided(source, '<deployment>-<region>-key-at-risk', ...regionalName, 'kind'),
  'topics.name': decided(names, '<deployment>-<region>-<severity>', ...regionalName),
  'topics.severity': decided(source, 'one for what wakes people, one for what can wait'),
  'topics.secretName': copied(source, 'alerts'),
  ...originsOf('alarms', {
    name: decided(alarms, '<deployment>-<region>-<what>', ...regionalName),
    severity: decided(alarms, 'critical where requests or data are lost'),
    description: decided(alarms, 'a sentence that names what it watches', 'name', fields.region, fields.jurisdiction),
    runbook: decided(alarms, 'the section of docs/runbook.md that tells what to do'),
    metric: decided(alarms, 'what AWS measures of what it watches'),
    'metric.dimensions.value': decided(
      alarms,
      'the name of what it watches',
      'name',
      fields.region,
      fields.jurisdiction,
      fields.account,
    ),
    comparison: decided(alarms, 'all alarms are of the kind "greater"'),
    threshold: decided(alarms, 'from where on somebody has to know'),
    evaluationPeriods: decided(alarms, 'for how long it has to last'),
    missingData: decided(alarms, 'a metric that is silent is no alarm'),
  }),
  dashboardName: decided(source, '<deployment>-<region>', ...regionalName),
});
