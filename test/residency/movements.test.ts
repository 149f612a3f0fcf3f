import type { Resource } from '#evidence';
import { findingsOf, stackOf, wordsOf } from './small-deployment';

const bucketOfUs = stackOf(
  { Logs: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'logs-of-us' } } },
  { region: 'us-east-1' },
);

function flowLog(properties: object): Resource {
  return { Type: 'AWS::EC2::FlowLog', Properties: { ...properties } };
}

describe('where a property leads', () => {
  test('to a replica in another jurisdiction: the two places are named', () => {
    const [finding] = findingsOf(
      stackOf({
        Tenants: {
          Type: 'AWS::DynamoDB::GlobalTable',
          Properties: { TableName: 'small-eu-tenants', Replicas: [{ Region: 'eu-north-1' }, { Region: 'us-east-1' }] },
        },
      }),
    ).filter(({ rule }) => rule === 'replica-leaves');
    expect(finding).toEqual({
      rule: 'replica-leaves',
      severity: 'error',
      at: {
        file: 'small-eu-north-1-Stack.template.json',
        subject: 'Tenants',
        property: 'Properties.Replicas.1.Region',
      },
      message:
        'table small-eu-tenants in eu-north-1 (eu) names us-east-1 (us); allowed: eu-north-1, eu-south-2 in the account of eu',
      mend: 'take the Region out of the replicas; one that belongs to the jurisdiction is added in the blueprint, at jurisdictions.<name>.regions',
      move: { from: 'table small-eu-tenants in eu-north-1 (eu)', to: 'us-east-1 (us)' },
    });
  });

  test.each([
    ['a bucket of another stack, by its bare name', 'logs-of-us', 'bucket logs-of-us in us-east-1 (us)'],
    ['a bucket by its ARN', 'arn:aws:s3:::logs-of-us', 'bucket logs-of-us in us-east-1 (us)'],
    ['a bucket with a folder', 'arn:aws:s3:::logs-of-us/flow', 'bucket logs-of-us in us-east-1 (us)'],
    [
      'the output of another stack',
      { 'Fn::GetStackOutput': { StackName: 'small-us-east-1-Stack', Region: 'us-east-1', OutputName: 'LogsArn' } },
      'bucket logs-of-us in us-east-1 (us)',
    ],
    [
      'a stream abroad',
      'arn:aws:firehose:us-east-1:444455556666:deliverystream/flow',
      'firehose deliverystream/flow in us-east-1 (us) of account 444455556666 (eu)',
    ],
    [
      'a stream at home of another account',
      'arn:aws:firehose:eu-north-1:999999999999:deliverystream/flow',
      'firehose deliverystream/flow in eu-north-1 (eu) of account 999999999999 (no jurisdiction)',
    ],
  ])('to %s', (_, LogDestination, there) => {
    expect(wordsOf(stackOf({ Flow: flowLog({ LogDestination }) }), bucketOfUs)).toContain(
      `log-leaves at Flow.Properties.LogDestination: flow log Flow in eu-north-1 (eu) names ${there}; allowed: eu-north-1, eu-south-2 in the account of eu`,
    );
  });

  test.each([
    ['a bucket that no template makes', 'arn:aws:s3:::logs-of-somebody', 'arn:aws:s3:::logs-of-somebody'],
    ['a resource that is not there', { 'Fn::GetAtt': ['Nothing', 'Arn'] }, '${Nothing.Arn}'],
    ['a parameter', { Ref: 'Destination' }, '${Destination}'],
    ['a choice of CloudFormation', { 'Fn::If': ['A', 'b', 'c'] }, '{"Fn::If":["A","b","c"]}'],
    [
      'an ARN of any Region',
      'arn:aws:firehose:*:444455556666:deliverystream/flow',
      'arn:aws:firehose:*:444455556666:deliverystream/flow',
    ],
  ])('to %s: it cannot be resolved', (_, LogDestination, shown) => {
    expect(wordsOf(stackOf({ Flow: flowLog({ LogDestination }) }))).toEqual([
      `log-leaves at Flow.Properties.LogDestination: flow log Flow in eu-north-1 (eu) names "${shown}", which cannot be resolved to a place; allowed: eu-north-1, eu-south-2 in the account of eu`,
    ]);
  });

  test.each([
    ['a resource of its own stack', { 'Fn::GetAtt': ['Own', 'Arn'] }],
    ['a bucket of its own stack, by name', 'logs-of-eu'],
    ['the bucket of assets that the CDK made', 'cdk-hnb659fds-assets-444455556666-eu-south-2'],
    ['something by its ARN', 'arn:aws:logs:eu-south-2:444455556666:log-group:flow'],
  ])('to %s, at home: nothing to object to', (_, LogDestination) => {
    const Own = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'logs-of-eu' } };
    expect(wordsOf(stackOf({ Flow: flowLog({ LogDestination }), Own }))).toEqual([]);
  });

  test('an account is asked for where Regions are the same', () => {
    expect(
      findingsOf(
        stackOf({
          Link: {
            Type: 'AWS::EC2::VPCPeeringConnection',
            Properties: { PeerRegion: 'eu-south-2', PeerOwnerId: '111122223333' },
          },
        }),
      ).map(({ rule, move }) => [rule, move]),
    ).toEqual([
      ['network-leaves', { from: 'peering connection Link in eu-north-1 (eu)', to: 'account 111122223333 (us)' }],
    ]);
  });
});

describe('what a function is told', () => {
  test.each([
    ['an ARN', 'arn:aws:sqs:us-east-1:111122223333:jobs', ['sqs jobs in us-east-1 (us)']],
    [
      'an endpoint',
      'https://sqs.us-west-2.amazonaws.com/1/jobs',
      ['host sqs.us-west-2.amazonaws.com in us-west-2 (no jurisdiction)'],
    ],
    ['a Region, of a zone', 'zone=us-east-1a', ['us-east-1 (us)']],
    ['two Regions in a list', 'eu-north-1,us-east-1', ['us-east-1 (us)']],
    ['an address of nobody known', 'https://collector.example.org:4318/v1', ['collector.example.org']],
    [
      'a value of another stack in a longer text',
      'a=${small-us-east-1-Stack@us-east-1:LogsArn}',
      ['bucket logs-of-us in us-east-1 (us)', 'stack small-us-east-1-Stack in us-east-1 (us)'],
    ],
    ['places at home', 'https://sqs.eu-south-2.amazonaws.com eu-north-1 arn:aws:sns:eu-north-1:444455556666:t', []],
    ['words', 'regional', []],
  ])('%s', (_, value, there) => {
    const fn = { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { TOLD: value } } } };
    const found = findingsOf(stackOf({ Fn: fn }), bucketOfUs);
    expect(
      found.flatMap(({ move }) => [move?.from, move?.to].filter((place) => there.includes(place as never))),
    ).toEqual(there);
    expect(found).toHaveLength(there.length);
  });
});
