import type { Region, Severity } from '#topology';
import { asRecord, byKey, type Facts, Line, Names, sorted } from './fact';
import { groupBy } from './group-by';
import { inOrder } from './in-order';
import type { NameOwn } from './own-names';

/** Who is called, and by which alarms and alerts. */
export function alertFacts({ name, observability, monitoring, peers }: Region, nameOwn: NameOwn): Facts {
  const { topics, alarms, keyWatch, workspaceAlias } = observability;
  const others = inOrder(peers).map(({ region }) => region);
  const rules = monitoring.ruleFiles.flatMap(({ groups }) => groups.flatMap((group) => group.rules));
  return {
    metrics: workspaceAlias === null ? 'in the cluster' : nameOwn(workspaceAlias),
    metricsRetentionHours: monitoring.retentionHours,
    topics: new Line(
      asRecord(
        byKey(
          topics,
          ({ severity }) => severity,
          ({ secretName }) => secretName,
        ),
      ),
    ),
    keyWatch: keyWatch && `${keyWatch.severity} on ${sorted(keyWatch.eventNames).join(', ')}`,
    alarms: bySeverity(alarms, (alarm) => alarmName(alarm.name, [name, ...others], nameOwn)),
    alerts: bySeverity(
      rules.filter((rule) => 'alert' in rule),
      ({ alert }) => alert,
    ),
  };
}

function bySeverity<Call extends { readonly severity: Severity }>(
  calls: readonly Call[],
  nameOf: (call: Call) => string,
): Facts {
  return new Map(
    [...groupBy(calls, ({ severity }) => severity)].map(([severity, own]) => [severity, new Names(own.map(nameOf))]),
  );
}

/** What follows on the names of deployment and Region. An alarm about a peer names its place in the order of failover. */
function alarmName(name: string, [region = '', ...peers]: readonly string[], nameOwn: NameOwn): string {
  const [, own = name] = name.split(`-${region}-`);
  return peers.reduce((told, peer, place) => told.replace(peer, `<peer ${place + 1}>`), nameOwn(own));
}
