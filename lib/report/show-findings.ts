import type { Finding } from './synth-summary';

/** One line a finding, errors first; below it every place that it is about, and how to mend it. */
export function showFindings(findings: readonly Finding[]): string {
  return [...findings]
    .sort((left, right) => left.severity.localeCompare(right.severity, 'en'))
    .flatMap(({ severity, rule, description, validator, mend, constructs }) => [
      `${severity} ${rule}: ${description} (${validator})`,
      ...constructs.map((path) => `  ${path}`),
      ...(mend === null ? [] : [`  mend: ${mend}`]),
    ])
    .join('\n');
}
