import {
  checkEach,
  type Finding,
  fault,
  type Inventory,
  listAt,
  type PlacedResource,
  type Rule,
  resourceLocation,
  textAt,
} from '#evidence';
import type { OperabilityInput } from './operability-input';

const watchesSomething: Rule<OperabilityInput> = {
  name: 'alarm-watches-resource',
  claim:
    'Every dimension of an alarm names a queue, stream, table, cache, bucket or load balancer that a template makes in its Region.',
  check({ inventory }) {
    const named = takeNames(inventory);
    return checkEach(
      inventory.resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm'),
      (alarm) => dimensionFaults(alarm, named),
    );
  },
};

/** The rule that no alarm watches something which is not there: it would stay silent for ever. */
export const alarmMetricRules: readonly Rule<OperabilityInput>[] = [watchesSomething];

/** Dimensions of metrics, and what their values name. */
type Dimension = (named: Names, value: string, alarm: PlacedResource) => boolean;

const dimensions: Readonly<Record<string, Dimension>> = {
  QueueName: ({ local }, value, { stack }) => local.has(`AWS::SQS::Queue ${stack.region} ${value}`),
  StreamName: ({ local }, value, { stack }) => local.has(`AWS::Kinesis::Stream ${stack.region} ${value}`),
  clusterId: ({ local }, value, { stack }) => local.has(`AWS::ElastiCache::ServerlessCache ${stack.region} ${value}`),
  TableName: ({ local }, value, { stack }) => local.has(`${table} ${stack.region} ${value}`),
  ReceivingRegion: ({ local }, value, alarm) => local.has(`${table} ${value} ${dimensionOf(alarm, 'TableName')}`),
  SourceBucket: ({ buckets }, value) => buckets.has(value),
  DestinationBucket: ({ buckets }, value) => buckets.has(value),
  RuleId: ({ buckets }, value, alarm) => buckets.get(dimensionOf(alarm, 'SourceBucket'))?.has(value) === true,
  LoadBalancer: ({ references }, value, { stack }) => references.has(`${stack.file} ${value}`),
  TargetGroup: ({ references }, value, { stack }) => references.has(`${stack.file} ${value}`),
  // a kind of call, no resource
  Operation: () => true,
};

const table = 'AWS::DynamoDB::GlobalTable';

function dimensionFaults(alarm: PlacedResource, named: Names): readonly Finding[] {
  const name = textAt(alarm.properties, 'AlarmName') ?? alarm.logicalId;
  const found = (property: string, message: string, mend: string) =>
    fault({ rule: watchesSomething.name, at: resourceLocation(alarm, property), message, mend });
  const list = listAt(alarm.properties, 'Dimensions');
  if (list.length === 0) {
    return [found('Dimensions', `alarm ${name} watches no resource`, 'name it in its dimensions')];
  }
  return list.flatMap((dimension, index) => {
    const [key, value] = [textAt(dimension, 'Name') ?? '', textAt(dimension, 'Value') ?? ''];
    const names = dimensions[key];
    const property = `Dimensions.${index}`;
    if (names === undefined) {
      const message = `alarm ${name} has the dimension ${key}, of which nobody says what it names; allowed: ${Object.keys(dimensions).join(', ')}`;
      return [found(property, message, 'add it to lib/operability/alarm-metric-rules.ts')];
    }
    if (names(named, value, alarm)) return [];
    const message = `alarm ${name} watches ${key} ${value}, which no template makes for ${alarm.stack.region}: it would stay silent`;
    return [found(property, message, 'take the name from the resource it is about (lib/topology/resolve-alarms.ts)')];
  });
}

interface Names {
  /** `type Region name` */
  readonly local: ReadonlySet<string>;
  /** Ids of replication rules by name of the bucket, wherever it stands. */
  readonly buckets: ReadonlyMap<string, ReadonlySet<string>>;
  /** `file ${Id.Attribute}` of load balancers and target groups. */
  readonly references: ReadonlySet<string>;
}

/** Properties that hold the name of a resource that a metric may be about. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Kinesis::Stream': 'Name',
  'AWS::ElastiCache::ServerlessCache': 'ServerlessCacheName',
};

/** Attributes under which CloudWatch knows load balancers and their targets. */
const nameAttributes: Readonly<Record<string, string>> = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'LoadBalancerFullName',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'TargetGroupFullName',
};

function takeNames({ resources }: Inventory): Names {
  const local = new Set<string>();
  const buckets = new Map<string, ReadonlySet<string>>();
  const references = new Set<string>();
  for (const { type, stack, properties, logicalId } of resources) {
    const nameProperty = nameProperties[type];
    const attribute = nameAttributes[type];
    if (nameProperty !== undefined) local.add(`${type} ${stack.region} ${textAt(properties, nameProperty)}`);
    if (attribute !== undefined) references.add(`${stack.file} \${${logicalId}.${attribute}}`);
    if (type === table) {
      for (const replica of listAt(properties, 'Replicas')) {
        local.add(`${type} ${textAt(replica, 'Region')} ${textAt(properties, 'TableName')}`);
      }
    }
    if (type === 'AWS::S3::Bucket') {
      const rules = listAt(properties, 'ReplicationConfiguration', 'Rules').flatMap((rule) => textAt(rule, 'Id') ?? []);
      buckets.set(textAt(properties, 'BucketName') ?? logicalId, new Set(rules));
    }
  }
  return { local, buckets, references };
}

function dimensionOf({ properties }: PlacedResource, name: string): string {
  const found = listAt(properties, 'Dimensions').find((dimension) => textAt(dimension, 'Name') === name);
  return textAt(found, 'Value') ?? '';
}
