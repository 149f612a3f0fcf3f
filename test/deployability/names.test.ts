import type { Evidence, Plain } from '#evidence';
import { ask, evidenceOf, messages, resourceEvidence, stackWith } from './small-evidence';

const text = (length: number) => 'x'.repeat(length);

describe('names of resources', () => {
  test.each<[type: string, property: string, right: string, wrong: string]>([
    ['AWS::APS::Workspace', 'Alias', text(100), text(101)],
    ['AWS::CertificateManager::Certificate', 'DomainName', `${text(60)}.com`, `${text(61)}.com`],
    ['AWS::CertificateManager::Certificate', 'DomainName', '*.api.example.com', 'api'],
    ['AWS::CloudWatch::Alarm', 'AlarmName', text(255), text(256)],
    ['AWS::CloudWatch::Alarm', 'AlarmDescription', text(1024), text(1025)],
    ['AWS::CloudWatch::Dashboard', 'DashboardName', 'a-b_C1', 'a.b'],
    ['AWS::DynamoDB::GlobalTable', 'TableName', 'a.b', 'ab'],
    ['AWS::EC2::SecurityGroup', 'GroupDescription', 'Nodes (all)', "the Region's nodes"],
    ['AWS::EKS::Cluster', 'Name', text(100), 'a_b'],
    ['AWS::EKS::Nodegroup', 'NodegroupName', text(63), text(64)],
    ['AWS::ElastiCache::ServerlessCache', 'ServerlessCacheName', text(40), 'a--b'],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Name', text(32), text(33)],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Name', 'production-internal', 'internal-production'],
    ['AWS::ElasticLoadBalancingV2::TargetGroup', 'Name', 'a-b', 'a-'],
    ['AWS::Events::Rule', 'Name', text(64), text(65)],
    ['AWS::GlobalAccelerator::Accelerator', 'Name', 'a.b-c', '-a'],
    ['AWS::IAM::Role', 'RoleName', text(64), text(65)],
    ['AWS::IAM::Role', 'Description', 'Pods of keda', 'Pods of keda — all'],
    ['AWS::IAM::Policy', 'PolicyName', text(128), 'a/b'],
    ['AWS::KMS::Alias', 'AliasName', 'alias/mine', 'alias/aws/mine'],
    ['AWS::Kinesis::Stream', 'Name', text(128), text(129)],
    ['AWS::Lambda::Function', 'FunctionName', text(64), text(65)],
    ['AWS::Logs::LogGroup', 'LogGroupName', '/aws/eks/a_b/cluster', '/aws/eks/a b'],
    ['AWS::Organizations::Policy', 'Name', text(128), text(129)],
    ['AWS::Route53::HostedZone', 'Name', `${text(63)}.meridian.internal`, `${text(64)}.meridian.internal`],
    ['AWS::S3::Bucket', 'BucketName', 'a.b-1', 'A'],
    ['AWS::S3::Bucket', 'BucketName', text(63), text(64)],
    ['AWS::S3::Bucket', 'BucketName', '10.0.0.x', '10.0.0.1'],
    ['AWS::SNS::Topic', 'TopicName', text(256), text(257)],
    ['AWS::SQS::Queue', 'QueueName', 'batch.fifo', 'batch.dead'],
    ['AWS::SQS::Queue', 'QueueName', text(80), text(81)],
    ['AWS::SSM::Parameter', 'Name', '/meridian'.repeat(15), '/meridian'.repeat(16)],
    ['AWS::SSM::Parameter', 'Name', '/mine/aws', '/aws/mine'],
    ['Custom::AWSCDK-EKS-HelmChart', 'Release', text(53), text(54)],
  ])('%s.%s: "%s", not "%s"', (type, property, right, wrong) => {
    expect(messages('aws-names', resourceEvidence(type, { [property]: right }))).toEqual([]);
    expect(messages('aws-names', resourceEvidence(type, { [property]: wrong }))).toEqual([
      expect.stringContaining(`${type} cannot be called "${wrong}" (${wrong.length} characters); allowed: `),
    ]);
  });

  test('the message says what is allowed, and the finding stands at the property', () => {
    const { findings } = ask('aws-names', resourceEvidence('AWS::SQS::Queue', { QueueName: 'a b' }));
    expect(findings).toEqual([
      {
        rule: 'aws-names',
        severity: 'error',
        at: { file: 'assembly-mine/data.template.json', subject: 'It', property: 'Properties.QueueName' },
        message:
          'AWS::SQS::Queue cannot be called "a b" (3 characters); allowed: 1-80 characters, ' +
          'letters, digits, "-" and "_", ".fifo" at its end',
        mend: 'Change the name where it is made: lib/topology/names.ts, or the name of the deployment, jurisdiction or model in the blueprint.',
        move: null,
      },
    ]);
  });

  test('names in lists of a resource', () => {
    const role = { Policies: [{ PolicyName: 'right' }, { PolicyName: text(129) }] };
    const [finding] = ask('aws-names', resourceEvidence('AWS::IAM::Role', role)).findings;
    expect(finding?.at.property).toBe('Properties.Policies.1.PolicyName');
  });

  test('an account that is not known has twelve digits; a name of which AWS draws a part is not judged', () => {
    const names = (BucketName: unknown) =>
      ask('aws-names', resourceEvidence('AWS::S3::Bucket', { BucketName })).findings;
    const withAccount = (length: number) => ({ 'Fn::Join': ['', [text(length), '-', { Ref: 'AWS::AccountId' }]] });
    const bucket = (BucketName: unknown) =>
      ask(
        'aws-names',
        evidenceOf([
          stackWith({ It: { Type: 'AWS::S3::Bucket', Properties: { BucketName } } }, { account: 'ACCOUNT_ID' }),
        ]),
      );
    expect(bucket(withAccount(50)).findings).toEqual([]);
    expect(bucket(withAccount(51)).findings).toHaveLength(1);
    expect(names({ 'Fn::Join': ['', ['A', { Ref: 'Drawn' }]] })).toEqual([]);
  });

  test('a name that is in no register is a finding', () => {
    expect(messages('aws-names', resourceEvidence('AWS::Glue::Database', { DatabaseName: 'a', Other: 'b' }))).toEqual([
      'AWS::Glue::Database.DatabaseName is in no register of names; allowed: properties whose lengths and characters are known',
    ]);
    expect(messages('aws-names', resourceEvidence('AWS::EKS::Addon', { AddonName: 'a', ClusterName: 'b' }))).toEqual(
      [],
    );
  });
});

