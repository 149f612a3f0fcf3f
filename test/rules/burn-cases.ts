import type { AlertRule, RuleGroup } from '#topology';
import { alertsOf, type RuleCase } from './rule-case';
import { counter, type Series, type Stretch } from './series';

/** Series of an objective in which a given share of events is bad, stretch by stretch. */
type Events = (stretches: readonly Happening[]) => readonly Series[];

export interface Happening {
  readonly badShare: number;
  readonly steps: number;
}

/** Events a minute. */
const perStep = 1000;

/** What every burn rate must do, whatever it counts: each threshold apart, the end of trouble, and silence. */
export function burnCases(groups: readonly RuleGroup[], alert: string, events: Events): readonly RuleCase[] {
  const rules = alertsOf(groups).filter((rule) => rule.alert === alert);
  const shares = [...new Set(rules.map(threshold))].sort((a, b) => b - a);
  const lowest = Math.min(...shares);
  const steady = (badShare: number): Omit<RuleCase, 'reason' | 'fires'> => ({
    alert,
    stepMinutes: 1,
    atMinutes: 60,
    series: events([{ badShare, steps: 60 }]),
  });
  return [
    ...shares.map((share) => ({
      ...steady(share * 1.02),
      reason: `a little over ${share} are bad`,
      fires: firing(rules.filter((rule) => threshold(rule) <= share)),
    })),
    { ...steady(lowest * 0.98), reason: `a little under ${lowest} are bad`, fires: [] },
    { ...steady(0), reason: 'nothing is bad', fires: [] },
    {
      alert,
      stepMinutes: 1,
      atMinutes: 60,
      series: events([{ badShare: 0, steps: 0 }]),
      reason: 'nothing happens',
      fires: [],
    },
    { alert, stepMinutes: 1, atMinutes: 60, series: [], reason: 'nobody counts', fires: [] },
    {
      alert,
      stepMinutes: 1,
      atMinutes: 128,
      series: events([
        { badShare: 1, steps: 120 },
        { badShare: 0, steps: 8 },
      ]),
      reason:
        'it ended eight minutes ago: the fast burn, whose short window is 5 minutes, is over, the others still tell',
      fires: firing(rules.filter((rule) => windowOf(rule) !== '1h')),
    },
    {
      alert,
      stepMinutes: 1,
      atMinutes: 165,
      series: events([
        { badShare: 1, steps: 120 },
        { badShare: 0, steps: 45 },
      ]),
      reason: 'it ended three quarters of an hour ago: only the slow burn, whose short window is 6 hours, still tells',
      fires: firing(rules.filter((rule) => windowOf(rule) === '3d')),
    },
  ];
}

/** The counter of bad events. */
export function bad(happenings: readonly Happening[]): readonly Stretch[] {
  return happenings.map(({ badShare, steps }) => ({ perStep: perStep * badShare, steps }));
}

export function good(happenings: readonly Happening[]): readonly Stretch[] {
  return happenings.map(({ badShare, steps }) => ({ perStep: perStep * (1 - badShare), steps }));
}

export function all(happenings: readonly Happening[]): readonly Stretch[] {
  return happenings.map(({ steps }) => ({ perStep, steps }));
}

/** Bad and good events of a counter that tells them apart by a label. */
export function counted(badSeries: string, goodSeries: string): Events {
  return (happenings) => [counter(badSeries, ...bad(happenings)), counter(goodSeries, ...good(happenings))];
}

function windowOf({ labels }: AlertRule): string | undefined {
  return labels.find(({ key }) => key === 'window')?.value;
}

function threshold({ expr }: AlertRule): number {
  const found = / > ([\d.]+)/.exec(expr)?.[1];
  if (found === undefined) throw new Error(`no threshold in: ${expr}`);
  return Number(found);
}

function firing(rules: readonly AlertRule[]): RuleCase['fires'] {
  return rules.map((rule) => ({ rule, labels: {} }));
}
