import { App } from 'aws-cdk-lib';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { appContext, DeploymentStage, type RegionManifests } from '#stacks';
import { resolveTopology, type Topology } from '#topology';

/** The template validator has a test of its own. */
process.env.CDK_VALIDATION = 'false';

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

interface Rendered {
  readonly topology: Topology;
  readonly missing: unknown;
  readonly stacks: readonly CloudFormationStackArtifact[];
}

function render(topology: Topology, manifests: RegionManifests = {}): Rendered {
  const app = new App({ postCliContext: appContext });
  const stage = new DeploymentStage(app, topology, { manifests });
  const { stacks, manifest } = stage.synth();
  return { topology, missing: manifest.missing, stacks };
}

const shipped = deployments.map(({ name, blueprint, file }) => ({
  name,
  ...render(resolveTopology(parseBlueprint(blueprint, file))),
}));

function shippedAs(name: string): Rendered {
  const found = shipped.find((deployment) => deployment.name === name);
  if (found === undefined) throw new Error(`no deployment ${name}`);
  return found;
}

const regionOf = (stack: CloudFormationStackArtifact) => stack.environment.region;
const kindOf = (stack: CloudFormationStackArtifact) =>
  stack.hierarchicalId
    .split('/')
    .slice(-1)[0]
    ?.replace(/^Link-.*/, 'Link') ?? '';
const resourcesOf = (stack: CloudFormationStackArtifact) =>
  Object.values(stack.template.Resources as Readonly<Record<string, Resource>>);
const idsOf = ({ stacks }: Rendered) => stacks.map(({ hierarchicalId }) => hierarchicalId).sort();

test('production: the ids of the stacks say what they hold and where', () => {
  const ofRegion = (region: string, ...more: readonly string[]) =>
    ['Network', 'Data', 'Cluster', 'Observability', ...more].map((id) => `production/${region}/${id}`);
  expect(idsOf(shippedAs('production'))).toEqual(
    [
      'production/Governance',
      ...['us', 'eu', 'apac'].flatMap((name) => [`production/${name}/Keys`, `production/${name}/Tables`]),
      'production/apac/Accelerator',
      ...ofRegion('us-east-1', 'Link-us-east-2'),
      ...ofRegion('us-east-2', 'Link-us-east-1', 'ReplicaKeys'),
      ...ofRegion('eu-north-1', 'Link-eu-south-2'),
      ...ofRegion('eu-south-2', 'Link-eu-north-1', 'ReplicaKeys'),
      ...ofRegion('ap-northeast-1', 'Link-ap-northeast-2'),
      ...ofRegion('ap-northeast-2', 'Link-ap-northeast-1', 'ReplicaKeys'),
    ].sort(),
  );
});

test('demo: everything that one deploy needs, down to the workloads', () => {
  const ofRegion = (region: string, ...more: readonly string[]) =>
    ['Network', 'Data', 'Cluster', 'Observability', 'Workloads', ...more].map((id) => `demo/${region}/${id}`);
  expect(idsOf(shippedAs('demo'))).toEqual(
    [
      'demo/us/Keys',
      'demo/us/Tables',
      ...ofRegion('us-east-1', 'Link-us-east-2'),
      ...ofRegion('us-east-2', 'Link-us-east-1', 'ReplicaKeys'),
    ].sort(),
  );
});

