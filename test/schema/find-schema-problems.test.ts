import { isObject, type Json, type JsonObject } from '#charts/imports/generator/json';
import { findSchemaProblems } from '#test/schema/find-schema-problems';
import { goRegExp } from '#test/schema/go-reg-exp';
import { schemaFiles } from '#test/schema/schema-files';
import { schemaRegister } from '#test/schema/schema-register';

const register = schemaRegister(schemaFiles());
const metadata = { name: 'engine', namespace: 'models' };

const deployment = (container: JsonObject = {}, spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata,
  spec: {
    selector: { matchLabels: { app: 'engine' } },
    template: {
      metadata: { labels: { app: 'engine' } },
      spec: { containers: [{ name: 'engine', image: 'engine:1', ...container }] },
    },
    ...spec,
  },
});

const scaled = (spec: JsonObject): JsonObject => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata,
  spec: {
    scaleTargetRef: { name: 'engine' },
    triggers: [{ type: 'cron', metadata: { desiredReplicas: '2' } }],
    ...spec,
  },
});

const problems = (object: JsonObject) => findSchemaProblems(register, [{ path: 'r/file.yaml', objects: [object] }]);
const container = 'spec.template.spec.containers[0]';

test.each([
  ['a workload', deployment()],
  [
    'amounts as text and as numbers',
    deployment({ resources: { limits: { cpu: '1500m', 'nvidia.com/gpu': '8', memory: 1 } } }),
  ],
  [
    'a port by name or number',
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ port: 80, targetPort: 'http' }] } },
  ],
  ['a custom resource', scaled({ minReplicaCount: 1 })],
  [
    'a field that keeps whatever it is given',
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata,
      spec: {
        project: 'p',
        destination: {},
        source: { repoURL: 'r', helm: { valuesObject: { any: { thing: [1] } } } },
      },
    },
  ],
] as const)('accepted: %s', (_, object) => {
  expect(problems(object)).toEqual([]);
});

test.each([
  [
    'an unknown field',
    deployment({ imagee: 'x' }),
    `Deployment models/engine: ${container}.imagee: unknown field; allowed: args, command, env,`,
  ],
  [
    'an unknown field of a custom resource',
    scaled({ minReplicas: 1 }),
    'ScaledObject models/engine: spec.minReplicas: unknown field; allowed: advanced, cooldownPeriod, fallback,',
  ],
  [
    'an unknown field of metadata',
    { ...scaled({}), metadata: { ...metadata, label: 'a' } },
    'ScaledObject models/engine: metadata.label: unknown field; allowed: annotations,',
  ],
  ['a wrong type', deployment({ image: 5 }), `Deployment models/engine: ${container}.image: 5 is not of type string`],
  [
    'a number where a map holds text',
    scaled({ triggers: [{ type: 'cron', metadata: { desiredReplicas: 2 } }] }),
    'ScaledObject models/engine: spec.triggers[0].metadata.desiredReplicas: 2 is not of type string',
  ],
  [
    'a missing field',
    deployment({}, { selector: undefined as never }),
    'Deployment models/engine: spec.selector: is missing',
  ],
  [
    'a missing field of a custom resource',
    scaled({ scaleTargetRef: {} }),
    'ScaledObject models/engine: spec.scaleTargetRef.name: is missing',
  ],
  [
    'a value that is not listed',
    deployment({ imagePullPolicy: 'Sometimes' }),
    `Deployment models/engine: ${container}.imagePullPolicy: "Sometimes"; allowed: Always, IfNotPresent, Never`,
  ],
  [
    'a value that is not listed, in a list',
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: { podSelector: {}, policyTypes: ['In'] },
    },
    'NetworkPolicy models/engine: spec.policyTypes[0]: "In"; allowed: Egress, Ingress',
  ],
  [
    'an amount that no server can read',
    deployment({ resources: { limits: { memory: '2GB' } } }),
    `Deployment models/engine: ${container}.resources.limits.memory: "2GB" fits none of `,
  ],
  [
    'a number that is too large',
    deployment({}, { replicas: 2 ** 31 }),
    'Deployment models/engine: spec.replicas: 2147483648 must match format "int32"',
  ],
  [
    'an entry that is there twice',
    deployment({
      env: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
    }),
    `Deployment models/engine: ${container}.env: [{"name":"A","value":"1"},{"name":"A","value":"2"}] holds the same entry twice`,
  ],
  [
    'a wrong version',
    { ...deployment(), apiVersion: 'apps/v2' },
    'Deployment models/engine: apiVersion: "apps/v2" is not known for Deployment; allowed: apps/v1',
  ],
  [
    'a kind without a schema',
    { ...deployment(), kind: 'Deploymint' },
    'Deploymint models/engine: kind: no schema of "Deploymint" in "apps/v1"; allowed: a kind of charts/imports/generator/',
  ],
  ['no name', { ...deployment(), metadata: { namespace: 'models' } }, 'Deployment models: metadata.name: is missing'],
  [
    'no namespace',
    { ...deployment(), metadata: { name: 'engine' } },
    'Deployment engine: metadata.namespace: is missing: a Deployment stands in a namespace',
  ],
  [
    'a namespace too many',
    { apiVersion: 'v1', kind: 'Namespace', metadata },
    'Namespace models/engine: metadata.namespace: "models": a Namespace stands in none',
  ],
] as const)('refused: %s', (_, object, expected) => {
  const found = problems(JSON.parse(JSON.stringify(object)) as JsonObject);
  expect(found).toEqual([expect.stringContaining(`r/file.yaml: ${expected}`)]);
});

test('all problems at once, object by object', () => {
  const files = [
    { path: 'a.yaml', objects: [deployment({ imagee: 'x', tty: 'yes' })] },
    { path: 'b.yaml', objects: [scaled({ pollingInterval: '30s' })] },
  ];
  expect(findSchemaProblems(register, files).map((problem) => problem.split(';')[0])).toEqual([
    `a.yaml: Deployment models/engine: ${container}.imagee: unknown field`,
    `a.yaml: Deployment models/engine: ${container}.tty: "yes" is not of type boolean`,
    'b.yaml: ScaledObject models/engine: spec.pollingInterval: "30s" is not of type integer',
  ]);
});

test('every pattern of every schema can be tried here, flags in it too', () => {
  const patterns = patternsIn(Object.values(schemaFiles()) as unknown as Json);
  expect(patterns.length).toBeGreaterThan(100);
  for (const pattern of patterns) expect(goRegExp(pattern)).toBeInstanceOf(RegExp);
  expect(goRegExp('^(?i)(abort|warn)?$').test('Abort')).toBe(true);
  expect(goRegExp('^(abort|warn)?$').test('Abort')).toBe(false);
});

function patternsIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => patternsIn(item));
  if (!isObject(value)) return [];
  const { pattern } = value;
  return [...(typeof pattern === 'string' ? [pattern] : []), ...Object.values(value).flatMap(patternsIn)];
}
