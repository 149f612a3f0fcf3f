import type { Template } from 'aws-cdk-lib/assertions';
import type { Component } from '#topology';
import { clusterRegion, component, configMap, namespaces, workloadsStack, workloadsTemplate } from './cluster-fixture';
import { kinds } from './data-fixture';

const manifestType = 'Custom::AWSCDK-EKS-KubernetesResource';
const chartType = 'Custom::AWSCDK-EKS-HelmChart';

interface Applied {
  readonly id: string;
  readonly name: string;
  readonly waitsFor: readonly string[];
}

function workloads(manifests: Parameters<typeof workloadsStack>[2], components: readonly Component[] = []): Template {
  return workloadsTemplate(
    'demo',
    clusterRegion('demo', () => ({ components })),
    manifests,
  );
}

/** What is applied, by its construct's name, and what it waits for. */
function applied(template: Template): readonly Applied[] {
  const resources = { ...template.findResources(manifestType), ...template.findResources(chartType) };
  return Object.entries(resources).map(([id, { Metadata, DependsOn }]) => ({
    id,
    name: Metadata['aws:cdk:path'].split('/').at(-3),
    waitsFor: DependsOn ?? [],
  }));
}

/** Names in the order in which CloudFormation may create them; it deletes them the other way round. */
function inOrder(template: Template): readonly (readonly string[])[] {
  const all = applied(template);
  const rounds: string[][] = [];
  const done = new Set<string>();
  while (done.size < all.length) {
    const ready = all.filter(
      ({ id, waitsFor }) => !done.has(id) && waitsFor.every((it) => done.has(it) || all.every((one) => one.id !== it)),
    );
    if (ready.length === 0) throw new Error('a circle');
    rounds.push(ready.map(({ name }) => name));
    for (const { id } of ready) done.add(id);
  }
  return rounds;
}

/** A manifest in its place, which the number of its folder says. */
const named = (name: string, objects = [configMap(name, { key: 'value' })]) => ({
  name,
  order: Number.parseInt(name, 10),
  objects,
});

test('manifests and components come by their places, manifests of one place one by one, components side by side', () => {
  const components = [component('late', 9), component('early', 6), component('also-late', 9)];
  const manifests = [named('20-b/gateway'), named('08-secrets'), namespaces, named('20-b/routes'), named('10-pools')];
  expect(inOrder(workloads(manifests, components))).toEqual([
    ['Manifest-00-namespaces'],
    ['Component-early'],
    ['Manifest-08-secrets'],
    ['Component-late', 'Component-also-late'],
    ['Manifest-10-pools'],
    ['Manifest-20-b-gateway'],
    ['Manifest-20-b-routes'],
  ]);
});

test('all goes on without components, and a manifest without objects is not applied', () => {
  expect(inOrder(workloads([namespaces, named('10-nothing', []), named('20-pools')]))).toEqual([
    ['Manifest-00-namespaces'],
    ['Manifest-20-pools'],
  ]);
});

test('nothing is applied, or removed, without access to the cluster', () => {
  const template = workloads([namespaces]);
  const access = Object.keys(template.findResources('AWS::EKS::AccessEntry'));
  expect(access).toHaveLength(1);
  expect(applied(template).map(({ waitsFor }) => waitsFor)).toEqual([access]);
});