describe('tags', () => {
  const tags = (Tags: unknown) => messages('aws-tags', resourceEvidence('AWS::SNS::Topic', { Tags }));
  const list = (count: number) => Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, Value: 'v' }));

  test.each<[reason: string, right: unknown, wrong: unknown, message: string]>([
    ['number', list(50), list(51), 'has 51 tags; allowed: at most 50'],
    ['a key twice', list(2), [...list(1), ...list(1)], 'has the tag "k0" twice; allowed: each key once'],
    [
      'a key of AWS',
      [{ Key: 'awsome', Value: '' }],
      [{ Key: 'aws:name', Value: '' }],
      'has the tag key "aws:name" (8 characters); allowed: 1-127 letters, digits, spaces and "_.:/=+-@", not "aws:" first',
    ],
    [
      'a long value, in a map',
      { team: text(256) },
      { team: text(257) },
      `has the value "${text(257)}" (257 characters) of the tag "team"; allowed: at most 256 letters, digits, spaces and "_.:/=+-@"`,
    ],
    [
      'characters of a value',
      [{ Key: 'owner', Value: 'a@b.c' }],
      [{ Key: 'owner', Value: 'a&b' }],
      'has the value "a&b" (3 characters) of the tag "owner"; allowed: at most 256 letters, digits, spaces and "_.:/=+-@"',
    ],
  ])('%s', (_, right, wrong, message) => {
    expect(tags(right)).toEqual([]);
    expect(tags(wrong)).toEqual([message]);
  });

  test('of a replica of a table and of what a launch template makes', () => {
    const wrong = { Tags: list(51) };
    const table = resourceEvidence('AWS::DynamoDB::GlobalTable', { Replicas: [{}, wrong] });
    const template = resourceEvidence('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { TagSpecifications: [wrong] },
    });
    const places = [table, template].map((evidence) => ask('aws-tags', evidence).findings[0]?.at.property);
    expect(places).toEqual(['Properties.Replicas.1.Tags', 'Properties.LaunchTemplateData.TagSpecifications.0.Tags']);
  });
});

describe('names that must be unique', () => {
  const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'batch' } };
  const role = (RoleName: string) => ({ Type: 'AWS::IAM::Role', Properties: { RoleName } });
  const bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'batch' } };
  const second = { file: 'second.json', region: 'eu-south-2' };
  const other = { file: 'second.json', account: '444455556666' };
  const twice = (first: Plain, again: Plain, change: Plain): Evidence =>
    evidenceOf([stackWith({ A: first as never }), stackWith({ B: again as never }, change)]);

  test.each<[reason: string, evidence: Evidence, message: string]>([
    [
      'of a queue in a Region',
      twice(queue, queue, { file: 'second.json' }),
      'AWS::SQS::Queue "batch" of account 111122223333 in eu-north-1',
    ],
    [
      'of a role in an account, whatever its Regions, capital letters or not',
      twice(role('Node'), role('node'), second),
      'AWS::IAM::Role "node" of account 111122223333',
    ],
    ['of a bucket in the world', twice(bucket, bucket, other), 'AWS::S3::Bucket "batch" of all accounts'],
  ])('%s', (_, evidence, words) => {
    expect(messages('names-unique', evidence)).toEqual([
      `${words} stands in assembly-mine/data.template.json too; allowed: once`,
    ]);
  });

  test.each<[reason: string, evidence: Evidence]>([
    ['queues of two Regions', twice(queue, queue, second)],
    ['roles of two accounts', twice(role('node'), role('node'), other)],
    ['a queue and a bucket', twice(queue, bucket, {})],
  ])('%s may be called the same', (_, evidence) => {
    expect(messages('names-unique', evidence)).toEqual([]);
  });
});
