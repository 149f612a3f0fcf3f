import type { Evidence, Plain } from '#evidence';
import { evidenceOf, messages, resourceEvidence, stackWith } from './small-evidence';

/** A policy of exactly so many characters. */
function policy(characters: number): Plain {
  const empty = JSON.stringify({ Statement: [{ Sid: '' }] }).length;
  return { Statement: [{ Sid: 'x'.repeat(characters - empty) }] };
}

test.each<[reason: string, type: string, property: string, most: number, words: string]>([
  ['managed', 'AWS::IAM::ManagedPolicy', 'PolicyDocument', 6144, 'characters of a managed policy'],
  ['trust', 'AWS::IAM::Role', 'AssumeRolePolicyDocument', 2048, 'characters of the trust policy of a role'],
  ['of an organization', 'AWS::Organizations::Policy', 'Content', 5120, 'characters of a service control policy'],
  ['of a bucket', 'AWS::S3::BucketPolicy', 'PolicyDocument', 20_480, 'bytes of the policy of a bucket'],
  ['of a key', 'AWS::KMS::Key', 'KeyPolicy', 32_768, 'bytes of the policy of a key'],
  ['of a replica key', 'AWS::KMS::ReplicaKey', 'KeyPolicy', 32_768, 'bytes of the policy of a key'],
  ['of a queue', 'AWS::SQS::QueuePolicy', 'PolicyDocument', 8192, 'bytes of the policy of a queue'],
  ['of a topic', 'AWS::SNS::TopicPolicy', 'PolicyDocument', 30_720, 'bytes of the policy of a topic'],
  ['of an endpoint', 'AWS::EC2::VPCEndpoint', 'PolicyDocument', 20_480, 'characters of the policy of an endpoint'],
])('a policy %s', (_, type, property, most, words) => {
  const ask = (characters: number) =>
    messages('policy-within-limits', resourceEvidence(type, { [property]: policy(characters) }));
  expect(ask(most)).toEqual([]);
  expect(ask(most + 1)).toEqual([`${words}: ${most + 1}; allowed: at most ${most}`]);
});

test('inline policies of a role count together, also those that another resource adds to it', () => {
  const role = (own: number) => ({
    Type: 'AWS::IAM::Role',
    Properties: { RoleName: 'reader', Policies: [{ PolicyName: 'own', PolicyDocument: policy(own) }] },
  });
  const added = (characters: number, role: unknown) => ({
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: 'added', PolicyDocument: policy(characters), Roles: [role] },
  });
  const evidence = (own: number): Evidence =>
    evidenceOf([
      stackWith({ Role: role(own), ByReference: added(3000, { Ref: 'Role' }), ByName: added(2000, 'reader') }),
    ]);
  expect(messages('policy-within-limits', evidence(5240))).toEqual([]);
  expect(messages('policy-within-limits', evidence(5241))).toEqual([
    'characters of the inline policies of a role: 10241; allowed: at most 10240',
  ]);
});

test('a role has at most ten managed policies', () => {
  const role = (count: number) =>
    resourceEvidence('AWS::IAM::Role', { ManagedPolicyArns: Array(count).fill('arn:aws:iam::aws:policy/A') });
  expect(messages('policy-within-limits', role(10))).toEqual([]);
  expect(messages('policy-within-limits', role(11))).toEqual(['managed policies of a role: 11; allowed: at most 10']);
});

test('what AWS draws counts with room for the longest ARN; variables of a policy count as they are', () => {
  const withResources = (resources: readonly unknown[]) =>
    messages('policy-within-limits', resourceEvidence('AWS::SQS::QueuePolicy', { PolicyDocument: { resources } }));
  expect(withResources(Array(60).fill({ 'Fn::GetAtt': ['Queue', 'Arn'] }))).toEqual([]);
  expect(withResources(Array(70).fill({ 'Fn::GetAtt': ['Queue', 'Arn'] }))).toHaveLength(1);
  // 70 of 128 characters would not fit
  expect(withResources(Array(70).fill('${aws:PrincipalTag/team}'))).toEqual([]);
});
