import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuseLargeTemplates } from '#bin/template-limits';
import { validationFindings } from '#bin/validation-findings';
import { removeScratches, scratch } from './run-program';

afterAll(removeScratches);

const small = { name: 'assembly-demo/small.template.json', bytes: 800_000, resources: 400, nested: false };

test('templates at the limits pass', () => {
  expect(() => refuseLargeTemplates([small])).not.toThrow();
});

test('every template beyond a limit is named with what is allowed', () => {
  const long = { ...small, name: 'assembly-demo/long.template.json', bytes: 800_001 };
  const full = { ...small, name: 'assembly-demo/full.template.json', resources: 401 };
  expect(() => refuseLargeTemplates([small, long, full])).toThrow(
    new Error(
      'assembly-demo/long.template.json: 800001 bytes; allowed: at most 800000\n' +
        'assembly-demo/full.template.json: 401 resources; allowed: at most 400',
    ),
  );
});

test('an assembly without a report has no findings', () => {
  expect(validationFindings(scratch())).toEqual([]);
});

test('a report: what fails, what warns, and a validator that broke', () => {
  const folder = scratch();
  const violation = (severity: string | undefined) => ({
    ruleName: 'R1',
    description: 'is wrong',
    severity,
    violatingConstructs: [{ constructPath: 'demo/us/Keys/Primary' }, {}],
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
    constructs: ['demo/us/Keys/Primary', 'unknown'],
  });
  expect(findings[4]).toMatchObject({ validator: 'Broken', severity: 'error', description: 'ran out of memory' });
});
