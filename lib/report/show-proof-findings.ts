import type { Finding } from '#evidence';
import type { Layout } from './layout';
import { mark } from './mark';
import { wrapped } from './wrapped';

/** How many places of one fault are named unless all are asked for. */
const places = 3;

/** Findings, errors first; those that say the same of several places stand together. */
export function showProofFindings(findings: readonly Finding[], all: boolean, layout: Layout): string {
  if (findings.length === 0) return 'none';
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { severity, rule, message, mend, move } = finding;
    const key = JSON.stringify([severity, rule, message, mend, move]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((group) => showGroup(group, all, layout)).join('\n');
}

function showGroup(group: readonly Finding[], all: boolean, layout: Layout): string {
  const [first] = group;
  if (first === undefined) return '';
  const { severity, rule, message, mend, move } = first;
  const named = all ? group : group.slice(0, places);
  const left = group.length - named.length;
  return [
    wrapped(`${mark(severity, severity === 'error' ? 'alarm' : 'notice', layout)} ${rule}: ${message}`, '  ', layout),
    ...named.map(({ at }) => wrapped(`  ${placeOf(at)}`, '    ', layout)),
    ...(left === 0 ? [] : [`  and ${left} more`]),
    ...(move === null ? [] : [`  from ${move.from} to ${move.to}`]),
    wrapped(`  mend: ${mend}`, '    ', layout),
  ].join('\n');
}

function placeOf({ file, subject, property }: Finding['at']): string {
  return [file, subject, property].filter((part) => part !== null).join(': ');
}
