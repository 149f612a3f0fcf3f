import type { AlertRule, RuleGroup } from '#topology';
import type { Series } from './series';

/** One made-up situation, and who is to be called in it. */
export interface RuleCase {
  /** Why it is in the table. */
  readonly reason: string;
  readonly alert: string;
  /** Minutes between samples, and between evaluations. */
  readonly stepMinutes: number;
  /** When it is looked at, minutes from the start. */
  readonly atMinutes: number;
  readonly series: readonly Series[];
  /** Alerts that fire; empty: silence. */
  readonly fires: readonly Fired[];
}

export interface Fired {
  readonly rule: AlertRule;
  /** Labels that come from the series. */
  readonly labels: Readonly<Record<string, string>>;
}

export function alertsOf(groups: readonly RuleGroup[]): readonly AlertRule[] {
  return groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'alert'));
}

/** A case as promtool reads it. */
export function promtoolTest({ reason, alert, stepMinutes, atMinutes, series, fires }: RuleCase) {
  return {
    name: `${alert}: ${reason}`,
    interval: `${stepMinutes}m`,
    input_series: series,
    alert_rule_test: [{ eval_time: `${atMinutes}m`, alertname: alert, exp_alerts: fires.map(expected) }],
  };
}

function expected({ rule, labels }: Fired) {
  const { severity, summary, description, runbook } = rule;
  const own = Object.fromEntries(rule.labels.map(({ key, value }) => [key, value]));
  return {
    exp_labels: { ...labels, ...own, severity },
    exp_annotations: { summary, description, runbook },
  };
}