describe.each(shipped)('$name', ({ stacks, missing, topology }) => {
  test('nothing is looked up', () => {
    expect(missing).toBeUndefined();
  });

  test('every stack is named by its place', () => {
    for (const { stackName, hierarchicalId } of stacks) {
      expect(stackName).toBe(`meridian-${hierarchicalId.replaceAll('/', '-')}`);
    }
  });

  test('every stack stands in the account and a Region of its jurisdiction', () => {
    for (const jurisdiction of topology.jurisdictions) {
      const regions = jurisdiction.regions.map(({ name }) => name);
      const own = stacks.filter(({ hierarchicalId }) =>
        [jurisdiction.name, ...regions].includes(hierarchicalId.split('/')[1] ?? ''),
      );
      const account = jurisdiction.account === 'ACCOUNT_ID' ? 'unknown-account' : jurisdiction.account;
      expect(new Set(own.map(({ environment }) => environment.account))).toEqual(new Set([account]));
      expect(new Set(own.map(regionOf))).toEqual(new Set(regions));
    }
  });

  test('only ReplicaKeys, Link and Accelerator read what another Region holds, and none of another jurisdiction', () => {
    const readers = stacks.flatMap((stack) =>
      readRegions(stack)
        .filter((region) => region !== regionOf(stack))
        .map((region) => ({ reader: kindOf(stack), from: regionOf(stack), to: region })),
    );
    expect(new Set(readers.map(({ reader }) => reader))).toEqual(
      new Set(stacks.map(kindOf).filter((kind) => ['ReplicaKeys', 'Link', 'Accelerator'].includes(kind))),
    );
    for (const { from, to } of readers) {
      expect(topology.jurisdictions.filter(({ regions }) => regions.some(({ name }) => name === from))).toEqual(
        topology.jurisdictions.filter(({ regions }) => regions.some(({ name }) => name === to)),
      );
    }
  });

  test('no export ties one stack to another', () => {
    for (const { template } of stacks) {
      expect(JSON.stringify(template)).not.toContain('Fn::ImportValue');
      expect(Object.values(template.Outputs ?? {}).filter((output) => 'Export' in (output as object))).toEqual([]);
    }
  });

  test('Network, Cluster, Observability and Workloads of a Region wait for no other Region, but for the key', () => {
    for (const stack of stacks.filter((one) =>
      ['Network', 'Cluster', 'Observability', 'Workloads'].includes(kindOf(one)),
    )) {
      const elsewhere = upstream(stack, stacks).filter((other) => regionOf(other) !== regionOf(stack));
      expect(elsewhere.filter((other) => kindOf(other) !== 'Keys').map(({ hierarchicalId }) => hierarchicalId)).toEqual(
        [],
      );
    }
  });

  test('weights buckets exist before objects are copied into them', () => {
    for (const { name, stores } of topology.jurisdictions.flatMap(({ regions }) => regions)) {
      const data = stacks.find((stack) => kindOf(stack) === 'Data' && regionOf(stack) === name);
      if (data === undefined) throw new Error(`no Data in ${name}`);
      const before = upstream(data, stacks).filter((stack) => kindOf(stack) === 'Data');
      expect(before.map(regionOf).sort()).toEqual(
        [...new Set(stores.buckets.flatMap(({ replicas }) => replicas.map(({ region }) => region)))].sort(),
      );
    }
  });

  test('every pair of Regions of a jurisdiction is linked at both ends', () => {
    const links = stacks.filter((stack) => kindOf(stack) === 'Link').map(({ hierarchicalId }) => hierarchicalId);
    const pairs = topology.jurisdictions.flatMap(({ regions }) =>
      regions.flatMap(({ name, peers }) =>
        peers.map(({ region }) => `${topology.deployment.name}/${name}/Link-${region}`),
      ),
    );
    expect(links.sort()).toEqual(pairs.sort());
  });

  test('no load balancer faces the internet in a jurisdiction whose clients come from nowhere', () => {
    const facing = stacks.filter((stack) =>
      resourcesOf(stack).some(({ Properties }) => Properties?.Scheme === 'internet-facing'),
    );
    const open = topology.jurisdictions.filter(({ clientCidrs }) => clientCidrs.length > 0);
    expect(facing.map(regionOf).sort()).toEqual(open.flatMap(({ regions }) => regions.map(({ name }) => name)).sort());
  });

  test('every template is far below the limits of CloudFormation', () => {
    for (const stack of stacks) {
      expect(JSON.stringify(stack.template).length).toBeLessThan(800_000);
      expect(resourcesOf(stack).length).toBeLessThan(400);
    }
  });
});

test('the demo leaves nothing behind: no resource is retained', () => {
  const retained = shippedAs('demo').stacks.flatMap((stack) =>
    resourcesOf(stack).filter(({ DeletionPolicy, UpdateReplacePolicy }) =>
      [DeletionPolicy, UpdateReplacePolicy].some((policy) => policy?.startsWith('Retain')),
    ),
  );
  expect(retained).toEqual([]);
});

test.each([
  'AWS::DynamoDB::GlobalTable',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::Kinesis::Stream',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
])('production keeps each %s', (type) => {
  const kept = shippedAs('production').stacks.flatMap((stack) =>
    resourcesOf(stack)
      .filter(({ Type, Properties }) => Type === type && !isPassing(Properties))
      .map(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy].join()),
  );
  expect(kept.length).toBeGreaterThan(0);
  expect(new Set(kept)).toEqual(new Set(['Retain,Retain']));
});

test('a manifest reaches the cluster of its Region and no other', () => {
  const { topology } = shippedAs('demo');
  const objects = [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'only-here' } }];
  const { stacks } = render(topology, { 'us-east-2': [{ name: '00-namespaces', order: 0, objects }] });
  const holding = stacks.filter(({ template }) => JSON.stringify(template).includes('only-here'));
  expect(holding.map(({ hierarchicalId }) => hierarchicalId)).toEqual(['demo/us-east-2/Workloads']);
});

/** The queue of interruptions holds notices of two minutes: nothing in it is worth keeping. */
function isPassing(properties: Resource['Properties']): boolean {
  return /interruption/.test(JSON.stringify(properties?.QueueName ?? ''));
}

/** Regions from whose stacks the template reads. */
function readRegions({ template }: CloudFormationStackArtifact): readonly string[] {
  const found = JSON.stringify(template).matchAll(/"Fn::GetStackOutput":\{[^}]*"Region":"([^"]+)"/g);
  return [...found].map(([, region = '']) => region);
}

/** Stacks that are deployed before this one, however far. */
function upstream(
  stack: CloudFormationStackArtifact,
  stacks: readonly CloudFormationStackArtifact[],
): readonly CloudFormationStackArtifact[] {
  const direct = stacks.filter((other) => stack.dependencies.some(({ id }) => id === other.id));
  return [...new Set(direct.flatMap((other) => [other, ...upstream(other, stacks)]))];
}
