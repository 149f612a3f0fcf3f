import {
  checkEach,
  type Finding,
  fault,
  isRecord,
  listAt,
  type PlacedRelease,
  type PlacedResource,
  type Rule,
  resourceLocation,
  textAt,
  valueAt,
} from '#evidence';
import type { Topology } from '#topology';
import { type Alert, listAlerts } from './list-alerts';
import type { OperabilityInput } from './operability-input';
import { type Topics, takeTopics } from './topics';

const alarmReaches: Rule<OperabilityInput> = {
  name: 'alarm-reaches-topic',
  claim: 'Every CloudWatch alarm tells a topic that a template makes, and every action of an alarm leads to one.',
  check({ inventory }) {
    const topics = takeTopics(inventory);
    return checkEach(
      inventory.resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm'),
      (alarm) => actionFaults(alarm, topics),
    );
  },
};

function actionFaults(alarm: PlacedResource, topics: Topics): readonly Finding[] {
  const { properties, logicalId } = alarm;
  const name = textAt(properties, 'AlarmName') ?? logicalId;
  const mend = 'give it the topic of its severity (metricAlarm in lib/stacks/metric-alarm.ts)';
  const found = (property: string, message: string) =>
    fault({ rule: alarmReaches.name, at: resourceLocation(alarm, property), message, mend });
  const actions = listAt(properties, 'AlarmActions');
  const lost = (['AlarmActions', 'OKActions', 'InsufficientDataActions'] as const).flatMap((property) =>
    listAt(properties, property).flatMap((action, index) =>
      topics.has(alarm, action)
        ? []
        : [found(`${property}.${index}`, `alarm ${name} tells ${String(action)}, which is no topic of a template`)],
    ),
  );
  if (properties.ActionsEnabled === false)
    return [found('ActionsEnabled', `alarm ${name} tells nobody: its actions are off`), ...lost];
  return actions.length > 0 ? lost : [found('AlarmActions', `alarm ${name} tells nobody`), ...lost];
}

const alertReaches: Rule<OperabilityInput> = {
  name: 'alert-reaches-topic',
  claim:
    "Every alert of Prometheus has a severity for which its cluster's Alertmanager has a route to a topic that a template makes, in the same Region (under the delivery pulumi: as the Topology has it).",
  check(input) {
    const arns = takeTopics(input.inventory).arns;
    const routes = takeRoutes(input);
    return checkEach(listAlerts(input.inventory), (alert) => alertFaults(alert, routes, arns));
  },
};

/** Rules about whom alarms tell. */
export const alarmReachRules: readonly Rule<OperabilityInput>[] = [alarmReaches, alertReaches];

/** Where a cluster's Alertmanager sends: topics by severity. */
type Routes = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

function alertFaults({ object, name, rule, at }: Alert, routes: Routes, arns: ReadonlySet<string>): readonly Finding[] {
  const region = object.region ?? '';
  const severity = textAt(rule, 'labels', 'severity');
  const bySeverity = routes.get(region) ?? new Map<string, readonly string[]>();
  const found = (message: string) =>
    fault({
      rule: alertReaches.name,
      at: { ...at, property: `${at.property}.labels.severity` },
      message,
      mend: 'give the alert a severity of lib/topology/observability.ts, and Alertmanager a route for it (lib/topology/alert-routing.ts)',
    });
  const sent = severity === null ? undefined : bySeverity.get(severity);
  if (sent === undefined || sent.length === 0) {
    const allowed = [...bySeverity.keys()].join(', ') || 'none: no Alertmanager of the Region has a route';
    return [
      found(`alert ${name} has the severity ${severity ?? '(none)'}, for which there is no route; allowed: ${allowed}`),
    ];
  }
  const local = `arn:aws:sns:${region}:`;
  return sent
    .filter((arn) => !arns.has(arn) || !arn.startsWith(local))
    .map((arn) => found(`alert ${name} goes to ${arn}, which is no topic of ${region} in a template`));
}

function takeRoutes({ inventory, topology }: OperabilityInput): Routes {
  const installed = topology.deployment.delivery === 'pulumi' ? plannedValues(topology) : inventory.releases;
  return new Map(
    installed.flatMap(({ region, values }): [string, ReadonlyMap<string, readonly string[]>][] => {
      const config = valueAt(values, 'alertmanager', 'config');
      return isRecord(config) ? [[region ?? '', topicsBySeverity(config)]] : [];
    }),
  );
}

/** The Pulumi program installs components from the Topology: no rendered file holds their values. */
function plannedValues({ jurisdictions }: Topology): readonly Pick<PlacedRelease, 'region' | 'values'>[] {
  return jurisdictions
    .flatMap(({ regions }) => regions)
    .flatMap(({ name, components }) => components.map(({ values }) => ({ region: name, values })));
}

function topicsBySeverity(config: unknown): ReadonlyMap<string, readonly string[]> {
  const receivers = new Map(
    listAt(config, 'receivers').map((receiver) => [
      textAt(receiver, 'name'),
      listAt(receiver, 'sns_configs').flatMap((sns) => textAt(sns, 'topic_arn') ?? []),
    ]),
  );
  return new Map(
    listAt(config, 'route', 'routes').flatMap((route): [string, readonly string[]][] => {
      const matched = listAt(route, 'matchers').flatMap(
        (matcher) => /^severity="([^"]+)"$/.exec(String(matcher))?.[1] ?? [],
      );
      const sent = receivers.get(textAt(route, 'receiver')) ?? [];
      return matched.map((severity) => [severity, sent]);
    }),
  );
}
