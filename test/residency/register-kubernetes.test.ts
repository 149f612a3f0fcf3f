import type { Finding, Plain } from '#evidence';
import { clusterResidencyRules } from '#lib/residency/cluster-rules';
import { kubernetesRegister } from '#lib/residency/register-kubernetes';
import type { MovingField, RegisteredKind } from '#lib/residency/registered-kind';
import { inStockholm, peerHost, smallDeployment } from './small-clusters';

const lines = kubernetesRegister.map((line) => ({ ...line, name: `${line.group}/${line.kind}` }));

test('every kind stands in the register once', () => {
  const names = lines.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

test.each(lines)('$name: what it does fits the fields that move data', ({ judgement, moves }) => {
  if (judgement === 'moves') expect(moves).not.toEqual([]);
  if (judgement === 'neither') expect(moves).toEqual([]);
});

test('a kind that is not in the register is a finding', () => {
  const object = { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'copy', namespace: 'models' } };
  expect(findings(inStockholm(object))).toEqual([
    {
      rule: 'unregistered-kind',
      severity: 'error',
      at: { file: 'eu-north-1/10-test/test.yaml', subject: 'CronJob models/copy', property: null },
      message: 'nobody has judged what a CronJob of batch/v1 does with data; allowed: kinds of the register',
      mend: 'Add its line to lib/residency/register-kubernetes.ts, with the fields through which it moves data and a rule that reads them',
      move: null,
    },
  ]);
});

describe('the rule that a field names reads it', () => {
  const fields = lines.flatMap((line) => line.moves.map((field) => ({ ...line, ...field })));

  test.each(fields)('$name: $path: $rule', (field) => {
    expect(findings(deploymentWith(field)).map(({ rule }) => rule)).toContain(field.rule);
  });

  test.each(lines.filter(({ moves }) => moves.length > 0))('$name: without them nothing is found', (line) => {
    expect(findings(deploymentWith({ ...line, path: null }))).toEqual([]);
  });
});

function findings(input: ReturnType<typeof inStockholm>): readonly Finding[] {
  return clusterResidencyRules.flatMap(({ check }) => check(input).findings);
}

/** An object of a kind with something abroad at a path, and what it needs around it; null: with nothing abroad. */
function deploymentWith({ group, kind, path }: RegisteredKind & { readonly path: MovingField['path'] | null }) {
  const base = { apiVersion: `${group === '' ? '' : `${group}/`}v1`, kind, ...bases[kind] };
  const metadata = { name: 'it', namespace: 'gateway' };
  const object = path === null ? { metadata, ...base } : withValue({ metadata, ...base }, path);
  const file = kind === 'AppProject' ? 'argocd/project.yaml' : 'argocd/eu-north-1/it.yaml';
  if (group === 'argoproj.io') return smallDeployment([{ file, region: null, objects: [object] }]);
  return inStockholm(...around, object);
}

function withValue(object: Plain, path: string): Plain {
  const key = Object.keys(samples).find((ending) => path.endsWith(ending)) ?? '';
  const changed = structuredClone(object) as Record<string, unknown>;
  const keys = keysOf(path);
  keys.slice(0, -1).reduce<Record<string, unknown>>((place, step, index) => {
    place[step] ??= keys[index + 1] === '0' ? [{}] : {};
    return place[step] as Record<string, unknown>;
  }, changed)[keys.at(-1) ?? ''] = samples[key] ?? `https://${peerHost('us-east-1')}/x`;
  return changed;
}

/** The name of an annotation holds dots itself. */
function keysOf(path: string): string[] {
  const [before = '', annotation] = path.split('annotations.');
  if (annotation !== undefined) return [...before.split('.').filter(Boolean), 'annotations', annotation];
  return path.split('.').map((key) => (key === '*' ? '0' : key));
}

/** What leads abroad, by the end of a path; a URL at all others. */
const samples: Readonly<Record<string, unknown>> = {
  'role-arn': 'arn:aws:iam::111122223333:role/x',
  roleArn: 'arn:aws:iam::111122223333:role/x',
  'aws.role': 'arn:aws:iam::111122223333:role/x',
  iamRoleArnToAssume: 'arn:aws:iam::111122223333:role/x',
  targetGroupARN: 'arn:aws:elasticloadbalancing:us-east-1:444455556666:targetgroup/x/1',
  kmsKeyId: 'arn:aws:kms:us-east-1:444455556666:alias/x',
  kmsKeyID: 'arn:aws:kms:us-east-1:444455556666:alias/x',
  'remoteRef.key': '/small/us-east-1/secret',
  'ip.address': '10.0.0.9',
  'externalIPs.*': '10.0.0.9',
  'ipBlock.cidr': '10.0.0.0/16',
  'spec.type': 'DynamicResolver',
  'endpointPickerRef.kind': 'ServiceImport',
  targetGroupName: 'small-us-east-1-internal',
  'triggers.*.type': 'datadog',
  queueURL: 'https://sqs.us-east-1.amazonaws.com/444455556666/x',
  awsRegion: 'us-east-1',
  'aws.region': 'us-east-1',
  awsSecretManager: {},
  hashiCorpVault: {},
  oauth2: {},
  'provider.vault': {},
  'secretStoreRef.kind': 'ClusterSecretStore',
  'destination.name': 'small-us-east-1',
  'destinations.*.name': 'elsewhere',
  'source.path': 'dist/us-east-1/30-models',
  'Refs.*.name': 'nobody',
  'Ref.name': 'nobody',
};

const eachTrigger = { metadata: {}, type: 'prometheus' };
const reference = { group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'local' };
const around = [
  {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'Backend',
    metadata: { name: 'local', namespace: 'gateway' },
    spec: { endpoints: [{ fqdn: { hostname: 'chat.models.svc.cluster.local', port: 80 } }] },
  },
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'picker', namespace: 'gateway' } },
  {
    apiVersion: 'aigateway.envoyproxy.io/v1beta1',
    kind: 'AIGatewayRoute',
    metadata: { name: 'around', namespace: 'gateway' },
    spec: { rules: [{ backendRefs: [{ name: 'it', priority: 0 }] }] },
  },
  {
    apiVersion: 'aigateway.envoyproxy.io/v1beta1',
    kind: 'AIServiceBackend',
    metadata: { name: 'it', namespace: 'gateway' },
    spec: { backendRef: reference },
  },
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { name: 'region', namespace: 'gateway' },
    spec: { provider: { aws: { region: 'eu-north-1' } } },
  },
];

/** Objects as they should be, of the kinds that are not sound without some fields. */
const bases: Readonly<Record<string, Plain>> = {
  AIServiceBackend: { spec: { backendRef: reference } },
  AIGatewayRoute: { spec: { rules: [{ backendRefs: [{ name: 'it', priority: 0 }] }] } },
  InferencePool: { spec: { endpointPickerRef: { name: 'picker' } } },
  ScaledObject: { spec: { triggers: [{ ...eachTrigger }] } },
  ExternalSecret: { spec: { secretStoreRef: { kind: 'SecretStore', name: 'region' } } },
  Application: {
    spec: { destination: { name: 'small-eu-north-1' }, source: { path: 'dist/eu-north-1/30-models' } },
  },
};
