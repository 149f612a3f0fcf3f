import { listAt, type PlacedResource, type Plain, recordAt, valueAt } from '#evidence';

/** Where a resource names the key that encrypts it. */
export interface KeyPlace {
  readonly property: string;
  /** What stands there; undefined where nothing does. */
  readonly value: unknown;
}

/**
 * Types that hold state and can be encrypted with a key of ours, each with the properties that name it (the L1 documentation of
 * aws-cdk-lib 2.276.0). What is not rendered today stands here too, so that whoever adds it meets the rule.
 */
const keyPaths: Readonly<Record<string, (properties: Plain) => readonly string[]>> = {
  'AWS::APS::Workspace': () => ['KmsKeyArn'],
  'AWS::DynamoDB::GlobalTable': (table) =>
    listAt(table, 'Replicas').map((_, index) => `Replicas.${index}.SSESpecification.KMSMasterKeyId`),
  'AWS::DynamoDB::Table': () => ['SSESpecification.KMSMasterKeyId'],
  'AWS::EC2::LaunchTemplate': (template) =>
    listAt(template, 'LaunchTemplateData', 'BlockDeviceMappings').map(
      (_, index) => `LaunchTemplateData.BlockDeviceMappings.${index}.Ebs.KmsKeyId`,
    ),
  'AWS::EC2::Volume': () => ['KmsKeyId'],
  'AWS::EFS::FileSystem': () => ['KmsKeyId'],
  'AWS::EKS::Cluster': () => ['EncryptionConfig.0.Provider.KeyArn'],
  'AWS::ElastiCache::ReplicationGroup': () => ['KmsKeyId'],
  'AWS::ElastiCache::ServerlessCache': () => ['KmsKeyId'],
  'AWS::Kinesis::Stream': () => ['StreamEncryption.KeyId'],
  'AWS::KinesisFirehose::DeliveryStream': () => ['DeliveryStreamEncryptionConfigurationInput.KeyARN'],
  'AWS::Logs::LogGroup': () => ['KmsKeyId'],
  'AWS::OpenSearchService::Domain': () => ['EncryptionAtRestOptions.KmsKeyId'],
  'AWS::RDS::DBCluster': () => ['KmsKeyId'],
  'AWS::RDS::DBInstance': () => ['KmsKeyId'],
  'AWS::S3::Bucket': () => [
    'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID',
  ],
  'AWS::SNS::Topic': () => ['KmsMasterKeyId'],
  'AWS::SQS::Queue': () => ['KmsMasterKeyId'],
  'AWS::SecretsManager::Secret': () => ['KmsKeyId'],
};

/** Properties that switch off, by another value than this one, what the key would do. */
const switches: Readonly<Record<string, readonly { readonly path: string; readonly on: unknown }[]>> = {
  'AWS::DynamoDB::GlobalTable': [
    { path: 'SSESpecification.SSEEnabled', on: true },
    { path: 'SSESpecification.SSEType', on: 'KMS' },
  ],
  'AWS::Kinesis::Stream': [{ path: 'StreamEncryption.EncryptionType', on: 'KMS' }],
  'AWS::S3::Bucket': [
    {
      path: 'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm',
      on: 'aws:kms',
    },
  ],
  'AWS::EKS::Cluster': [{ path: 'EncryptionConfig.0.Resources.0', on: 'secrets' }],
};

/** Whether a type holds state that a key of ours can encrypt. */
export function holdsState(type: string): boolean {
  return type in keyPaths;
}

/** Every place where a resource names its key; each volume and each replica has one. */
export function keyPlaces({ type, properties }: PlacedResource): readonly KeyPlace[] {
  return (keyPaths[type]?.(properties) ?? []).map((property) => ({
    property,
    value: valueAt(properties, ...property.split('.')),
  }));
}

/** Properties that must have one value for the key to be used, and have another. */
export function keySwitches({ type, properties }: PlacedResource): readonly (KeyPlace & { readonly on: unknown })[] {
  const disks =
    type === 'AWS::EC2::LaunchTemplate' ? listAt(properties, 'LaunchTemplateData', 'BlockDeviceMappings') : [];
  return [
    ...(switches[type] ?? []).map(({ path, on }) => ({
      property: path,
      value: valueAt(properties, ...path.split('.')),
      on,
    })),
    ...disks.map((disk, index) => ({
      property: `LaunchTemplateData.BlockDeviceMappings.${index}.Ebs.Encrypted`,
      value: recordAt(disk, 'Ebs').Encrypted,
      on: true,
    })),
  ].filter(({ value, on }) => value !== on);
}