describe('manifests', () => {
  test('carry the account where the Topology has its placeholder', () => {
    const manifest = named('10-roles', [configMap('roles', { arn: 'arn:aws:iam::ACCOUNT_ID:role/engine' })]);
    const demo = Object.values(workloads([manifest]).findResources(manifestType))[0]?.Properties.Manifest;
    expect(demo['Fn::Join'][1]).toEqual([
      expect.stringMatching(/"data":\{"arn":"arn:aws:iam::$/),
      { Ref: 'AWS::AccountId' },
      ':role/engine"}}]',
    ]);
    const production = workloadsTemplate('production', clusterRegion('production'), [manifest]);
    expect(Object.values(production.findResources(manifestType))[0]?.Properties.Manifest).toContain(
      'arn:aws:iam::111122223333:role/engine',
    );
  });

  test('are not changed for whoever gave them', () => {
    const manifest = named('10-pools');
    const before = JSON.stringify(manifest);
    workloads([manifest]);
    expect(JSON.stringify(manifest)).toBe(before);
  });

  test('may be applied twice, and take along what left them', () => {
    const [manifest] = Object.values(workloads([named('10-pools')]).findResources(manifestType));
    const { Overwrite, PruneLabel, Manifest } = manifest?.Properties ?? {};
    expect(Overwrite).toBe(true);
    expect(JSON.parse(Manifest)[0].metadata.labels).toEqual({ [PruneLabel]: '' });
  });

  test('with a namespace and something in it are refused', () => {
    const objects = [...namespaces.objects, configMap('settings', {})];
    expect(() => workloads([named('00-all', objects)])).toThrow(
      new Error(
        'demo/eu-north-1/Workloads: manifest "00-all" holds Namespace, ConfigMap; allowed: Namespace in a manifest of its own',
      ),
    );
  });
});

describe('size', () => {
  /** Bytes around the text in `sized`, as it stands in the event, with room for its label. */
  const around = 234;
  const limit = 126_976;
  const sized = (bytes: number) => named('30-alerts', [configMap('rules', { text: 'x'.repeat(bytes) })]);

  test('up to the limit is applied', () => {
    expect(applied(workloads([sized(limit - around)]))).toHaveLength(1);
  });

  test('a byte more is refused, with the name and both sizes', () => {
    expect(() => workloads([sized(limit - around + 1)])).toThrow(
      new Error(
        'demo/eu-north-1/Workloads: manifest "30-alerts" takes 126977 bytes to apply; allowed: at most 126976; split it in two',
      ),
    );
  });

  test('counts quotes as the event quotes them, and an account as twelve digits', () => {
    const bytes = limit - around;
    const quoted = named('30-alerts', [configMap('rules', { text: `${'x'.repeat(bytes - 4)}"` })]);
    expect(applied(workloads([quoted]))).toHaveLength(1);
    const longer = named('30-alerts', [configMap('rules', { text: `${'x'.repeat(bytes - 3)}"` })]);
    expect(() => workloads([longer])).toThrow(/takes 126977 bytes to apply/);
    const account = named('30-alerts', [configMap('rules', { text: `${'x'.repeat(bytes - 10)}ACCOUNT_ID` })]);
    expect(() => workloads([account])).toThrow(/takes 126978 bytes to apply/);
  });

  test("counts a component's values too", () => {
    const values = { text: 'x'.repeat(limit) };
    expect(() => workloads([namespaces], [{ ...component('keda', 1), values }])).toThrow(
      new Error(
        'demo/eu-north-1/Workloads: component "keda" takes 126993 bytes to apply; allowed: at most 126976; split it in two',
      ),
    );
  });
});

describe('components', () => {
  test.each([
    { repository: 'https://charts.example.com', expected: 'https://charts.example.com' },
    { repository: 'oci://registry.example.com/charts', expected: 'oci://registry.example.com/charts/keda' },
  ])('are installed at their exact version from $repository', ({ repository, expected }) => {
    const values = { serviceAccount: { roleArn: 'arn:aws:iam::ACCOUNT_ID:role/keda' } };
    const template = workloads([namespaces], [{ ...component('keda', 1, repository), values }]);
    const [chart] = Object.values(template.findResources(chartType));
    expect(chart?.Properties).toMatchObject({
      Release: 'keda',
      Chart: 'keda',
      Version: '1.2.3',
      Namespace: 'models',
      Repository: expected,
      Wait: true,
      Timeout: '720s',
      Values: {
        'Fn::Join': ['', ['{"serviceAccount":{"roleArn":"arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':role/keda"}}']],
      },
    });
  });

  test('make no namespace, which Helm would leave behind', () => {
    const template = workloads([namespaces], [component('keda', 1)]);
    expect(Object.values(template.findResources(chartType))[0]?.Properties).not.toHaveProperty('CreateNamespace');
  });
});

describe('the functions that apply', () => {
  const template = workloads([namespaces]);
  const functions = Object.values(template.findResources('AWS::Lambda::Function')).map((it) => it.Properties);
  const [log] = Object.keys(template.findResources('AWS::Logs::LogGroup'));

  test('stand in the private subnets, where the private endpoint is', () => {
    expect(functions).toHaveLength(2);
    for (const { VpcConfig } of functions) expect(VpcConfig.SubnetIds).toHaveLength(3);
  });

  test('write to one log group of ours and can make none', () => {
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/meridian/demo-eu-north-1/deployer',
      RetentionInDays: 7,
    });
    for (const { LoggingConfig } of functions) expect(LoggingConfig).toEqual({ LogGroup: { Ref: log } });
    const denied = Object.values(template.findResources('AWS::IAM::Policy')).filter(({ Properties }) =>
      Properties.PolicyDocument.Statement.some(
        (it: { Effect: string; Action: string }) => it.Effect === 'Deny' && it.Action === 'logs:CreateLogGroup',
      ),
    );
    expect(denied).toHaveLength(functions.length);
  });

  test('are administrators of this cluster and describe no other', () => {
    template.hasResourceProperties('AWS::EKS::AccessEntry', { ClusterName: 'demo-eu-north-1', Type: 'STANDARD' });
    const describes = Object.values(template.findResources('AWS::IAM::Policy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Action }) => Action === 'eks:DescribeCluster');
    expect(describes.map(({ Resource }) => JSON.stringify(Resource))).toEqual([
      expect.stringContaining(':cluster/demo-eu-north-1"'),
    ]);
  });
});

test.each(kinds)('%s: the log alone outlives the stack, and only in production', (kind) => {
  const { Resources } = workloadsTemplate(kind, clusterRegion(kind)).toJSON();
  const retained = Object.values<{ Type: string; DeletionPolicy?: string }>(Resources)
    .filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain')
    .map(({ Type }) => Type);
  expect(retained).toEqual(kind === 'production' ? ['AWS::Logs::LogGroup'] : []);
});

test('the stack stands on its cluster', () => {
  const { dependencies } = workloadsStack('demo', clusterRegion('demo'));
  expect(dependencies.map(({ node }) => node.path)).toContain('demo/eu-north-1/Cluster');
});
