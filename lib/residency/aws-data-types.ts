import type { RegisteredType } from './registered-type';
import { holds, inRegion, moves, through } from './type-line';

/** Tables, buckets, caches, secrets, parameters: what keeps data for good. */
export const awsDataTypes: readonly RegisteredType[] = [
  holds(
    {
      type: 'AWS::DynamoDB::GlobalTable',
      why: 'Items, in every Region of its replicas',
      place: inRegion('table', 'TableName'),
    },
    through('Replicas.*.Region', 'region', 'replica'),
    through('GlobalTableWitnesses.*.Region', 'region', 'replica'),
    through('GlobalTableSourceArn', 'reference', 'replica'),
    through('Replicas.*.SSESpecification.KMSMasterKeyId', 'name', 'encryption'),
    through('Replicas.*.KinesisStreamSpecification.StreamArn', 'reference', 'consumer'),
    through('Replicas.*.ResourcePolicy.PolicyDocument', 'policy', 'resource-policy'),
    through('Replicas.*.ReplicaStreamSpecification.ResourcePolicy.PolicyDocument', 'policy', 'resource-policy'),
  ),
  holds(
    { type: 'AWS::S3::Bucket', why: 'Objects', place: inRegion('bucket', 'BucketName') },
    through('ReplicationConfiguration.Rules.*.Destination.Bucket', 'bucket', 'copy'),
    through('ReplicationConfiguration.Rules.*.Destination.Account', 'account', 'copy'),
    through(
      'ReplicationConfiguration.Rules.*.Destination.EncryptionConfiguration.ReplicaKmsKeyID',
      'reference',
      'copy',
    ),
    through('ReplicationConfiguration.Role', 'reference', 'copy'),
    through('InventoryConfigurations.*.Destination.BucketArn', 'bucket', 'copy'),
    through('AnalyticsConfigurations.*.StorageClassAnalysis.DataExport.Destination.BucketArn', 'bucket', 'copy'),
    through('MetadataTableConfiguration.S3TablesDestination.TableBucketArn', 'reference', 'copy'),
    through('MetadataConfiguration.Destination.TableBucketArn', 'reference', 'copy'),
    through('WebsiteConfiguration.RedirectAllRequestsTo.HostName', 'host', 'copy'),
    through('WebsiteConfiguration.RoutingRules.*.RedirectRule.HostName', 'host', 'copy'),
    through('NotificationConfiguration.LambdaConfigurations.*.Function', 'reference', 'event'),
    through('NotificationConfiguration.QueueConfigurations.*.Queue', 'reference', 'event'),
    through('NotificationConfiguration.TopicConfigurations.*.Topic', 'reference', 'event'),
    through('LoggingConfiguration.DestinationBucketName', 'bucket', 'log'),
    through(
      'BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault.KMSMasterKeyID',
      'name',
      'encryption',
    ),
  ),
  moves(
    { type: 'AWS::S3::BucketPolicy', why: 'Opens a bucket to its principals', place: inRegion('bucket policy') },
    through('PolicyDocument', 'policy', 'resource-policy'),
  ),
  holds(
    {
      type: 'AWS::ElastiCache::ServerlessCache',
      why: 'Counters of rate limits, by tenant',
      place: inRegion('cache', 'ServerlessCacheName'),
    },
    through('KmsKeyId', 'name', 'encryption'),
    through('SnapshotArnsToRestore.*', 'reference', 'copy'),
  ),
  holds(
    { type: 'AWS::SecretsManager::Secret', why: 'Credentials', place: inRegion('secret', 'Name') },
    through('ReplicaRegions.*.Region', 'region', 'replica'),
    through('ReplicaRegions.*.KmsKeyId', 'reference', 'replica'),
    through('KmsKeyId', 'name', 'encryption'),
  ),
  holds({
    type: 'AWS::SSM::Parameter',
    why: 'Addresses of what stands in the Region',
    place: inRegion('parameter', 'Name'),
  }),
];
