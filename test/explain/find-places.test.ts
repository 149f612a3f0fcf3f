import { takeInventory } from '#evidence';
import { findPlaces, type PlaceQuery } from '#explain';

const scaler = {
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'chat-burst', namespace: 'models' },
  spec: { minReplicaCount: 3, maxReplicaCount: 3, fallback: { replicas: 3 }, cooldownPeriod: 300 },
};
const engine = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'chat-base', namespace: 'models', labels: { pool: 'chat' } },
  spec: {
    replicas: 3,
    template: {
      spec: {
        terminationGracePeriodSeconds: 105,
        containers: [
          { args: ['--max-num-seqs=64', '--port=64'], resources: { requests: { cpu: '250m', memory: '512Mi' } } },
        ],
      },
    },
  },
};
const table = {
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: { TableName: 'production-eu-tenants', Replicas: [{ Region: 'eu-north-1' }] },
};
const reader = {
  Type: 'AWS::IAM::Policy',
  Properties: { PolicyName: 'read', PolicyDocument: { Resource: 'production-eu-tenants' } },
};
const inventory = takeInventory({
  deployment: 'production',
  stacks: [
    {
      file: 'assembly-production/tables.template.json',
      path: 'production/eu/Tables',
      name: 'production-eu-tables',
      account: '444455556666',
      region: 'eu-north-1',
      terminationProtection: true,
      bytes: 1,
      template: { Resources: { Tenants: table, Reader: reader } },
    },
  ],
  manifests: [{ file: 'eu-north-1/40-scaling/chat.yaml', region: 'eu-north-1', bytes: 1, objects: [scaler, engine] }],
});

function fact(value: string | number | boolean, field: string, ...owners: readonly (readonly string[])[]): PlaceQuery {
  return {
    region: null,
    jurisdiction: null,
    names: [],
    around: [],
    searches: owners,
    fact: { value, field, owners, places: null },
  };
}

function named(...names: readonly string[]): PlaceQuery {
  return { region: null, jurisdiction: null, names, around: [], searches: [names], fact: null };
}

function propertiesOf(query: PlaceQuery): readonly string[] {
  const { templates, manifests } = findPlaces(inventory, query);
  return [...templates, ...manifests].map(({ subject, property, value }) => `${subject} ${property}: ${value}`);
}

test('a resource that has the name, and none that only mentions it', () => {
  expect(findPlaces(inventory, named('production-eu-tenants'))).toEqual({
    templates: [
      {
        file: 'assembly-production/tables.template.json',
        subject: 'Tenants (AWS::DynamoDB::GlobalTable)',
        property: 'Properties.TableName',
        value: 'production-eu-tenants',
      },
    ],
    manifests: [],
  });
});

test('an object by its name', () => {
  expect(propertiesOf(named('chat-burst'))).toEqual(['ScaledObject models/chat-burst metadata.name: chat-burst']);
});

test.each([
  [
    'of four fields with one value, that whose name shares most',
    fact(3, 'burst.maxReplicas', ['chat-burst']),
    'ScaledObject models/chat-burst spec.maxReplicaCount: 3',
  ],
  [
    'the other end of the range',
    fact(3, 'burst.minReplicas', ['chat-burst']),
    'ScaledObject models/chat-burst spec.minReplicaCount: 3',
  ],
  [
    'in the next thing, when the innermost has no such field',
    fact(105, 'drain.graceSeconds', ['nobody'], ['chat']),
    'Deployment models/chat-base spec.template.spec.terminationGracePeriodSeconds: 105',
  ],
  [
    'with a unit',
    fact(250, 'placement.cpuMillis', ['chat-base']),
    'Deployment models/chat-base spec.template.spec.containers.0.resources.requests.cpu: 250m',
  ],
  [
    'with another unit',
    fact(512, 'placement.memoryMiB', ['chat-base']),
    'Deployment models/chat-base spec.template.spec.containers.0.resources.requests.memory: 512Mi',
  ],
  [
    'as an argument, by the name of the argument',
    fact(64, 'engine.maxNumSeqs', ['chat']),
    'Deployment models/chat-base spec.template.spec.containers.0.args.0: --max-num-seqs=64',
  ],
  ['by a label of its pool', fact(3, 'base.replicas', ['chat']), 'Deployment models/chat-base spec.replicas: 3'],
])('a fact: %s', (_, query, place) => {
  expect(propertiesOf(query)).toEqual([place]);
});

test('a common value in no field of a like name is told nowhere: no guess', () => {
  expect(propertiesOf(fact(3, 'proxy.workers', ['chat-burst']))).toEqual([]);
  expect(propertiesOf(fact(3, 'burst.maxReplicas', ['another-pool']))).toEqual([]);
});

test('a telling value is found wherever it stands', () => {
  expect(propertiesOf(fact('production-eu-tenants', 'table', ['nobody']))).toEqual([
    'Tenants (AWS::DynamoDB::GlobalTable) Properties.TableName: production-eu-tenants',
  ]);
});
