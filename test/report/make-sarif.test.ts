import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { makeSarif, type SarifPlaces } from '#report';
import { leak, verdict } from './a-verdict';

const places: SarifPlaces = {
  locate: ({ file }) => ({ uri: `cdk.out/${file}`, line: 7 }),
  digest: (text) => String(text.length),
};
const log = makeSarif(verdict, '1.2.3', places);
const [run] = log.runs;
const results = run?.results ?? [];

/** The schema of SARIF 2.1.0 as Microsoft's package for tests carries it; one pattern of it is no pattern in Unicode mode. */
function schemaProblems(value: unknown): unknown {
  const file = join('node_modules', '@microsoft', 'jest-sarif', 'lib', 'schemas', 'sarif-2.1.0-rtm.5.json');
  const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(
    schema,
  );
  return validate(value) ? [] : validate.errors;
}

test('it is valid SARIF 2.1.0, and the schema would say otherwise', () => {
  expect(schemaProblems(log)).toEqual([]);
  expect(schemaProblems({ ...log, runs: [{ ...run, columnKind: 'furlongs' }] })).not.toEqual([]);
});

test('one rule a claim, with its claim as its words', () => {
  expect(run?.tool.driver).toMatchObject({ name: 'Meridian', semanticVersion: '1.2.3' });
  expect(run?.tool.driver.rules?.map(({ id, shortDescription }) => [id, shortDescription?.text])).toEqual([
    ['replica-leaves', 'No replica leaves.'],
    ['log-leaves', 'No log leaves.'],
    ['AwsSolutions-IAM5', 'No wildcard.'],
    ['grace-outlasts-shutdown', 'Grace is long enough.'],
    ['drain-fits-spot-notice', 'Drain fits.'],
    ['values-known', 'Every value is known.'],
  ]);
});

test('a finding: its rule, what to do, the line in the file, and the two places', () => {
  expect(results[0]).toEqual({
    ruleId: 'replica-leaves',
    ruleIndex: 0,
    level: 'error',
    message: {
      text:
        'Quotas: Properties.Replicas.1.Region: "us-east-1" lies outside of "eu"; allowed: eu-north-1, eu-south-2 ' +
        '(from eu (eu-north-1) to us-east-1). To mend: take the Region out of the replicas.',
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'cdk.out/assembly-mine/mineeuTables.template.json', uriBaseId: '%SRCROOT%' },
          region: { startLine: 7 },
        },
        logicalLocations: [
          {
            fullyQualifiedName: 'assembly-mine/mineeuTables.template.json/Quotas/Properties.Replicas.1.Region',
            kind: 'resource',
          },
        ],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: expect.stringMatching(/^\d+:1$/) },
    properties: { deployment: 'mine', move: leak.move },
  });
});

test('an acknowledged finding is a note with its reason, under the rule without its detail', () => {
  expect(results.at(-1)).toMatchObject({
    ruleId: 'AwsSolutions-IAM5',
    ruleIndex: 2,
    level: 'note',
    suppressions: [
      {
        kind: 'inSource',
        status: 'accepted',
        justification: 'IAM knows no resource here. Until: Resource-level permissions',
      },
    ],
  });
});

test('a finding is known again when its words or its line change, and two at one place are two', () => {
  const marksOf = (findings: typeof verdict.findings, line: number) =>
    makeSarif({ ...verdict, findings }, '1.2.3', {
      digest: places.digest,
      locate: ({ file }) => ({ uri: file, line }),
    }).runs[0]?.results?.map(({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash);
  expect(marksOf([{ ...leak, message: 'otherwise' }], 900)).toEqual(marksOf([leak], 7));
  const [first, second] = marksOf([leak, leak], 7) ?? [];
  expect(first).not.toBe(second);
});
