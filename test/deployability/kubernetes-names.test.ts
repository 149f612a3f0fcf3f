import type { Plain } from '#evidence';
import { ask, evidenceOf, messages, objectEvidence, resourceEvidence } from './small-evidence';

const text = (length: number) => 'x'.repeat(length);
const object = (kind: string, change: Plain = {}, metadata: Plain = {}): Plain => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'it', namespace: 'models', ...metadata },
  ...change,
});
const podWith = (spec: Plain, metadata: Plain = {}) => object('Deployment', { spec: { template: { metadata, spec } } });
const container = (change: Plain) => podWith({ containers: [{ name: 'engine', image: 'a/b:1', ...change }] });
const names = (...objects: readonly Plain[]) => messages('kubernetes-names', objectEvidence(...objects));

test.each<[reason: string, right: Plain, wrong: Plain, called: string]>([
  ['an object', object('Secret', {}, { name: text(253) }), object('Secret', {}, { name: text(254) }), text(254)],
  ['no capitals', object('Secret', {}, { name: 'a.b' }), object('Secret', {}, { name: 'aB' }), 'aB'],
  ['a namespace', object('Namespace', {}, { name: text(63) }), object('Namespace', {}, { name: text(64) }), text(64)],
  ['of an object', object('Secret', {}, { namespace: 'a' }), object('Secret', {}, { namespace: 'a.b' }), 'a.b'],
  [
    'a Service starts with a letter',
    object('Service', {}, { name: 'a1' }),
    object('Service', {}, { name: '1a' }),
    '1a',
  ],
  ['a CronJob', object('CronJob', {}, { name: text(52) }), object('CronJob', {}, { name: text(53) }), text(53)],
  [
    'a pool of nodes is a label',
    object('NodePool', {}, { name: text(63) }),
    object('NodePool', {}, { name: text(64) }),
    text(64),
  ],
  ['a role may hold colons', object('Role', {}, { name: 'system:reader' }), object('Role', {}, { name: 'a/b' }), 'a/b'],
  ['a label', object('Pod', {}, { labels: { a: text(63) } }), object('Pod', {}, { labels: { a: text(64) } }), text(64)],
  ['a label may be empty', object('Pod', {}, { labels: { a: '' } }), object('Pod', {}, { labels: { a: '-' } }), '-'],
  [
    'a key of a label',
    object('Pod', {}, { labels: { [`example.com/${text(63)}`]: 'a' } }),
    object('Pod', {}, { labels: { [`example.com/${text(64)}`]: 'a' } }),
    `example.com/${text(64)}`,
  ],
  [
    'a key of an annotation',
    object('Pod', {}, { annotations: { 'Example.com/Reason': 'any text at all' } }),
    object('Pod', {}, { annotations: { 'why not': 'a' } }),
    'why not',
  ],
  ['a label of pods', podWith({}, { labels: { a: 'b' } }), podWith({}, { labels: { a: 'b c' } }), 'b c'],
  ['a selector', podWith({ nodeSelector: { a: 'b' } }), podWith({ nodeSelector: { a: '/b' } }), '/b'],
  [
    'labels that are matched',
    object('NetworkPolicy', { spec: { podSelector: { matchLabels: { a: 'b' } } } }),
    object('NetworkPolicy', { spec: { podSelector: { matchLabels: { 'a/b/c': 'b' } } } }),
    'a/b/c',
  ],
  ['a container', container({ name: text(63) }), container({ name: text(64) }), text(64)],
  ['a port', container({ ports: [{ name: text(15) }] }), container({ ports: [{ name: text(16) }] }), text(16)],
  ['a port needs a letter', container({ ports: [{ name: 'h2' }] }), container({ ports: [{ name: '80-90' }] }), '80-90'],
  ['a volume', podWith({ volumes: [{ name: 'a' }] }), podWith({ volumes: [{ name: 'a_b' }] }), 'a_b'],
  [
    'a file of a ConfigMap',
    object('ConfigMap', { data: { 'a.yaml': '' } }),
    object('ConfigMap', { data: { 'a/b': '' } }),
    'a/b',
  ],
])('%s', (_, right, wrong, called) => {
  expect(names(right)).toEqual([]);
  expect(names(wrong)).toEqual([
    expect.stringContaining(`the cluster does not take the name "${called}" (${called.length} characters); allowed: `),
  ]);
});

test('labels of alerts are not those of Kubernetes', () => {
  const alert = { alert: 'Slow', labels: { 'any key': '{{ $labels.model }}' } };
  expect(names(object('PrometheusRule', { spec: { groups: [{ rules: [alert] }] } }))).toEqual([]);
});

test('a finding stands at the property, and tells what is allowed', () => {
  const [finding] = ask('kubernetes-names', objectEvidence(container({ ports: [{ name: 'Metrics' }] }))).findings;
  expect(finding).toEqual({
    rule: 'kubernetes-names',
    severity: 'error',
    at: {
      file: 'eu-north-1/30-models/chat.yaml',
      subject: 'Deployment models/it',
      property: 'spec.template.spec.containers.0.ports.0.name',
    },
    message:
      'the cluster does not take the name "Metrics" (7 characters); allowed: 1-15 characters, ' +
      'lower-case letters, digits and single "-", one letter at least',
    mend: 'Change the name where it is made: lib/topology/names.ts, the chart in charts/, or the name of a model or tier in the blueprint.',
    move: null,
  });
});

test('Helm takes 53 characters of a release, also from an Application that names none', () => {
  const application = (name: string) =>
    object('Application', { spec: { source: { chart: 'keda', repoURL: 'https://charts.example.com' } } }, { name });
  expect(names(application(text(53)))).toEqual([]);
  expect(names(application(text(54)))).toEqual([expect.stringContaining('1-53 characters')]);
});

describe('the same object twice', () => {
  const applied = { Manifest: JSON.stringify([object('Secret')]) };
  const evidence = resourceEvidence('Custom::AWSCDK-EKS-KubernetesResource', applied);

  test('in a cluster', () => {
    const older = { ...object('Deployment'), apiVersion: 'apps/v1beta1' };
    const newer = { ...object('Deployment'), apiVersion: 'apps/v1' };
    expect(messages('names-unique', objectEvidence(older, newer))).toEqual([
      'Deployment models/it of eu-north-1 stands in eu-north-1/30-models/chat.yaml too; allowed: once',
    ]);
  });

  test.each<[reason: string, first: Plain, second: Plain]>([
    ['other namespaces', object('Secret'), object('Secret', {}, { namespace: 'gateway' })],
    ['other kinds', object('Secret'), object('ConfigMap')],
    ['other groups', object('Service'), { ...object('Service'), apiVersion: 'serving.knative.dev/v1' }],
  ])('not with %s', (_, first, second) => {
    expect(messages('names-unique', objectEvidence(first, second))).toEqual([]);
  });

  test('a manifest and the template that applies it tell of one object', () => {
    expect(messages('names-unique', evidenceOf(evidence.stacks, [object('Secret')]))).toEqual([]);
  });
});
