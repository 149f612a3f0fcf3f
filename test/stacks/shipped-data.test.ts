import { App } from 'aws-cdk-lib';
import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { appContext, DeploymentStage } from '#stacks';
import { type Jurisdiction, resolveTopology } from '#topology';

process.env.CDK_VALIDATION = 'false';

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

interface StackTemplate {
  readonly id: string;
  readonly region: string;
  readonly protectedFromDeletion: boolean;
  readonly resources: readonly Resource[];
}

interface Rendered {
  readonly name: string;
  readonly retained: boolean;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly stacks: readonly StackTemplate[];
}

/** Types whose resources hold what cannot be made again from the blueprint. */
const stateful = new Set([
  'AWS::APS::Workspace',
  'AWS::DynamoDB::GlobalTable',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::Kinesis::Stream',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
]);

function rendered({ blueprint, file }: (typeof deployments)[number]): Rendered {
  const topology = resolveTopology(parseBlueprint(blueprint, file));
  const stage = new DeploymentStage(new App({ postCliContext: appContext }), topology, { manifests: {} });
  return {
    name: topology.deployment.name,
    retained: topology.deployment.state.retained,
    jurisdictions: topology.jurisdictions,
    stacks: stage.synth().stacks.map((stack) => ({
      id: stack.displayName,
      region: stack.environment.region,
      protectedFromDeletion: stack.terminationProtection ?? false,
      resources: Object.values((stack.template as { readonly Resources: Record<string, Resource> }).Resources),
    })),
  };
}

const shipped = deployments.map(rendered);

describe.each(shipped.map((deployment): [string, Rendered] => [deployment.name, deployment]))('%s', (_, deployment) => {
  const { stacks, retained } = deployment;

  /** The jurisdiction in whose Regions a stack stands. */
  function jurisdictionOf({ id, region }: StackTemplate): Jurisdiction {
    const found = deployment.jurisdictions.find(({ regions }) => regions.some(({ name }) => name === region));
    if (found === undefined) throw new Error(`${id} stands in ${region}, which is in no jurisdiction`);
    return found;
  }

  function resourcesOf(type: string): readonly (readonly [Jurisdiction, string])[] {
    return stacks.flatMap((stack) =>
      stack.resources
        .filter(({ Type }) => Type === type)
        .map((resource) => [jurisdictionOf(stack), JSON.stringify(resource.Properties)] as const),
    );
  }

  test('what holds state is kept, or nothing is', () => {
    const held = stacks.flatMap(({ id, resources }) =>
      resources.filter(({ Type }) => stateful.has(Type)).map((resource) => ({ id, ...resource })),
    );
    expect(new Set(held.map(({ Type }) => Type)).size).toBeGreaterThanOrEqual(5);
    const wrong = held.filter(({ DeletionPolicy }) => DeletionPolicy !== (retained ? 'Retain' : 'Delete'));
    expect(wrong.map(({ id, Type }) => `${id} ${Type}`)).toEqual([]);
  });

  test('stacks that hold tables, keys and data cannot be deleted by mistake, or all can', () => {
    const protectedStacks = stacks.filter(({ id, protectedFromDeletion }) =>
      /\/(Keys|ReplicaKeys|Tables|Data|Observability)$/.test(id) ? protectedFromDeletion !== retained : false,
    );
    expect(protectedStacks.map(({ id }) => id)).toEqual([]);
  });

  test('buckets are copied into the Regions of their jurisdiction only', () => {
    for (const [jurisdiction, bucket] of resourcesOf('AWS::S3::Bucket')) {
      const inside = jurisdiction.regions.map(({ name }) => name);
      for (const [, key] of bucket.matchAll(/"ReplicaKmsKeyID":\{"Fn::Join":\["",\["arn:aws:kms:([a-z0-9-]+):/g)) {
        expect(inside).toContain(key);
      }
      for (const [, destination = ''] of bucket.matchAll(/arn:aws:s3:::([^"]+)/g)) {
        expect(inside.filter((region) => destination.includes(`-${region}-`))).toHaveLength(1);
      }
    }
  });

  test('tables have their replicas in exactly the Regions of their jurisdiction', () => {
    const tables = resourcesOf('AWS::DynamoDB::GlobalTable');
    expect(tables.length).toBeGreaterThan(0);
    for (const [jurisdiction, table] of tables) {
      const regions = [...table.matchAll(/"Region":"([^"]+)","SSESpecification"/g)].map(([, region]) => region);
      expect(regions.toSorted()).toEqual(jurisdiction.regions.map(({ name }) => name).toSorted());
    }
  });

  test('keys are pinned to the further Regions of their jurisdiction', () => {
    const keys = [...resourcesOf('AWS::KMS::Key'), ...resourcesOf('AWS::KMS::ReplicaKey')];
    const regions = deployment.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
    // that of data and that of hop tokens
    expect(keys).toHaveLength(2 * regions.length);
    for (const [jurisdiction, key] of keys) {
      const [, ...further] = jurisdiction.regions.map(({ name }) => name);
      const pinned = `"Condition":{"StringNotEquals":{"kms:ReplicaRegion":${JSON.stringify(further)}}},"Effect":"Deny"`;
      expect(key).toContain(pinned);
    }
  });
});

test('the demo holds no Retain at all', () => {
  const [demo] = shipped.filter(({ name }) => name === 'demo');
  const retaining = demo?.stacks.filter(({ resources }) => JSON.stringify(resources).includes('"Retain'));
  expect(retaining?.map(({ id }) => id)).toEqual([]);
});
