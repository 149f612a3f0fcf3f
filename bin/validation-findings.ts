import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '#report';

/** The part of `validation-report.json` that is read here. */
interface ValidationReport {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly conclusion: 'success' | 'failure';
    readonly metadata?: { readonly error?: string };
    readonly violations: readonly {
      readonly ruleName: string;
      readonly description: string;
      readonly severity?: string;
      readonly violatingConstructs?: readonly { readonly constructPath?: string }[];
    }[];
  }[];
}

/** What the validators of a synth found, from the report that the CDK leaves in the assembly. */
export function validationFindings(assembly: string): readonly Finding[] {
  const file = join(assembly, 'validation-report.json');
  if (!existsSync(file)) return [];
  const { pluginReports } = JSON.parse(readFileSync(file, 'utf8')) as ValidationReport;
  return pluginReports.flatMap(({ pluginName, conclusion, metadata, violations }) => [
    ...violations.map(
      (violation): Finding => ({
        validator: pluginName,
        rule: violation.ruleName,
        severity: ['error', 'fatal'].includes(violation.severity ?? 'error') ? 'error' : 'warning',
        description: violation.description,
        constructs: (violation.violatingConstructs ?? []).map(({ constructPath }) => constructPath ?? 'unknown'),
      }),
    ),
    ...(conclusion === 'failure' && violations.length === 0 ? [crashed(pluginName, metadata?.error)] : []),
  ]);
}

function crashed(validator: string, error = 'failed without a finding'): Finding {
  return {
    validator,
    rule: 'validator-failed',
    severity: 'error',
    description: error,
    constructs: [],
  };
}
