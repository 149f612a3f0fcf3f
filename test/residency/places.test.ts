import type { Resource, Template } from '#evidence';
import { stackOf, wordsOf } from './small-deployment';

const bucket: Resource = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'data' } };
const policy: Resource = { Type: 'AWS::Organizations::Policy' };

describe('where a stack may lie', () => {
  test.each([
    [
      'in a Region of no jurisdiction',
      stackOf({}, { region: 'eu-west-2' }),
      'stack small/eu-west-2/Stack lies in eu-west-2, which is in no jurisdiction; allowed: us-east-1, us-east-2, eu-north-1, eu-south-2',
    ],
    [
      'in a Region that its path does not name',
      stackOf({}, { path: 'small/eu-south-2/Data' }),
      'stack small/eu-south-2/Data lies in eu-north-1 (eu); allowed by its path: eu-south-2',
    ],
    [
      'in a jurisdiction that its path does not name',
      stackOf({}, { path: 'small/eu/Tables', region: 'us-east-1' }),
      'stack small/eu/Tables lies in us-east-1 (us); allowed by its path: eu-north-1, eu-south-2',
    ],
    [
      'in the account of another jurisdiction',
      stackOf({}, { account: '111122223333' }),
      'stack small/eu-north-1/Stack lies in account 111122223333 (us); allowed: 444455556666 (eu)',
    ],
    [
      'elsewhere with more than policies of the organization',
      stackOf({ Policy: policy, Role: { Type: 'AWS::IAM::Role' } }, { path: 'small/Governance', region: 'us-east-1' }),
      'stack small/Governance lies in us-east-1 (us); allowed by its path: Governance',
    ],
  ])('not %s', (_, stack, message) => {
    expect(wordsOf(stack)).toEqual([`stack-in-jurisdiction at null.null: ${message}`]);
  });

  test.each([
    ['in a Region of its jurisdiction', stackOf({}, { path: 'small/eu/Tables', region: 'eu-south-2' })],
    [
      'elsewhere with the policies of the organization alone',
      stackOf({ Policy: policy }, { path: 'small/Governance', region: 'us-east-1', account: '999999999999' }),
    ],
  ])('%s', (_, stack) => {
    expect(wordsOf(stack)).toEqual([]);
  });
});

test('a place that keeps data abroad is named, beside its stack', () => {
  expect(wordsOf(stackOf({ Bucket: bucket }, { region: 'us-west-2', account: '444455556666' }))).toContain(
    'data-abroad at Bucket.null: bucket data in us-west-2 (no jurisdiction) is made by stack small/us-west-2/Stack in us-west-2 (no jurisdiction): a place that keeps data lies where the jurisdiction of its stack does',
  );
});

test('a type that nobody has judged is named, whatever it does', () => {
  expect(wordsOf(stackOf({ Broker: { Type: 'AWS::AmazonMQ::Broker' } }))).toEqual([
    'unregistered-type at Broker.Type: AWS::AmazonMQ::Broker is not in the register of resource types: nobody has judged whether it holds or moves data',
  ]);
});

test('a template that a macro transforms can hold anything', () => {
  const stack = stackOf({});
  expect(
    wordsOf({ ...stack, template: { ...stack.template, Transform: 'AWS::Serverless-2016-10-31' } as Template }),
  ).toEqual([
    'unregistered-type at null.Transform: the template is transformed by "AWS::Serverless-2016-10-31", which makes resources that nobody can see here; allowed: no Transform',
  ]);
});

describe('a value that is taken from another stack', () => {
  const group = (StackName: string, Region: string): Resource => ({
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: {
        'Fn::Join': ['', ['as ', { 'Fn::GetStackOutput': { StackName, Region, OutputName: 'BucketArn' } }]],
      },
    },
  });

  test.each([
    ['of another jurisdiction', 'small-us-east-1-Stack', 'us-east-1', 'stack small-us-east-1-Stack in us-east-1 (us)'],
    ['of no deployment', 'other', 'eu-south-2', 'stack other in eu-south-2 (eu), which this deployment does not hold'],
  ])('%s', (_, name, region, there) => {
    const stacks = [stackOf({ Group: group(name, region) }), stackOf({ Bucket: bucket }, { region: 'us-east-1' })];
    expect(wordsOf(...stacks)).toEqual([
      `foreign-stack-output at Group.Properties.GroupDescription: stack small/eu-north-1/Stack in eu-north-1 (eu) takes a value of ${there}; allowed: stacks of eu`,
    ]);
  });

  test('of a sibling Region: nothing to object to', () => {
    const stacks = [
      stackOf({ Group: group('small-eu-south-2-Stack', 'eu-south-2') }),
      stackOf({ Bucket: bucket }, { region: 'eu-south-2' }),
    ];
    expect(wordsOf(...stacks)).toEqual([]);
  });
});
