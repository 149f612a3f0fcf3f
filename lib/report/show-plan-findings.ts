import { groupPlanFindings } from './group-plan-findings';
import type { Layout } from './layout';
import { mark } from './mark';
import type { PlanFinding } from './plan-report';
import { section } from './section';
import { wrapped } from './wrapped';

const tones = { error: 'alarm', warning: 'notice', info: 'absent' } as const;

/** Findings, errors first; those that say the same of several Regions stand together, and so do all prices that are missing. */
export function showPlanFindings(findings: readonly PlanFinding[], regions: readonly string[], layout: Layout): string {
  if (findings.length === 0) return section('Findings', 'none', layout);
  const texts = groupPlanFindings(findings, regions).map(({ severity, rule, words }) =>
    wrapped(`${mark(severity, tones[severity], layout)} ${rule}: ${words}`, '  ', layout),
  );
  return section('Findings', texts.join('\n'), layout);
}
