import { Match, type Template } from 'aws-cdk-lib/assertions';
import { jurisdiction, kinds, regionNames, templatesOf } from './data-fixture';

const templates = { production: templatesOf('production'), demo: templatesOf('demo') };
const home = 'eu-north-1';

function dataOf(region: string, kind: (typeof kinds)[number] = 'production'): Template {
  const template = templates[kind].get(`Data-${region}`);
  if (template === undefined) throw new Error(`no Data in ${region}`);
  return template;
}

/** Everything in the stack that holds state. */
const stateful = [
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::Kinesis::Stream',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::Logs::LogGroup',
] as const;

interface Resource {
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

function resources(template: Template, type: string): readonly Resource[] {
  return Object.values(template.findResources(type)) as Resource[];
}

const regionalKey = { 'Fn::GetStackOutput': Match.objectLike({ StackName: 'meridian-production-Keys' }) };

describe.each(kinds)('%s', (kind) => {
  test.each(regionNames)('%s: everything that holds state is kept or removed', (region) => {
    const policy = kind === 'production' ? 'Retain' : 'Delete';
    const held = stateful.flatMap((type) => resources(dataOf(region, kind), type));
    expect(held.length).toBeGreaterThan(5);
    for (const resource of held) {
      expect(resource).toMatchObject({ DeletionPolicy: policy, UpdateReplacePolicy: policy });
    }
  });
});

test('demo: nothing is retained', () => {
  for (const [, template] of templates.demo) expect(JSON.stringify(template.toJSON())).not.toContain('"Retain');
});

test.each(regionNames)('%s: every bucket is private, its owner alone owns it, TLS only', (region) => {
  const template = dataOf(region);
  const buckets = Object.keys(template.findResources('AWS::S3::Bucket'));
  expect(buckets).toHaveLength(3);
  template.allResourcesProperties('AWS::S3::Bucket', {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  });
  for (const bucket of buckets) {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: bucket },
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  }
});

test('buckets have the key of the jurisdiction with a bucket key, the access log S3s own', () => {
  const algorithms = resources(dataOf(home), 'AWS::S3::Bucket').map(({ Properties }) => [
    Properties.BucketName,
    JSON.stringify(Properties.BucketEncryption),
  ]);
  expect(algorithms).toHaveLength(3);
  for (const [name, encryption] of algorithms) {
    const keys = String(name).includes('access-log')
      ? ['AES256']
      : ['aws:kms', '"BucketKeyEnabled":true', 'PrimaryArn'];
    for (const key of keys) expect(encryption).toContain(key);
  }
});

test('encrypted with the key: queues, stream and cache', () => {
  const template = dataOf(home);
  template.allResourcesProperties('AWS::SQS::Queue', { KmsMasterKeyId: regionalKey });
  template.allResourcesProperties('AWS::Kinesis::Stream', {
    StreamModeDetails: { StreamMode: 'ON_DEMAND' },
    RetentionPeriodHours: 72,
    StreamEncryption: { EncryptionType: 'KMS', KeyId: regionalKey },
  });
  template.allResourcesProperties('AWS::ElastiCache::ServerlessCache', { KmsKeyId: regionalKey });
});

test("a further Region uses its replica's key", () => {
  dataOf('eu-south-2').allResourcesProperties('AWS::SQS::Queue', {
    KmsMasterKeyId: {
      'Fn::GetStackOutput': Match.objectLike({
        StackName: 'meridian-production-ReplicaKeys-eu-south-2',
        Region: 'eu-south-2',
      }),
    },
  });
});

test('names: an account that the blueprint leaves open is the one that is deployed to', () => {
  dataOf(home).hasResourceProperties('AWS::S3::Bucket', { BucketName: 'production-eu-north-1-weights-111122223333' });
  dataOf(home, 'demo').hasResourceProperties('AWS::S3::Bucket', {
    BucketName: { 'Fn::Join': ['', ['demo-eu-north-1-weights-', { Ref: 'AWS::AccountId' }]] },
  });
});

test('retention: cold, expired, superseded, and unfinished uploads', () => {
  dataOf(home).hasResourceProperties('AWS::S3::Bucket', {
    BucketName: 'production-eu-north-1-audit-111122223333',
    LifecycleConfiguration: {
      Rules: [
        {
          Id: 'retention',
          Status: 'Enabled',
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }],
          ExpirationInDays: 2557,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        },
      ],
    },
  });
  dataOf(home).hasResourceProperties('AWS::S3::Bucket', {
    BucketName: 'production-eu-north-1-weights-111122223333',
    LifecycleConfiguration: {
      Rules: [Match.objectLike({ ExpiredObjectDeleteMarker: true, ExpirationInDays: Match.absent() })],
    },
  });
});

test('the audit bucket is locked in production, and nothing is in the demo', () => {
  dataOf(home).hasResourceProperties('AWS::S3::Bucket', {
    BucketName: 'production-eu-north-1-audit-111122223333',
    ObjectLockEnabled: true,
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 365 } },
    },
  });
  dataOf(home, 'demo').allResourcesProperties('AWS::S3::Bucket', { ObjectLockEnabled: Match.absent() });
});

test('S3 may log each bucket under its own prefix, for this account only', () => {
  dataOf(home).hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Allow',
          Action: 's3:PutObject',
          Principal: { Service: 'logging.s3.amazonaws.com' },
          Condition: Match.objectLike({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
        }),
      ]),
    },
  });
  dataOf(home).hasResourceProperties('AWS::S3::Bucket', { LoggingConfiguration: { LogFilePrefix: 'weights/' } });
});

