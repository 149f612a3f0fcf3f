import { type Evidence, objectLocation, resourceLocation, takeInventory } from '#evidence';

const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key', namespace: 'gateway' } };
const application = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'production-eu-north-1-keda', namespace: 'argocd' },
  spec: {
    destination: { name: 'production-eu-north-1', namespace: 'keda' },
    source: {
      chart: 'keda',
      repoURL: 'https://charts.example.com',
      targetRevision: '2.20.2',
      helm: { releaseName: 'keda', valuesObject: { operator: { replicaCount: 2 } } },
    },
  },
};

function evidenceWith(resources: Evidence['stacks'][number]['template']['Resources']): Evidence {
  return {
    deployment: 'mine',
    stacks: [
      {
        file: 'assembly-mine/workloads.template.json',
        path: 'mine/us-east-1/Workloads',
        name: 'meridian-mine-us-east-1-Workloads',
        account: 'ACCOUNT_ID',
        region: 'us-east-1',
        terminationProtection: false,
        bytes: 100,
        template: { Resources: resources },
      },
    ],
    manifests: [
      { file: 'us-east-1/08-secrets/a.yaml', region: 'us-east-1', bytes: 10, objects: [secret] },
      { file: 'argocd/eu-north-1/keda.yaml', region: null, bytes: 10, objects: [application] },
    ],
  };
}

const applying = {
  Type: 'Custom::AWSCDK-EKS-KubernetesResource',
  Properties: {
    Manifest: { 'Fn::Join': ['', ['[{"kind":"Namespace","metadata":{"name":"', { Ref: 'AWS::Region' }, '"}}]']] },
  },
};
const installing = {
  Type: 'Custom::AWSCDK-EKS-HelmChart',
  Properties: { Release: 'keda', Chart: 'keda', Version: '2.20.2', Namespace: 'keda', Values: '{"a":{"b":1}}' },
};

describe('what stands in the rendered files', () => {
  const inventory = takeInventory(evidenceWith({ Manifest1: applying, Component1: installing }));

  test('objects of manifests, and those that a template applies', () => {
    expect(inventory.objects.map(({ kind, name, region, appliedBy }) => [kind, name, region, appliedBy])).toEqual([
      ['Secret', 'key', 'us-east-1', null],
      ['Application', 'production-eu-north-1-keda', null, null],
      ['Namespace', 'us-east-1', 'us-east-1', 'Manifest1'],
    ]);
  });

  test('an object is found by kind, namespace and name, in a template by the resource that applies it too', () => {
    expect(inventory.objects.map((object) => objectLocation(object, 'metadata.name').subject)).toEqual([
      'Secret gateway/key',
      'Application argocd/production-eu-north-1-keda',
      'Manifest1 (Namespace us-east-1)',
    ]);
  });

  test('releases of Argo CD and of templates', () => {
    expect(inventory.releases.map(({ name, version, region, values }) => [name, version, region, values])).toEqual([
      ['keda', '2.20.2', 'eu-north-1', { operator: { replicaCount: 2 } }],
      ['keda', '2.20.2', 'us-east-1', { a: { b: 1 } }],
    ]);
  });

  test('a resource is found by logical id and property', () => {
    expect(inventory.resources.map((resource) => resourceLocation(resource, 'Values'))).toEqual([
      { file: 'assembly-mine/workloads.template.json', subject: 'Manifest1', property: 'Properties.Values' },
      { file: 'assembly-mine/workloads.template.json', subject: 'Component1', property: 'Properties.Values' },
    ]);
  });
});

test.each([
  ['Manifest', { ...applying, Properties: { Manifest: 'apiVersion: v1' } }],
  ['Values', { ...installing, Properties: { ...installing.Properties, Values: '{' } }],
])('%s that is no JSON is named', (property, resource) => {
  expect(() => takeInventory(evidenceWith({ Broken1: resource }))).toThrow(
    `assembly-mine/workloads.template.json: Broken1.${property} is no JSON; allowed: JSON text, as Meridian renders it`,
  );
});
