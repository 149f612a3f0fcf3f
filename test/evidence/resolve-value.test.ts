import { resolveValue } from '#evidence';

const stack = { account: '111122223333', region: 'eu-north-1', name: 'meridian-production-eu-north-1-Data' };

describe('a value of a template', () => {
  test.each([
    ['the Region', { Ref: 'AWS::Region' }, 'eu-north-1'],
    ['the account', { Ref: 'AWS::AccountId' }, '111122223333'],
    ['the partition', { Ref: 'AWS::Partition' }, 'aws'],
    ['another resource', { Ref: 'Queue1' }, '${Queue1}'],
    ['an attribute, as a list', { 'Fn::GetAtt': ['Queue1', 'Arn'] }, '${Queue1.Arn}'],
    ['an attribute, as a text', { 'Fn::GetAtt': 'Queue1.Arn' }, '${Queue1.Arn}'],
    [
      'an output of another stack',
      { 'Fn::GetStackOutput': { StackName: 'net', Region: 'eu-south-2', OutputName: 'Vpc' } },
      '${net@eu-south-2:Vpc}',
    ],
    [
      'a join with references inside',
      { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 'sqs', { 'Fn::GetAtt': ['Q', 'Name'] }]] },
      'arn:aws:sqs:${Q.Name}',
    ],
    ['a substitution', { 'Fn::Sub': 'a-${AWS::Region}-${Bucket}-${!Literal}' }, 'a-eu-north-1-${Bucket}-${Literal}'],
    [
      'a substitution with names of its own',
      { 'Fn::Sub': ['${Zone}.${AWS::URLSuffix}', { Zone: { Ref: 'AWS::Region' } }] },
      'eu-north-1.amazonaws.com',
    ],
    [
      'a function that only CloudFormation knows',
      { 'Fn::Select': [0, { Ref: 'List' }] },
      { 'Fn::Select': [0, '${List}'] },
    ],
    ['what is left out', { A: { Ref: 'AWS::NoValue' }, B: [{ Ref: 'AWS::NoValue' }, 1] }, { B: [1] }],
    [
      'a field that is called like a function beside others',
      { Ref: 'AWS::Region', Other: 1 },
      { Ref: 'AWS::Region', Other: 1 },
    ],
  ])('%s', (_what, value, expected) => {
    expect(resolveValue(value, stack)).toEqual(expected);
  });

  test.each([
    ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
    ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ])('in %s the partition is %s', (region, partition, suffix) => {
    expect(resolveValue([{ Ref: 'AWS::Partition' }, { Ref: 'AWS::URLSuffix' }], { ...stack, region })).toEqual([
      partition,
      suffix,
    ]);
  });
});
