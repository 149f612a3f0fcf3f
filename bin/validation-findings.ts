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
      readonly suggestedFix?: string;
      readonly violatingConstructs?: readonly ViolatingConstruct[];
    }[];
  }[];
}

interface ViolatingConstruct {
  readonly constructPath?: string;
  readonly cloudFormationResource?: { readonly templatePath: string; readonly logicalId: string };
}

/** What the validators of a synth found, the proofs among them, from the report that the CDK leaves in the assembly. */
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
        mend: violation.suggestedFix ?? null,
        constructs: (violation.violatingConstructs ?? []).map(placeOf),
      }),
    ),
    ...(conclusion === 'failure' && violations.length === 0 ? [crashed(pluginName, metadata?.error)] : []),
  ]);
}

/** Those that fail a synth. */
export function errorsAmong(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** The construct where there is one; what stands in no template has a file and a name alone. */
function placeOf({ constructPath, cloudFormationResource }: ViolatingConstruct): string {
  const place = cloudFormationResource;
  const file = place === undefined ? [] : [`${place.templatePath}: ${place.logicalId}`];
  const construct = constructPath === undefined || constructPath === '' ? [] : [constructPath];
  return [...construct, ...file].join(', ') || 'unknown';
}

function crashed(validator: string, error = 'failed without a finding'): Finding {
  return {
    validator,
    rule: 'validator-failed',
    severity: 'error',
    description: error,
    mend: null,
    constructs: [],
  };
}
