import type { AcknowledgedFinding } from '#proofs';
import { count } from './count';
import { type AcknowledgedReason, type AcknowledgedRule, groupAcknowledged } from './group-acknowledged';
import type { Layout } from './layout';
import { section } from './section';
import { wrapped } from './wrapped';

/** What was accepted, by rule: how often, and why. */
export function showAcknowledged(acknowledged: readonly AcknowledgedFinding[], all: boolean, layout: Layout): string {
  const title = `Acknowledged findings: ${acknowledged.length}`;
  if (acknowledged.length === 0) return section(title, 'none', layout);
  const rules = groupAcknowledged(acknowledged);
  if (all) {
    const reasons = rules.flatMap(({ rule, reasons }) => reasons.map((one) => showReason(rule, one)));
    return section(title, reasons.map((text) => wrapped(text, '  ', layout)).join('\n'), layout);
  }
  return section(title, wrapped(rules.map(showRule).join(', '), '', layout), layout);
}

function showRule({ rule, reasons }: AcknowledgedRule): string {
  const findings = reasons.reduce((sum, one) => sum + one.findings.length, 0);
  return `${rule} ${findings} (${count(reasons.length, 'reason')})`;
}

function showReason(rule: string, { reason, until, findings }: AcknowledgedReason): string {
  return `${rule}, ${findings.length}: ${reason} Until: ${until}`;
}