describe('replication', () => {
  interface Rule {
    readonly Id: string;
    readonly Destination: { readonly Bucket: string; readonly EncryptionConfiguration: unknown };
  }

  function rulesIn(region: string): readonly Rule[] {
    return resources(dataOf(region), 'AWS::S3::Bucket').flatMap(
      ({ Properties }) => (Properties.ReplicationConfiguration as { readonly Rules?: readonly Rule[] })?.Rules ?? [],
    );
  }

  test('goes from the first Region to each other one of the jurisdiction, and nowhere else', () => {
    const inside = jurisdiction('production').regions.map(
      ({ name }) => `arn:aws:s3:::production-${name}-weights-111122223333`,
    );
    expect(rulesIn(home).map(({ Destination }) => Destination.Bucket)).toEqual(inside.slice(1));
    expect(regionNames.slice(1).flatMap(rulesIn)).toEqual([]);
  });

  test('copies are encrypted with the key of the Region they go to', () => {
    for (const [index, rule] of rulesIn(home).entries()) {
      const key = JSON.stringify(rule.Destination.EncryptionConfiguration);
      expect(key).toContain(`arn:aws:kms:${regionNames[index + 1]}:111122223333:key/`);
    }
  });

  test('deletions are copied too, which a filter by tag would prevent', () => {
    for (const rule of rulesIn(home)) {
      expect(rule).toMatchObject({
        Status: 'Enabled',
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Enabled' },
        SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
        Destination: { Metrics: { Status: 'Enabled' } },
      });
    }
  });

  test('its role may touch the weights of the jurisdiction and the keys for them', () => {
    const [role] = resources(dataOf(home), 'AWS::IAM::Role');
    const policies = role?.Properties.Policies as readonly {
      readonly PolicyDocument: {
        readonly Statement: readonly { readonly Resource: unknown; readonly Condition?: unknown }[];
      };
    }[];
    const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    expect(statements.length).toBeGreaterThan(4);
    for (const { Resource: resource, Condition: condition } of statements) {
      const text = JSON.stringify(resource);
      const onKey = text.includes(':kms:');
      expect(text).toMatch(
        onKey ? /arn:aws:kms:eu-(north-1|south-2|central-1):111122223333:key\// : /-weights-111122223333/,
      );
      expect(condition === undefined).toBe(!onKey);
    }
  });
});

test('each queue hands what fails to a dead-letter queue that takes from it alone', () => {
  const template = dataOf(home);
  for (const { purpose, name, deadLetter } of jurisdiction('production').regions[0]?.stores.queues ?? []) {
    const [dead] = Object.keys(
      template.findResources('AWS::SQS::Queue', { Properties: { QueueName: deadLetter.name } }),
    );
    expect([purpose, dead]).toEqual([purpose, expect.any(String)]);
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: name,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [dead, 'Arn'] }, maxReceiveCount: deadLetter.maxReceives },
    });
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: deadLetter.name,
      MessageRetentionPeriod: deadLetter.retentionSeconds,
      RedriveAllowPolicy: {
        redrivePermission: 'byQueue',
        sourceQueueArns: [`arn:aws:sqs:eu-north-1:111122223333:${name}`],
      },
    });
  }
  template.resourcePropertiesCountIs(
    'AWS::SQS::QueuePolicy',
    {
      PolicyDocument: {
        Statement: [Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
      },
    },
    2,
  );
});

test('the cache stands in the private subnets and answers them on its port, nobody else', () => {
  const template = dataOf(home);
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupIngress: ['10.0.64.0/18', '10.0.128.0/18', '10.0.192.0/18'].map((CidrIp) =>
      Match.objectLike({ CidrIp, IpProtocol: 'tcp', FromPort: 6379, ToPort: 6379 }),
    ),
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
  });
  template.hasResourceProperties('AWS::ElastiCache::ServerlessCache', {
    Engine: 'valkey',
    MajorEngineVersion: '8',
    CacheUsageLimits: { DataStorage: { Maximum: 10, Unit: 'GB' }, ECPUPerSecond: { Maximum: 30_000 } },
    SubnetIds: [Match.anyValue(), Match.anyValue(), Match.anyValue()],
  });
});

test('the cluster is told where the cache answers by a parameter, since AWS draws its name', () => {
  const template = dataOf(home);
  const [cache] = Object.keys(template.findResources('AWS::ElastiCache::ServerlessCache'));
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: `/meridian/production-${home}/limit-store`,
    Value: {
      'Fn::Join': [
        '',
        [{ 'Fn::GetAtt': [cache, 'Endpoint.Address'] }, ':', { 'Fn::GetAtt': [cache, 'Endpoint.Port'] }],
      ],
    },
  });
});

test('demo: the Lambda that empties buckets logs to a group of the stack', () => {
  const template = dataOf(home, 'demo');
  const [group] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
  template.resourceCountIs('Custom::S3AutoDeleteObjects', 3);
  template.allResourcesProperties('AWS::Lambda::Function', { LoggingConfig: { LogGroup: { Ref: group } } });
});

test('production: no Lambda, so nothing can empty a bucket', () => {
  for (const region of regionNames) dataOf(region).resourceCountIs('AWS::Lambda::Function', 0);
});
