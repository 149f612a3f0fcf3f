import { alertRule, figure, toLabels } from './alert-rule';
import type { AlertRule, RecordingRule, RuleGroup } from './monitoring';
import type { Severity } from './observability';

/** A promise about a share of events, and how to see the others. */
export interface Objective {
  /** Name of the alerts, and of their section in the runbook. */
  readonly alert: string;
  readonly runbook: string;
  /** First part of the recorded series' names: `pool:ttft_slow`. */
  readonly series: string;
  /** Labels of the recorded series and of the alerts; at least one. */
  readonly labels: Readonly<Record<string, string>>;
  /** Share of events that may be bad, 0 to 1: the error budget. */
  readonly budget: number;
  /** Query for the share of bad events in a window; without events it has no answer, or none that compares. */
  readonly share: (window: string) => string;
  /** What is wrong, and for whom. */
  readonly summary: string;
  readonly description: string;
}

interface Window {
  readonly text: string;
  readonly hours: number;
}

interface Burn {
  readonly factor: number;
  readonly long: Window;
  readonly short: Window;
  readonly forSeconds: number;
  readonly severity: Severity;
}

/**
 * Multi-window, multi-burn-rate (Google, The Site Reliability Workbook, 2018, chapter 5, table 5-8), for a budget of 30 days: 2 % of it gone in
 * an hour, 5 % in six, 10 % in three days. The short window ends the alert soon after the trouble.
 */
const burns: readonly Burn[] = [
  { factor: 14.4, long: hours('1h', 1), short: hours('5m', 1 / 12), forSeconds: 120, severity: 'critical' },
  { factor: 6, long: hours('6h', 6), short: hours('30m', 0.5), forSeconds: 300, severity: 'critical' },
  { factor: 1, long: hours('3d', 72), short: hours('6h', 6), forSeconds: 1800, severity: 'warning' },
];

/** Seconds between evaluations: often where the window is short, seldom where a query reads days of samples. */
const intervals = { short: 30, long: 120 } as const;

/** A share cannot exceed 1: where the budget is so large that a multiple of it would, nearly all events must be bad. */
const largestShare = 0.95;

/** Rules of one objective: the share of bad events in each window, recorded, and the alerts on them; windows that Prometheus cannot look back over are left out. */
export function burnRules(objective: Objective, retentionHours: number): RuleGroup[] {
  const held = burns.filter(({ long }) => long.hours <= retentionHours);
  const windows = distinct(held.flatMap(({ long, short }) => [long, short]));
  const recorded = (isLong: boolean) =>
    windows.filter(({ hours }) => hours > 1 === isLong).map((window) => recording(objective, window));
  return [
    { name: `${objective.runbook}-windows`, intervalSeconds: intervals.long, rules: recorded(true) },
    {
      name: objective.runbook,
      intervalSeconds: intervals.short,
      rules: [...recorded(false), ...held.map((burn) => alert(objective, burn))],
    },
  ];
}

function hours(text: string, length: number): Window {
  return { text, hours: length };
}

function distinct(windows: readonly Window[]): readonly Window[] {
  return [...new Map(windows.map((window) => [window.text, window])).values()].sort((a, b) => a.hours - b.hours);
}

function seriesOf({ series }: Objective, { text }: Window): string {
  return `${series}:share_${text}`;
}

function recording(objective: Objective, window: Window): RecordingRule {
  return {
    kind: 'record',
    record: seriesOf(objective, window),
    expr: objective.share(window.text),
    labels: toLabels(objective.labels),
  };
}

function alert(objective: Objective, burn: Burn): AlertRule {
  const { long, short, factor, forSeconds, severity } = burn;
  const threshold = Math.min(factor * objective.budget, largestShare);
  const matchers = Object.entries(objective.labels).map(([name, value]) => `${name}="${value}"`);
  const above = (window: Window) => `${seriesOf(objective, window)}{${matchers.join(',')}} > ${figure(threshold)}`;
  return alertRule({
    alert: objective.alert,
    expr: `${above(long)} and ${above(short)}`,
    forSeconds,
    severity,
    labels: { ...objective.labels, window: long.text },
    summary: objective.summary,
    description:
      `${objective.description} Over ${long.text} and over ${short.text} more than ${figure(threshold * 100)} % were bad, ` +
      `${figure(threshold / objective.budget)} times the ${figure(objective.budget * 100)} % that may be.`,
    runbook: objective.runbook,
  });
}
