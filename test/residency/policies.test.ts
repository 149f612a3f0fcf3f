import type { Plain } from '#evidence';
import { stackOf, wordsOf } from './small-deployment';

function allow(statement: Plain): Plain {
  return { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement };
}

function bucketPolicy(...Statement: readonly Plain[]) {
  return stackOf({ Open: { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument: { Statement } } } });
}

const own = '444455556666';

describe('whom a resource policy lets in', () => {
  test.each([
    ['another account, by its number', { Principal: { AWS: '111122223333' } }, 'account 111122223333 (us)'],
    [
      'another account, by a role',
      { Principal: { AWS: 'arn:aws:iam::999999999999:role/r' } },
      'account 999999999999 (no jurisdiction)',
    ],
    ['everybody', { Principal: '*' }, 'any account'],
    [
      'everybody of the organization',
      { Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
      'any account',
    ],
    [
      'everybody who leaves the account out',
      { Principal: '*', Condition: { StringEqualsIfExists: { 'aws:PrincipalAccount': own } } },
      'any account',
    ],
    [
      'everybody of two accounts',
      { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': [own, '111122223333'] } } },
      'any account',
    ],
    ['everybody but one', { NotPrincipal: { AWS: own } }, 'NotPrincipal {"AWS":"444455556666"}'],
    [
      'somebody who cannot be told',
      { Principal: { AWS: { 'Fn::ImportValue': 'role' } } },
      '"{"Fn::ImportValue":"role"}", whose account cannot be told',
    ],
    ['users of another service', { Principal: { CanonicalUser: '79a5' } }, 'CanonicalUser 79a5'],
    [
      'a service in the name of any account',
      { Principal: { Service: 'cloudfront.amazonaws.com' } },
      'service cloudfront.amazonaws.com in the name of any account',
    ],
    [
      'a service of another Region',
      { Principal: { Service: 'logs.us-east-1.amazonaws.com' }, Action: 's3:PutObject' },
      'service logs.us-east-1.amazonaws.com',
    ],
    [
      'a service for something of another account',
      {
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/E1' } },
      },
      'service cloudfront.amazonaws.com in the name of any account',
    ],
  ])('%s', (_, statement, who) => {
    const Action = 'Action' in statement ? statement.Action : 's3:GetObject';
    expect(wordsOf(bucketPolicy(allow(statement)))).toEqual([
      `open-resource-policy at Open.Properties.PolicyDocument.Statement.0: bucket policy Open in eu-north-1 (eu) is open to ${who}, for ${Action}; allowed: the account of eu (444455556666)`,
    ]);
  });

  test.each([
    ['its own account', { Principal: { AWS: own } }],
    ['a role of its account', { Principal: { AWS: `arn:aws:iam::${own}:role/r` } }],
    ['everybody of its account', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': own } } }],
    ['a service that only puts in', { Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject' }],
    [
      'a service for its account',
      { Principal: { Service: 'cloudfront.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': own } } },
    ],
    ['nobody', { Effect: 'Deny', Principal: '*' }],
  ])('%s: nothing to object to', (_, statement) => {
    expect(wordsOf(bucketPolicy(allow(statement)))).toEqual([]);
  });
});

describe('where a key can come to exist', () => {
  const deny = (action: string, key: string, regions: readonly string[]): Plain => ({
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: action,
    Resource: '*',
    Condition: { StringNotEquals: { [key]: regions } },
  });
  const denials = [
    deny('kms:ReplicateKey', 'kms:ReplicaRegion', ['eu-south-2']),
    deny('kms:UpdatePrimaryRegion', 'kms:PrimaryRegion', ['eu-north-1', 'eu-south-2']),
  ];
  const key = (Statement: readonly Plain[], MultiRegion = true) =>
    stackOf({ Primary: { Type: 'AWS::KMS::Key', Properties: { MultiRegion, KeyPolicy: { Statement } } } });
  const byAccount = { Principal: { AWS: own } };
  const words = 'key-replication at Primary.Properties.KeyPolicy';

  test.each([
    ['named among actions', { Action: ['kms:DescribeKey', 'kms:ReplicateKey'] }],
    ['by a pattern', { Action: 'kms:Replicate*' }],
    [
      'as not left out',
      {
        Action: undefined,
        NotAction: ['kms:Decrypt'],
        Condition: { StringEquals: { 'kms:PrimaryRegion': 'eu-south-2' } },
      },
    ],
  ])('an unbound permission, %s', (_, statement) => {
    expect(wordsOf(key([...denials, allow({ ...byAccount, ...statement })]))).toContain(
      `${words}.Statement.2: the key Primary in eu-north-1 allows kms:ReplicateKey to any Region; allowed: eu-north-1, eu-south-2`,
    );
  });

  test('a permission to a Region abroad', () => {
    const statement = allow({
      ...byAccount,
      Action: 'kms:UpdatePrimaryRegion',
      Condition: { StringEquals: { 'kms:PrimaryRegion': ['eu-north-1', 'us-east-2'] } },
    });
    expect(wordsOf(key([...denials, statement]))).toEqual([
      `${words}.Statement.2: the key Primary in eu-north-1 allows kms:UpdatePrimaryRegion to us-east-2; allowed: eu-north-1, eu-south-2`,
    ]);
  });

  test.each([
    ['is missing', []],
    ['leaves out a Region abroad', [deny('kms:ReplicateKey', 'kms:ReplicaRegion', ['eu-south-2', 'us-east-1'])]],
    ['is about some callers', [{ ...denials[0], Principal: { AWS: own } }]],
    [
      'holds under a further condition',
      [{ ...denials[0], Condition: { ...(denials[0]?.Condition as object), Bool: { a: 'b' } } }],
    ],
  ])('a denial that %s', (_, [first]) => {
    const statements = [...(first === undefined ? [] : [first as Plain]), denials[1] as Plain];
    expect(wordsOf(key(statements))).toEqual([
      `${words}: the key Primary in eu-north-1 does not deny kms:ReplicateKey to Regions outside of eu; allowed: eu-north-1, eu-south-2`,
    ]);
  });

  test('a key of one Region cannot be copied, and needs no denial', () => {
    expect(wordsOf(key([], false))).toEqual([]);
  });
});

describe('what passes through a private endpoint', () => {
  const endpoint = (PolicyDocument?: Plain, ServiceName = 'com.amazonaws.eu-north-1.s3') =>
    stackOf({ Endpoint: { Type: 'AWS::EC2::VPCEndpoint', Properties: { ServiceName, PolicyDocument } } });
  const write = { Principal: '*', Action: 's3:PutObject' };

  test.each([
    ['without a policy', undefined, 'anything of any account, for *'],
    ['anybody’s credentials', { Statement: [allow(write)] }, 'anything of any account, for s3:PutObject'],
    [
      'a bucket of somebody',
      { Statement: allow({ ...write, Resource: 'arn:aws:s3:::somebody/*' }) },
      'arn:aws:s3:::somebody/*, for s3:PutObject',
    ],
    [
      'answers to CloudFormation of another Region',
      { Statement: allow({ ...write, Resource: 'arn:aws:s3:::cloudformation-custom-resource-response-useast1/*' }) },
      'arn:aws:s3:::cloudformation-custom-resource-response-useast1/*, for s3:PutObject',
    ],
  ])('%s', (_, document, what) => {
    expect(wordsOf(endpoint(document))).toEqual([
      `open-endpoint-policy at Endpoint.Properties.PolicyDocument.Statement.0: VPC endpoint Endpoint in eu-north-1 (eu) is open to ${what}; allowed: the account of eu (444455556666)`,
    ]);
  });

  test.each([
    ['the account’s principals', allow({ ...write, Condition: { StringEquals: { 'aws:PrincipalAccount': own } } })],
    ['the account’s data', allow({ ...write, Condition: { StringEquals: { 'aws:ResourceAccount': own } } })],
    ['images that are fetched', allow({ Principal: '*', Resource: 'arn:aws:s3:::images/*' })],
    [
      'answers to CloudFormation',
      allow({ ...write, Resource: 'arn:aws:s3:::cloudformation-custom-resource-response-eusouth2/*' }),
    ],
  ])('%s: nothing to object to', (_, statement) => {
    expect(wordsOf(endpoint({ Statement: [statement] }))).toEqual([]);
  });

  test('the endpoint of EKS Pod Identity takes no policy', () => {
    expect(wordsOf(endpoint(undefined, 'com.amazonaws.eu-north-1.eks-auth'))).toEqual([]);
  });
});
