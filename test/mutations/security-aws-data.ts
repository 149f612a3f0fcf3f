import { changed } from './changed';
import { addResource, type Open } from './edit';
import type { Mutation } from './mutation';

const network = 'production/eu-north-1/Network';
const data = 'production/eu-north-1/Data';
const production = { deployment: 'production' } as const;

/** Data that is less safe where it stands, or on its way. */
export const securityAwsDataMutations: readonly Mutation[] = [
  {
    ...production,
    name: 'codes for hop tokens made by whoever has the permission',
    rule: 'mac-key-use',
    change: changed('production/eu/Keys', 'AWS::KMS::Key', 'HopPrimary', ({ KeyPolicy }) => {
      delete KeyPolicy.Statement.find(({ Sid }: Open) => Sid === 'MakeCodes').Condition.ArnEquals;
    }),
  },
  {
    ...production,
    name: 'codes for hop tokens made by the role of the engines as well',
    rule: 'mac-key-use',
    change: changed('production/eu-south-2/ReplicaKeys', 'AWS::KMS::ReplicaKey', 'HopReplica', ({ KeyPolicy }) => {
      const { Condition } = KeyPolicy.Statement.find(({ Sid }: Open) => Sid === 'MakeCodes');
      Condition.ArnEquals['aws:PrincipalArn'] = [
        Condition.ArnEquals['aws:PrincipalArn'],
        'arn:aws:iam::444455556666:role/production-eu-south-2-engine',
      ].flat();
    }),
  },
  {
    ...production,
    name: 'the key of hop tokens granted to others',
    rule: 'mac-key-use',
    change: changed('production/eu/Keys', 'AWS::KMS::Key', 'HopPrimary', ({ KeyPolicy }) => {
      const { Action } = KeyPolicy.Statement.find(({ Sid }: Open) => Sid === 'Administer');
      Action.push('kms:CreateGrant');
    }),
  },
  {
    ...production,
    name: 'a queue of customers at the default encryption',
    rule: 'state-without-own-key',
    change: changed(data, 'AWS::SQS::Queue', 'Queuebatch', (properties) => {
      delete properties.KmsMasterKeyId;
    }),
  },
  {
    ...production,
    name: "a table's replica encrypted with a key of AWS",
    rule: 'state-without-own-key',
    change: changed('production/eu/Tables', 'AWS::DynamoDB::GlobalTable', '', ({ Replicas }) => {
      delete Replicas[1].SSESpecification;
    }),
  },
  {
    ...production,
    name: 'a replica that a single call deletes',
    rule: 'deletable-in-production',
    change: changed('production/eu/Tables', 'AWS::DynamoDB::GlobalTable', '', ({ Replicas }) => {
      Replicas[1].DeletionProtectionEnabled = false;
    }),
  },
  {
    ...production,
    name: 'a replica without point-in-time recovery',
    rule: 'table-without-recovery',
    change: changed('production/eu/Tables', 'AWS::DynamoDB::GlobalTable', '', ({ Replicas }) => {
      delete Replicas[0].PointInTimeRecoverySpecification;
    }),
  },
  {
    ...production,
    name: 'a bucket with access control lists',
    rule: 'bucket-with-acl',
    change: changed(data, 'AWS::S3::Bucket', 'weights', (properties) => {
      properties.OwnershipControls.Rules[0].ObjectOwnership = 'ObjectWriter';
    }),
  },
  {
    ...production,
    name: 'a bucket that may become public',
    rule: 'AwsSolutions-S2',
    change: changed(data, 'AWS::S3::Bucket', 'requestlog', (properties) => {
      properties.PublicAccessBlockConfiguration.BlockPublicPolicy = false;
    }),
  },
  {
    ...production,
    name: 'a bucket that takes requests without TLS',
    rule: 'AwsSolutions-S10',
    change: changed(data, 'AWS::S3::BucketPolicy', 'weights', ({ PolicyDocument }) => {
      PolicyDocument.Statement = PolicyDocument.Statement.filter(({ Effect }: Open) => Effect !== 'Deny');
    }),
  },
  {
    ...production,
    name: 'a queue that takes requests without TLS',
    rule: 'AwsSolutions-SQS4',
    change: changed(data, 'AWS::SQS::QueuePolicy', 'Queuebatch', ({ PolicyDocument }) => {
      PolicyDocument.Statement[0].Condition.Bool['aws:SecureTransport'] = 'true';
    }),
  },
  {
    ...production,
    name: 'a policy of a queue without a word in it',
    rule: 'nag-unreadable',
    change: changed(data, 'AWS::SQS::QueuePolicy', 'Queuebatch', (properties) => {
      delete properties.PolicyDocument;
    }),
  },
  {
    ...production,
    name: 'a topic that takes alarms without TLS',
    rule: 'topic-without-tls',
    change: changed(
      'production/eu-north-1/Observability',
      'AWS::SNS::TopicPolicy',
      'critical',
      ({ PolicyDocument }) => {
        PolicyDocument.Statement = PolicyDocument.Statement.filter(({ Effect }: Open) => Effect !== 'Deny');
      },
    ),
  },
  {
    deployment: 'demo',
    name: 'a function that logs where Lambda likes',
    rule: 'function-without-own-log',
    change: changed('demo/us-east-1/Workloads', 'AWS::Lambda::Function', 'Handler', (properties) => {
      delete properties.LoggingConfig;
    }),
  },
  {
    ...production,
    name: 'a key that is never rotated',
    rule: 'AwsSolutions-KMS5',
    change: changed('production/eu/Keys', 'AWS::KMS::Key', '', (properties) => {
      properties.EnableKeyRotation = false;
    }),
  },
  {
    ...production,
    name: 'a log that is kept for ever',
    rule: 'log-kept-forever',
    change: changed(network, 'AWS::Logs::LogGroup', 'FlowLog', (properties) => {
      delete properties.RetentionInDays;
    }),
  },
  {
    ...production,
    name: 'a password of a cache in its template',
    rule: 'secret-in-template',
    change: changed(data, 'AWS::ElastiCache::ServerlessCache', '', (properties) => {
      properties.AuthToken = 'correct-horse-battery-staple-9';
    }),
  },
  {
    ...production,
    name: 'a token in a parameter',
    rule: 'secret-in-template',
    change: (copy) =>
      addResource(copy, data, 'WeightsToken', {
        Type: 'AWS::SSM::Parameter',
        // Put together here, so that no scanner of repositories takes it for a real one.
        Properties: { Type: 'String', Name: '/weights/hub', Value: `hf_${'AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh'}` },
      }),
  },
];
