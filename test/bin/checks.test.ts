import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validationFindings } from '#bin/validation-findings';
import { removeScratches, scratch } from './run-program';

afterAll(removeScratches);

test('an assembly without a report has no findings', () => {
  expect(validationFindings(scratch())).toEqual([]);
});

test('a report: what fails, what warns, and a validator that broke', () => {
  const folder = scratch();
  const violation = (severity: string | undefined) => ({
    ruleName: 'R1',
    description: 'is wrong',
    severity,
    suggestedFix: 'Right it',
    violatingConstructs: [
      { constructPath: 'demo/us/Keys/Primary' },
      {
        constructPath: 'demo/us/Keys/Primary',
        cloudFormationResource: { templatePath: 'assembly-demo/keys.template.json', logicalId: 'Primary' },
      },
      { constructPath: '', cloudFormationResource: { templatePath: 'demo/x.yaml', logicalId: 'Pod a/b' } },
      {},
    ],
  });
  const report = {
    pluginReports: [
      {
        pluginName: 'Rules',
        conclusion: 'failure',
        violations: ['fatal', 'error', 'warning', undefined].map(violation),
      },
      { pluginName: 'Broken', conclusion: 'failure', metadata: { error: 'ran out of memory' }, violations: [] },
    ],
  };
  writeFileSync(join(folder, 'validation-report.json'), JSON.stringify(report));
  const findings = validationFindings(folder);
  expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'warning', 'error', 'error']);
  expect(findings[0]).toEqual({
    validator: 'Rules',
    rule: 'R1',
    severity: 'error',
    description: 'is wrong',
    mend: 'Right it',
    constructs: [
      'demo/us/Keys/Primary',
      'demo/us/Keys/Primary, assembly-demo/keys.template.json: Primary',
      'demo/x.yaml: Pod a/b',
      'unknown',
    ],
  });
  expect(findings[4]).toMatchObject({ validator: 'Broken', severity: 'error', description: 'ran out of memory' });
});
