import type { Finding } from './synth-summary';

/** One line a finding, errors first, with every construct that it is about below it. */
export function showFindings(findings: readonly Finding[]): string {
  return [...findings]
    .sort((left, right) => left.severity.localeCompare(right.severity, 'en'))
    .flatMap(({ severity, rule, description, validator, constructs }) => [
      `${severity} ${rule}: ${description} (${validator})`,
      ...constructs.map((path) => `  ${path}`),
    ])
    .join('\n');
}
