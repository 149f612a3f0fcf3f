import type { Finding } from '#evidence';
import { wrapped } from './wrapped';

/** How many places of one fault are named unless all are asked for. */
const places = 3;

/** Findings, errors first; those that say the same of several places stand together. */
export function showProofFindings(findings: readonly Finding[], all: boolean): string {
  if (findings.length === 0) return 'none';
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { severity, rule, message, mend, move } = finding;
    const key = JSON.stringify([severity, rule, message, mend, move]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((group) => showGroup(group, all)).join('\n');
}

function showGroup(group: readonly Finding[], all: boolean): string {
  const [first] = group;
  if (first === undefined) return '';
  const { severity, rule, message, mend, move } = first;
  const named = all ? group : group.slice(0, places);
  const left = group.length - named.length;
  return [
    wrapped(`${severity} ${rule}: ${message}`),
    ...named.map(({ at }) => `  ${[at.file, at.subject, at.property].filter((part) => part !== null).join(': ')}`),
    ...(left === 0 ? [] : [`  and ${left} more`]),
    ...(move === null ? [] : [`  from ${move.from} to ${move.to}`]),
    wrapped(`  mend: ${mend}`, '    '),
  ].join('\n');
}
