import { numberAt, type Plain } from '#evidence';

/** A type of resource that holds what cannot be made again from this repository. */
export interface StatefulType {
  readonly type: string;
  /** What is lost with it. */
  readonly holds: string;
  /** Properties whose change makes CloudFormation build a new resource in its place, or refuse the update. */
  readonly replacing: readonly string[];
}

/**
 * Every type that counts as state. Replacing properties: those with "Update requires: Replacement" in the CloudFormation Template
 * Reference, as the service specification within the CDK CLI 2.1148.1 marks them (read 2026-11-21). For `AWS::KMS::Key` they are
 * those for whose change the reference says that the update fails.
 */
const statefulTypes: readonly StatefulType[] = [
  {
    type: 'AWS::APS::Workspace',
    holds: 'metrics of the past months, which SLO reports are made of',
    replacing: ['KmsKeyArn'],
  },
  {
    type: 'AWS::DynamoDB::GlobalTable',
    holds: 'tenants, quotas, conversations, subjects and their erasures',
    replacing: ['KeySchema', 'LocalSecondaryIndexes', 'TableName'],
  },
  {
    type: 'AWS::DynamoDB::Table',
    holds: 'rows of one Region',
    replacing: ['ImportSourceSpecification', 'KeySchema', 'TableName'],
  },
  {
    type: 'AWS::EFS::FileSystem',
    holds: 'files',
    replacing: ['AvailabilityZoneName', 'Encrypted', 'KmsKeyId', 'PerformanceMode'],
  },
  {
    type: 'AWS::ElastiCache::ServerlessCache',
    holds: 'counters of the rate limits: a new cache lets every tenant begin anew',
    replacing: [
      'ConnectionType',
      'KmsKeyId',
      'NetworkType',
      'ServerlessCacheName',
      'SnapshotArnsToRestore',
      'SubnetIds',
    ],
  },
  {
    type: 'AWS::KMS::Alias',
    holds: 'the name by which data, nodes and volumes find their key',
    replacing: ['AliasName'],
  },
  {
    type: 'AWS::KMS::Key',
    holds: 'the key without which no data of the jurisdiction can be read',
    replacing: ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'],
  },
  {
    type: 'AWS::KMS::ReplicaKey',
    holds: 'the key without which no data of its Region can be read',
    replacing: ['PrimaryKeyArn'],
  },
  {
    type: 'AWS::Kinesis::Stream',
    holds: 'usage records that nobody has read yet',
    replacing: ['Name'],
  },
  {
    type: 'AWS::Logs::LogGroup',
    holds: 'what happened: flow logs, control plane, access, tenants by name',
    replacing: ['LogGroupName'],
  },
  {
    type: 'AWS::RDS::DBCluster',
    holds: 'rows',
    replacing: ['DBClusterIdentifier', 'DBSubnetGroupName', 'DatabaseName', 'Engine', 'KmsKeyId', 'StorageEncrypted'],
  },
  {
    type: 'AWS::RDS::DBInstance',
    holds: 'rows',
    replacing: ['DBInstanceIdentifier', 'DBName', 'DBSubnetGroupName', 'Engine', 'KmsKeyId', 'StorageEncrypted'],
  },
  {
    type: 'AWS::S3::Bucket',
    holds: 'weights, batches, request log, audit log, access log',
    replacing: ['BucketName', 'BucketNamePrefix', 'BucketNamespace', 'ObjectLockEnabled'],
  },
  {
    type: 'AWS::SQS::Queue',
    holds: 'jobs and cases that nobody has finished yet',
    replacing: ['FifoQueue', 'QueueName'],
  },
  {
    type: 'AWS::SecretsManager::Secret',
    holds: 'a value that stands nowhere else',
    replacing: ['Name'],
  },
];

const byType: ReadonlyMap<string, StatefulType> = new Map(statefulTypes.map((entry) => [entry.type, entry]));

/** A queue whose messages live no longer than this holds signals, not work: nobody would miss them after it, seconds. */
const longestSignalSeconds = 3600;

/** What SQS takes where a template says nothing: four days (CloudFormation Template Reference, AWS::SQS::Queue). */
const usualRetentionSeconds = 345_600;

/** The type as state; null for a resource that holds none. */
export function statefulType(type: string, properties: Plain): StatefulType | null {
  const known = byType.get(type) ?? null;
  if (type !== 'AWS::SQS::Queue') return known;
  const retentionSeconds = numberAt(properties, 'MessageRetentionPeriod') ?? usualRetentionSeconds;
  return retentionSeconds > longestSignalSeconds ? known : null;
}
