import type { Label } from './labels';
import type { AlertRule, RuleGroup } from './monitoring';

/** An alert as a rule's author writes it: section of the runbook by its name, labels as a map. */
export interface AlertForm extends Omit<AlertRule, 'kind' | 'labels' | 'runbook'> {
  readonly runbook: string;
  readonly labels: Readonly<Record<string, string>>;
}

export function alertRule({ labels, runbook, ...form }: AlertForm): AlertRule {
  return { kind: 'alert', ...form, labels: toLabels(labels), runbook: `docs/runbook.md#${runbook}` };
}

export function toLabels(labels: Readonly<Record<string, string>>): Label[] {
  return Object.entries(labels).map(([key, value]) => ({ key, value }));
}

/** Seconds between two evaluations of rules that look back an hour or less; Prometheus scrapes as often. */
const intervalSeconds = 30;

export function ruleGroup(name: string, alerts: readonly AlertForm[]): RuleGroup {
  return { name, intervalSeconds, rules: alerts.map(alertRule) };
}

/** A number as PromQL writes it, without the noise of binary fractions. */
export function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}
