import type { JsonObject } from './json';
import type { Severity, Topic } from './observability';
import type { RegionContext } from './region-context';

/** How soon an alert is told, told again when more join it, and told once more when nobody has ended it. */
const waits = { group: '30s', more: '5m', again: { critical: '4h', warning: '24h' } } as const;

/** Alerts that explain others: while one fires, those it explains, of the same pool or at all, are not told. */
const explained: readonly {
  readonly by: string;
  readonly alerts: readonly string[];
  readonly equal: readonly string[];
}[] = [
  {
    by: 'EmptyPool',
    alerts: ['TtftBurn', 'TpotBurn', 'Shedding', 'QueueWait', 'PickerBlind', 'PickerBypassed', 'ReplicasMissing'],
    equal: ['pool'],
  },
  { by: 'ScalerGone', alerts: ['ScalerBroken', 'BurstExhausted'], equal: [] },
];

/** One line for people, within SNS' 100 characters for a subject. */
const subject = '[{{ .Status }}] {{ .CommonLabels.severity }}: {{ .CommonLabels.alertname }} {{ .CommonLabels.pool }}';

/**
 * Configuration of Alertmanager: alerts go where the alarms go, to the topic of their severity, as the pod's own role. Grouped by
 * name and pool, so that a pool in trouble is one message and not one per engine.
 */
export function alertRouting({ account, region }: RegionContext, topics: readonly Topic[]): JsonObject {
  const [fallback] = topics.filter(({ severity }) => severity === 'warning');
  return {
    route: {
      receiver: fallback?.severity ?? 'warning',
      group_by: ['alertname', 'pool'],
      group_wait: waits.group,
      group_interval: waits.more,
      repeat_interval: waits.again.warning,
      routes: topics.map(({ severity }) => route(severity)),
    },
    inhibit_rules: [
      mute(['severity="critical"'], ['severity="warning"'], ['alertname', 'pool']),
      ...explained.map(({ by, alerts, equal }) =>
        mute([`alertname="${by}"`], [`alertname=~"${alerts.join('|')}"`], equal),
      ),
    ],
    receivers: topics.map(({ name, severity }) => ({
      name: severity,
      sns_configs: [
        {
          topic_arn: `arn:aws:sns:${region.name}:${account}:${name}`,
          sigv4: { region: region.name },
          send_resolved: true,
          subject,
          message: message(region.name),
        },
      ],
    })),
    templates: [],
  };
}

function route(severity: Severity): JsonObject {
  return { receiver: severity, matchers: [`severity="${severity}"`], repeat_interval: waits.again[severity] };
}

function mute(source: readonly string[], target: readonly string[], equal: readonly string[]): JsonObject {
  return { source_matchers: source, target_matchers: target, equal };
}

function message(region: string): string {
  return [
    `Region: ${region}`,
    '{{ range .Alerts }}{{ .Status }}: {{ .Annotations.summary }}',
    '{{ .Annotations.description }}',
    'Runbook: {{ .Annotations.runbook }}',
    'Since: {{ .StartsAt }}',
    '{{ end }}',
  ].join('\n');
}
