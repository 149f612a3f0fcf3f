import type { Region, Severity, Topology } from '#topology';
import { regionsOf } from './tally';

/** What leads to a section of the runbook: alarms of one kind, in all Regions. */
export interface RunbookAlarm {
  readonly name: string;
  readonly severity: Severity;
  /** Where it is judged. */
  readonly judge: 'CloudWatch' | 'Prometheus' | 'EventBridge' | 'Route 53';
  /** How many there are, over all Regions and pools. */
  readonly count: number;
}

type Raised = Omit<RunbookAlarm, 'count'> & { readonly runbook: string };

/** The alarms of a deployment by the section of the runbook that they lead to. */
export function runbookAlarms(topology: Topology): ReadonlyMap<string, readonly RunbookAlarm[]> {
  const sections = new Map<string, Map<string, RunbookAlarm>>();
  for (const { runbook, ...alarm } of regionsOf(topology).flatMap(raisedIn)) {
    const section = runbook.split('#')[1] ?? runbook;
    const alarms = sections.get(section) ?? new Map<string, RunbookAlarm>();
    const key = [alarm.judge, alarm.name, alarm.severity].join(' ');
    alarms.set(key, { ...alarm, count: (alarms.get(key)?.count ?? 0) + 1 });
    sections.set(section, alarms);
  }
  return new Map([...sections].map(([section, alarms]) => [section, [...alarms.values()]]));
}

function raisedIn({ observability, monitoring, network }: Region): readonly Raised[] {
  const { alarms, keyWatch } = observability;
  const health = network.edgeRecord?.healthCheck;
  const rules = monitoring.ruleFiles.flatMap(({ groups }) => groups.flatMap((group) => group.rules));
  return [
    ...alarms.map(({ metric, severity, runbook }) => ({
      name: `${metric.namespace} ${metric.name}`,
      severity,
      runbook,
      judge: 'CloudWatch' as const,
    })),
    ...(keyWatch === null
      ? []
      : [{ name: keyWatch.eventNames.join(', '), ...keyWatch, judge: 'EventBridge' as const }].map(toRaised)),
    ...(health === undefined
      ? []
      : [{ name: 'health check', severity: 'critical' as const, runbook: health.runbook, judge: 'Route 53' as const }]),
    ...rules.flatMap((rule) =>
      rule.kind === 'alert'
        ? [{ name: rule.alert, severity: rule.severity, runbook: rule.runbook, judge: 'Prometheus' as const }]
        : [],
    ),
  ];
}

function toRaised({ name, severity, runbook, judge }: Raised): Raised {
  return { name, severity, runbook, judge };
}
