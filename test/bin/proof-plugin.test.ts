import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IPolicyValidationContext } from 'aws-cdk-lib';
import { makeFolder } from '#bin/make-folder';
import { ProofPlugin } from '#bin/proof-plugin';
import type { ProofSubject } from '#bin/prove';
import { parseBlueprint } from '#blueprint';
import type { ManifestFile, Resource } from '#evidence';
import { ProofFault, type ProofInput, proveDeployment } from '#proofs';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { resolveTopology } from '#topology';
import { removeScratches, scratch } from './run-program';

afterAll(removeScratches);

const blueprint = parseBlueprint(minimalBlueprint());
const subject: ProofSubject = { blueprint, topology: resolveTopology(blueprint), lock: null };
const context = {} as IPolicyValidationContext;
const queue: Resource = { Type: 'AWS::Mine::Queue', Properties: {} };
const pod = { apiVersion: 'mine/v1', kind: 'Thing', metadata: { name: 'a', namespace: 'models' } };
const manifest: ManifestFile = { file: 'eu-north-1/30-models/a.yaml', region: 'eu-north-1', bytes: 1, objects: [pod] };

/** An assembly of one stack with a resource that no register knows. */
function assembly(): string {
  const folder = join(scratch(), 'cdk.out');
  makeFolder(join(folder, 'assembly-test'));
  const stack = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://111122223333/eu-north-1',
    displayName: 'test/eu-north-1/Mine',
    properties: { templateFile: 'Mine.template.json' },
  };
  writeFileSync(join(folder, 'assembly-test', 'manifest.json'), JSON.stringify({ artifacts: { mine: stack } }));
  writeFileSync(join(folder, 'assembly-test', 'Mine.template.json'), JSON.stringify({ Resources: { Queue: queue } }));
  return folder;
}

test('a finding in a template and one in a manifest, as the CDK prints them: fatal, with place and remedy', () => {
  const folder = assembly();
  const plugin = new ProofPlugin({ subject, assembly: folder, manifests: [manifest] });
  const { success, violations } = plugin.validate(context);
  expect(success).toBe(false);
  expect(violations).toHaveLength(plugin.verdict.findings.length);
  const inTemplate = violations.find(({ ruleName }) => ruleName === 'unregistered-type');
  expect(inTemplate).toMatchObject({
    severity: 'fatal',
    fix: expect.stringMatching(/./),
    violatingResources: [
      { resourceLogicalId: 'Queue', templatePath: join(folder, 'assembly-test', 'Mine.template.json') },
    ],
  });
  const inManifest = violations.find(({ ruleName }) => ruleName === 'unregistered-kind');
  expect(inManifest?.violatingResources).toMatchObject([
    { resourceLogicalId: 'Thing models/a', templatePath: join(folder, 'test', manifest.file) },
  ]);
});

test('every violation names something: the CDK prints none that is about nothing', () => {
  const { violations } = new ProofPlugin({ subject, assembly: assembly(), manifests: [manifest] }).validate(context);
  expect(violations.filter(({ violatingResources: [place] }) => !place?.resourceLogicalId)).toEqual([]);
});

const broken = { ...subject, topology: { deployment: subject.topology.deployment } } as ProofSubject;

test('a rule that breaks is no finding: the verdict throws what it threw', () => {
  const plugin = new ProofPlugin({ subject: broken, assembly: assembly(), manifests: [manifest] });
  expect(plugin.validate(context)).toMatchObject({ success: false, violations: [] });
  expect(() => plugin.verdict).toThrow(ProofFault);
});

test('nobody takes a plugin that was never asked for one that found nothing', () => {
  const plugin = new ProofPlugin({ subject, assembly: assembly(), manifests: [] });
  expect(() => plugin.verdict).toThrow(new Error('The CDK asks every plugin of a stage that it synthesizes.'));
});

test('a fault names the rule, and keeps what it threw', () => {
  const evidence = { deployment: 'test', stacks: [], manifests: [manifest] };
  const input = { ...subject, evidence, boundaries: null as never, runbook: '', outside: [] } satisfies ProofInput;
  expect(() => proveDeployment(input)).toThrow(
    /^rule "[a-z-]+" broke, which is a fault of Meridian and says nothing of the deployment: Cannot read properties of null/,
  );
});
