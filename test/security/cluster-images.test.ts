import { components, images } from '#catalog';
import { askRules, type Plain, takeInventory } from '#evidence';
import { clusterSecurityRules } from '#lib/security/cluster-rules';
import { looseness, parseImage } from '#lib/security/image-reference';
import { knownChartRepositories, knownRegistries, knownSource } from '#lib/security/known-registries';
import { judge, topologyOf } from './cluster-evidence';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  ['a name alone', 'envoy', 'docker.io/library/envoy', null, null],
  ['a publisher', 'envoyproxy/envoy:v1.2.3', 'docker.io/envoyproxy/envoy', 'v1.2.3', null],
  ['a registry', 'ghcr.io/llm-d/sim:v0.1.0', 'ghcr.io/llm-d/sim', 'v0.1.0', null],
  ['a registry with a port', 'registry.internal:5000/a/b', 'registry.internal:5000/a/b', null, null],
  ['a digest', `quay.io/a/b@${digest}`, 'quay.io/a/b', null, digest],
  ['a tag and a digest', `quay.io/a/b:1@${digest}`, 'quay.io/a/b', '1', digest],
])('%s is read as container runtimes read it', (_, reference, repository, tag, sha) => {
  expect(parseImage(reference)).toEqual({ repository, tag, digest: sha });
});

test.each([
  ['a release', 'v1.2.3', null],
  ['a variant of a release', 'distroless-v1.38.3', null],
  ['a release with its build', '1.2.3-arm64', null],
  ['a revision', '1e50889b', null],
  ['a build', 'main-20261001', null],
  ['latest', 'latest', 'has the tag latest, which may move'],
  ['a branch', 'main', 'has the tag main, which may move'],
  ['a line of releases', 'v1.2', 'has the tag v1.2, which may move'],
  ['a variant', 'alpine', 'has the tag alpine, which may move'],
  ['none', null, 'has no tag'],
])('%s as a tag', (_, tag, fault) => {
  expect(looseness(tag, null)).toBe(fault);
});

test('a digest is enough, if it is one', () => {
  expect(looseness('latest', digest)).toBeNull();
  expect(looseness(null, 'sha256:abc')).toBe('has the digest sha256:abc');
});

test('every image and chart of the catalogue is of a known source, and every line is used', () => {
  const charts = components.map(({ repository }) => repository.replace(/^\w+:\/\//, '').replace(/\/$/, ''));
  const registries = images.map(({ repository }) => repository);
  expect(charts.filter((it) => knownSource(knownChartRepositories, it) === undefined)).toEqual([]);
  expect(registries.filter((it) => knownSource(knownRegistries, it) === undefined)).toEqual([]);
  const used = (register: typeof knownRegistries, references: readonly string[]) =>
    register.filter((line) => references.some((it) => knownSource([line], it) !== undefined));
  expect(used(knownChartRepositories, charts)).toEqual(knownChartRepositories);
  expect(used(knownRegistries, registries)).toEqual(knownRegistries);
});

test('a registry is known by whole parts of its path', () => {
  expect(knownSource(knownRegistries, 'docker.io/vllm/vllm-openai')?.source).toBe('docker.io/vllm');
  expect(knownSource(knownRegistries, 'docker.io/vllm-evil/vllm-openai')).toBeUndefined();
  expect(knownSource(knownRegistries, 'registry.k8s.io.example.org/pause')).toBeUndefined();
});

/** An Application of Argo CD that installs a chart with some values. */
function release(values: Plain, source: Plain = {}): Plain {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'x', namespace: 'argocd' },
    spec: {
      source: {
        chart: 'keda',
        repoURL: 'https://kedacore.github.io/charts',
        targetRevision: '2.20.2',
        helm: { valuesObject: values },
        ...source,
      },
    },
  };
}

