import type { AcknowledgedFinding } from '#proofs';
import { section } from './section';
import { wrapped } from './wrapped';

/** What was accepted, by rule: how often, and why. */
export function showAcknowledged(acknowledged: readonly AcknowledgedFinding[], all: boolean): string {
  const title = `Acknowledged findings: ${acknowledged.length}`;
  if (acknowledged.length === 0) return section(title, 'none');
  const rules = groupBy(acknowledged, ruleOf);
  if (all) return section(title, rules.flatMap((group) => groupBy(group, reasonOf).map(showReason)).join('\n'));
  return section(title, wrapped(rules.map(showRule).join(', '), ''));
}

function groupBy(
  findings: readonly AcknowledgedFinding[],
  keyOf: (one: AcknowledgedFinding) => string,
): readonly (readonly AcknowledgedFinding[])[] {
  const groups = new Map<string, AcknowledgedFinding[]>();
  for (const one of findings) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

/** The same decision for another detail is the same decision: `AwsSolutions-IAM5[Resource::…]`. */
function ruleOf({ finding }: AcknowledgedFinding): string {
  return finding.rule.split('[')[0] ?? finding.rule;
}

function reasonOf({ acknowledgement: { reason, until } }: AcknowledgedFinding): string {
  return `${ended(reason)} Until: ${ended(until)}`;
}

function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function showRule(group: readonly AcknowledgedFinding[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const reasons = groupBy(group, reasonOf).length;
  return `${ruleOf(first)} ${group.length} (${reasons === 1 ? '1 reason' : `${reasons} reasons`})`;
}

function showReason(group: readonly AcknowledgedFinding[]): string {
  const [first] = group;
  return first === undefined ? '' : wrapped(`${ruleOf(first)}, ${group.length}: ${reasonOf(first)}`);
}
