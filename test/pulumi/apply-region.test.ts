import { type Job, runJobs } from '#test/pulumi/run-jobs';
import type { Component, JsonObject } from '#topology';

// What a Region gets as a whole is tested with the program: test/bin/pulumi/.

/** How Pulumi marks a secret on its way to the engine (@pulumi/pulumi, runtime/rpc). */
const secretMark = '4dabf18193072939515e22adb298388d';
const isSecret = (value: unknown) => typeof value === 'object' && value !== null && secretMark in value;

const namespace: JsonObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'models' } };
const config: JsonObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'picker', namespace: 'models' },
  data: { a: '1' },
};
const secret: JsonObject = { ...config, kind: 'Secret', stringData: { key: 'hop' } };
const component: Component = {
  name: 'keda',
  chart: 'keda',
  repository: 'oci://registry/charts',
  version: '2.0.0',
  namespace: 'keda',
  order: 6,
  values: { resources: { limits: null } },
  licence: 'Apache-2.0',
  purpose: 'scales',
};
const objective = { kind: 'InferenceObjective', metadata: { name: 'free', namespace: 'models' } };
const groups = ['inference.networking.x-k8s.io/v1alpha2', 'llm-d.ai/v1alpha2'];

const jobs = {
  secret: [{ order: 0, objects: [secret, config] }],
  apart: [
    { order: 0, objects: [namespace] },
    { order: 10, objects: [config] },
  ],
  together: [{ order: 0, objects: [namespace, config] }],
  groups: [{ order: 0, objects: groups.map((apiVersion) => ({ apiVersion, ...objective })) }],
  gap: [
    { order: 0, objects: [namespace] },
    { order: 5, objects: [] },
    { order: 10, objects: [config] },
  ],
} as const;

const names = Object.keys(jobs) as (keyof typeof jobs)[];
const outcomes = runJobs(
  [
    ...names.map((name): Job => ({ components: [], manifests: jobs[name] })),
    { components: [component, { ...component, name: 'lws', repository: 'https://charts' }], manifests: [] },
  ],
  ['--require', 'tsx/cjs'],
);
const resourcesOf = (name: keyof typeof jobs) => outcomes[names.indexOf(name)]?.resources ?? [];

test('what a Secret holds is encrypted in the state; nothing else is', () => {
  const encrypted = resourcesOf('secret').flatMap(({ name, inputs }) =>
    Object.keys(inputs).flatMap((key) => (isSecret(inputs[key]) ? [`${name}: ${key}`] : [])),
  );
  expect(encrypted.sort()).toEqual(['secret/models/picker: data', 'secret/models/picker: stringData']);
});

test('an object that moves to another file and place keeps its name', () => {
  const urns = (name: keyof typeof jobs) =>
    resourcesOf(name)
      .map(({ urn }) => urn)
      .sort();
  expect(urns('together')).toHaveLength(3);
  expect(urns('together')).toEqual(urns('apart'));
});

test('two kinds of one name in two groups are two resources', () => {
  const [, ...objectives] = resourcesOf('groups').map(({ name }) => name);
  expect(objectives.sort()).toEqual([
    'inferenceobjective.inference.networking.x-k8s.io/models/free',
    'inferenceobjective.llm-d.ai/models/free',
  ]);
});

test('a step without objects does not break the chain', () => {
  const last = resourcesOf('gap').find(({ name }) => name === 'configmap/models/picker');
  expect(last?.dependencies).toEqual([expect.stringContaining('::namespace/models')]);
});

test('a component: from a registry or an index, with the nulls that unset defaults of its chart', () => {
  const releases = outcomes.at(-1)?.resources.filter(({ name }) => name.startsWith('release/')) ?? [];
  const shared = { allowNullValues: true, createNamespace: false, values: { resources: { limits: null } } };
  expect(releases.map(({ inputs }) => inputs)).toEqual([
    expect.objectContaining({ ...shared, name: 'keda', chart: 'oci://registry/charts/keda' }),
    expect.objectContaining({ ...shared, name: 'lws', chart: 'keda', repositoryOpts: { repo: 'https://charts' } }),
  ]);
});

test('changes are made in place, by server-side apply', () => {
  const [provider] = resourcesOf('gap');
  expect(provider?.inputs).toEqual({
    context: 'theirs',
    enableServerSideApply: 'true',
    enableConfigMapMutable: 'true',
    enableSecretMutable: 'true',
  });
});