test.each<[string, Plain, string | null]>([
  ['repository and tag', { image: { repository: 'docker.io/otel/collector', tag: '0.158.0' } }, null],
  ['a part of the component', { image: { manager: { tag: 'v0.10.0' } } }, null],
  ['what changes no image', { image: { pullPolicy: 'Always' } }, null],
  ['a moving tag', { image: { tag: 'latest' } }, 'image latest has the tag latest, which may move'],
  ['a tag in the global values', { global: { image: { tag: 'main' } } }, 'image main has the tag main, which may move'],
  [
    'a repository without a tag',
    { sidecar: { image: { registry: 'quay.io', repository: 'a/b' } } },
    'image quay.io/a/b has no tag',
  ],
  ['a text', { backupImage: 'quay.io/a/b:v1' }, 'image quay.io/a/b:v1 has the tag v1, which may move'],
])('images in Helm values: %s', (_, values, fault) => {
  const messages = judge('image-pinned', [], [release(values)]).map(({ message }) => message.split(';')[0]);
  expect(messages).toEqual(fault === null ? [] : [fault]);
});

test('registries in Helm values are looked at', () => {
  const [finding, ...more] = judge(
    'image-registry',
    [],
    [release({ image: { registry: 'evil.example', repository: 'a/b', tag: 'v1.2.3' } })],
  );
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    at: {
      file: 'argocd/eu-north-1/some.yaml',
      subject: 'Application argocd/x',
      property: 'spec.source.helm.valuesObject.image',
    },
    severity: 'error',
    mend: 'Take it from a known registry, or add a line with its reason to lib/security/known-registries.ts.',
  });
});

const hash = '0123456789abcdef'.repeat(4);
const bootstrapped = (region: string) =>
  `111122223333.dkr.ecr.${region}.amazonaws.com/cdk-hnb659fds-container-assets-111122223333-${region}`;

/** What rules say of the image of a pod, of a deployment that has its services' image built or names it. */
function imageFaults(deployment: string, image: string): readonly string[] {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'x', namespace: 'gateway' },
    spec: { containers: [{ image }] },
  };
  const manifests = [{ file: 'us-east-1/some.yaml', region: 'us-east-1', bytes: 0, objects: [pod] }];
  const inventory = takeInventory({ deployment, stacks: [], manifests });
  return askRules(clusterSecurityRules, { inventory, topology: topologyOf(deployment) })
    .filter(({ rule }) => rule === 'image-pinned' || rule === 'image-registry')
    .flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

test.each<[reason: string, image: string, ofDemo: readonly string[], ofProduction: readonly string[]]>([
  ['the literal for what is built', 'SERVICES_IMAGE', [], ['image-pinned', 'image-registry']],
  ['what is built, in the Region’s own registry', `${bootstrapped('us-east-1')}:${hash}`, [], ['image-registry']],
  [
    'another tag there',
    `${bootstrapped('us-east-1')}:latest`,
    ['image-pinned', 'image-registry'],
    ['image-pinned', 'image-registry'],
  ],
  [
    'another repository there',
    `111122223333.dkr.ecr.us-east-1.amazonaws.com/tools:${hash}`,
    ['image-registry'],
    ['image-registry'],
  ],
])('an image that the demo has built and production names: %s', (_, image, ofDemo, ofProduction) => {
  expect(imageFaults('demo', image)).toEqual(ofDemo);
  expect(imageFaults('production', image)).toEqual(ofProduction);
});

test.each([
  ['a range', '^2.20.0'],
  ['a star', '2.*'],
  ['a part', '2.20'],
  ['nothing', ''],
])('a chart at %s is not pinned', (_, targetRevision) => {
  expect(judge('chart-pinned', [], [release({}, { targetRevision })])).toHaveLength(1);
});

test('a chart comes from a known repository, over TLS', () => {
  expect(judge('chart-repository', [], [release({})])).toEqual([]);
  expect(judge('chart-repository', [], [release({}, { repoURL: 'http://kedacore.github.io/charts' })])).toHaveLength(1);
  expect(judge('chart-repository', [], [release({}, { repoURL: 'https://evil.example/charts' })])).toHaveLength(1);
});

test('objects that stand in Helm values are judged as others are', () => {
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'all', namespace: 'monitoring' },
    rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['*'] }],
  };
  expect(judge('role-wildcard', [], [release({ extraManifests: [role] })])).toMatchObject([
    {
      at: { property: 'spec.source.helm.valuesObject.extraManifests.0.rules.0.verbs' },
      message: 'the role allows * as verbs; allowed: names without *',
    },
  ]);
});
