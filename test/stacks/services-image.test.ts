import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import { WorkloadsStack } from '#stacks';
import type { JsonObject } from '#topology';
import { clusterRegion, clusterStacks, configMap, namespaces, workloadsTemplate } from './cluster-fixture';
import { deployment } from './data-fixture';

const region = clusterRegion('demo');
const named = {
  name: '50-gateway/authorizer',
  order: 50,
  objects: [configMap('authorizer', { image: 'SERVICES_IMAGE', note: 'not SERVICES_IMAGE alone' })],
};

/** A synth of workloads that name the image: the assembly's folder, and the manifest that is applied. */
function synthesized() {
  const { place, props } = clusterStacks(deployment('demo'), region);
  const stack = new WorkloadsStack(place, 'Workloads', { ...props, manifests: [namespaces, named] });
  const assembly = Stage.of(place)?.synth();
  if (assembly === undefined) throw new Error('the fixture has no stage');
  const { template } = assembly.getStackArtifact(stack.artifactId);
  const applied = Object.entries<{ Properties: JsonObject }>(template.Resources).find(([id]) =>
    id.includes('gatewayauthorizer'),
  );
  return { folder: join(assembly.directory, '..'), manifest: JSON.stringify(applied?.[1].Properties.Manifest) };
}

const { folder, manifest } = synthesized();
const tag = /container-assets-\$\{AWS::AccountId\}-eu-north-1:([0-9a-f]{64})/.exec(manifest)?.[1];

test('what is applied names the image in the registry of the Region, where the literal stands alone', () => {
  expect(manifest).toContain('${AWS::AccountId}.dkr.ecr.eu-north-1.${AWS::URLSuffix}/cdk-');
  expect(tag).toBeDefined();
  expect(manifest.match(/SERVICES_IMAGE/g)).toHaveLength(1);
  expect(manifest).toContain('not SERVICES_IMAGE alone');
});

test('it is made of the recipe and of what that copies, of nothing else of the folder', () => {
  const asset = join(folder, `asset.${tag}`);
  expect(readdirSync(asset).sort()).toEqual([
    '.dockerignore',
    'lib',
    'package-lock.json',
    'package.json',
    'tsconfig.json',
  ]);
  expect(readdirSync(join(asset, 'lib'))).toEqual(['services']);
  const copied = [
    ...readFileSync(join(asset, 'lib/services/Dockerfile'), 'utf8').matchAll(/^COPY (?!--from)(.*) \S+$/gm),
  ];
  const paths = copied.flatMap(([, sources = '']) => sources.split(' '));
  expect(paths.sort()).toEqual(['lib/services', 'package-lock.json', 'package.json', 'tsconfig.json']);
});

test('nothing is built for workloads that do not name it', () => {
  expect(JSON.stringify(workloadsTemplate('demo', region).toJSON())).not.toContain('container-assets');
});
