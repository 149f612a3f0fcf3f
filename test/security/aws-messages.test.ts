import { parseBlueprint } from '#blueprint';
import { type Finding, type Plain, type StackFile, takeInventory } from '#evidence';
import { awsSecurityRules } from '#lib/security/aws-rules';
import { deployments } from '#regions';
import { resolveTopology } from '#topology';

const shipped = deployments.find(({ name }) => name === 'production');
if (shipped === undefined) throw new Error('no deployment "production"');
const topology = resolveTopology(parseBlueprint(shipped.blueprint, shipped.file));
const [region] = topology.jurisdictions.find(({ name }) => name === 'eu')?.regions ?? [];
if (region === undefined) throw new Error('eu has no Region');

/** What all rules say about a stack of eu that holds these resources alone. */
function findings(resources: Readonly<Record<string, readonly [type: string, properties: Plain]>>): readonly Finding[] {
  const stack: StackFile = {
    file: 'assembly-production/Stack.template.json',
    path: 'production/eu-north-1/Stack',
    name: 'meridian-production-eu-north-1-Stack',
    account: region?.account ?? '',
    region: region?.name ?? '',
    terminationProtection: true,
    bytes: 1,
    template: {
      Resources: Object.fromEntries(
        Object.entries(resources).map(([id, [Type, Properties]]) => [id, { Type, Properties }]),
      ),
    },
  };
  const inventory = takeInventory({ deployment: 'production', stacks: [stack], manifests: [] });
  return awsSecurityRules.flatMap((rule) => rule.check({ inventory, topology }).findings);
}

interface Case {
  readonly name: string;
  readonly resource: readonly [type: string, properties: Plain];
  readonly rule: string;
  readonly message: string;
  readonly property: string;
}

const assume = (Principal: Plain, Condition?: Plain) => ({
  AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal, Condition }] },
});
const policy = (statement: Plain): readonly [string, Plain] => [
  'AWS::IAM::ManagedPolicy',
  { PolicyDocument: { Statement: { Effect: 'Allow', ...statement } } },
];
const cluster = {
  Name: 'production-eu-north-1',
  AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false },
  DeletionProtection: true,
};

const authorizer = 'arn:aws:iam::444455556666:role/production-eu-north-1-authorizer';
const keyFor = (statement: Plain): readonly [string, Plain] => [
  'AWS::KMS::Key',
  { KeySpec: 'HMAC_256', KeyPolicy: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } },
];

const cases: readonly Case[] = [
  {
    name: 'a public endpoint without a list is open to all',
    resource: ['AWS::EKS::Cluster', { ...cluster, ResourcesVpcConfig: { EndpointPrivateAccess: true } }],
    rule: 'open-cluster-endpoint',
    message: 'The API server of production-eu-north-1 is open to 0.0.0.0/0; allowed: no network outside the VPC',
    property: 'Properties.ResourcesVpcConfig.EndpointPublicAccess',
  },
  {
    name: 'whoever made a cluster is its administrator unless told otherwise',
    resource: ['AWS::EKS::Cluster', { ...cluster, AccessConfig: { AuthenticationMode: 'API' } }],
    rule: 'legacy-cluster-access',
    message: 'BootstrapClusterCreatorAdminPermissions is undefined; allowed: false',
    property: 'Properties.AccessConfig.BootstrapClusterCreatorAdminPermissions',
  },
  {
    name: 'a group without a launch template',
    resource: ['AWS::EKS::Nodegroup', {}],
    rule: 'unguarded-node-group',
    message:
      'LaunchTemplate is missing; allowed: one of the same stack: without, EC2 would let pods reach the credentials of their node and EBS would choose the key',
    property: 'Properties.LaunchTemplate',
  },
  {
    name: 'a single statement in the place of a list',
    resource: policy({ Action: '*', Resource: 'arn:aws:sqs:eu-north-1:444455556666:jobs' }),
    rule: 'wildcard-action',
    message: '"*" is allowed; allowed: actions by name',
    property: 'Properties.PolicyDocument.Statement.0.Action',
  },
  {
    name: 'all actions but one',
    resource: policy({ NotAction: 'iam:PassRole', Resource: 'arn:aws:sqs:eu-north-1:444455556666:jobs' }),
    rule: 'wildcard-action',
    message: 'NotAction allows everything that it does not name; allowed: Action',
    property: 'Properties.PolicyDocument.Statement.0.NotAction',
  },
  {
    name: 'passing a role hidden behind a star',
    resource: policy({
      Action: 'iam:pass*',
      Resource: 'arn:aws:iam::444455556666:role/*',
      Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
    }),
    rule: 'pass-any-role',
    message: 'iam:PassRole is allowed on "arn:aws:iam::444455556666:role/*"; allowed: roles by their full names',
    property: 'Properties.PolicyDocument.Statement.0.Resource',
  },
  {
    name: 'passing a role to any service',
    resource: policy({ Action: ['iam:PassRole'], Resource: 'arn:aws:iam::444455556666:role/node' }),
    rule: 'pass-any-role',
    message: 'iam:PassRole is allowed to any service; allowed: a condition on iam:PassedToService',
    property: 'Properties.PolicyDocument.Statement.0.Condition',
  },
  {
    name: 'a service that acts for anybody',
    resource: ['AWS::IAM::Role', assume({ Service: ['ec2.amazonaws.com', 'events.amazonaws.com'] })],
    rule: 'confused-deputy',
    message:
      'events.amazonaws.com may take the role for anybody; allowed: a condition on aws:SourceArn or aws:SourceAccount',
    property: 'Properties.AssumeRolePolicyDocument.Statement.0.Condition',
  },
  {
    name: 'an IPv6 network',
    resource: ['AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-1', CidrIpv6: '::/0' }],
    rule: 'unexpected-ingress',
    message: `::/0 may connect; allowed: ${[
      ...(topology.jurisdictions.find(({ name }) => name === 'eu')?.regions ?? []).map(({ network }) => network.cidr),
      ...region.network.zones.flatMap(({ privateCidr, publicCidr }) => [privateCidr, publicCidr]),
    ].join(', ')}`,
    property: 'Properties.CidrIpv6',
  },
  {
    name: 'a load balancer that says nothing faces the Internet',
    resource: ['AWS::ElasticLoadBalancing::LoadBalancer', {}],
    rule: 'unexpected-load-balancer',
    message:
      'Load balancer "" is internet-facing; allowed: production-internal (internal), production-public (internet-facing)',
    property: 'Properties.Scheme',
  },
  {
    name: 'a key of AWS',
    resource: ['AWS::SNS::Topic', { KmsMasterKeyId: 'alias/aws/sns' }],
    rule: 'state-without-own-key',
    message: 'The key is "alias/aws/sns"; allowed: a KMS key of this deployment',
    property: 'Properties.KmsMasterKeyId',
  },
  {
    name: 'a reference to something that is no key',
    resource: ['AWS::Logs::LogGroup', { RetentionInDays: 7, KmsKeyId: { 'Fn::GetAtt': ['Thing', 'Arn'] } }],
    rule: 'state-without-own-key',
    message: 'The key is "${Thing.Arn}"; allowed: a KMS key of this deployment',
    property: 'Properties.KmsKeyId',
  },
  {
    name: 'a disk that is not encrypted',
    resource: [
      'AWS::EC2::LaunchTemplate',
      {
        LaunchTemplateData: {
          MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
          BlockDeviceMappings: [{ Ebs: { Encrypted: false, KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } }],
        },
      },
    ],
    rule: 'state-without-own-key',
    message: 'It is false, so the key is not used; allowed: true',
    property: 'Properties.LaunchTemplateData.BlockDeviceMappings.0.Ebs.Encrypted',
  },
  {
    name: 'a key that makes codes for whoever asks, behind a star',
    resource: keyFor({ Action: 'kms:Generate*' }),
    rule: 'mac-key-use',
    message: `The policy lets whoever asks make codes (kms:GenerateMac); allowed: aws:PrincipalArn of ${authorizer}`,
    property: 'Properties.KeyPolicy.Statement.0',
  },
  {
    name: 'a key that makes codes for the authorizer of another Region',
    resource: keyFor({
      Action: ['kms:GenerateMac'],
      Condition: { ArnEquals: { 'aws:PrincipalArn': [authorizer, authorizer.replace('eu-north-1', 'eu-south-2')] } },
    }),
    rule: 'mac-key-use',
    message: `The policy lets ${authorizer.replace('eu-north-1', 'eu-south-2')} make codes (kms:GenerateMac); allowed: aws:PrincipalArn of ${authorizer}`,
    property: 'Properties.KeyPolicy.Statement.0',
  },
  {
    name: 'a key that makes codes, and everything but one call of it',
    resource: keyFor({ NotAction: 'kms:PutKeyPolicy', Condition: { ArnEquals: { 'aws:PrincipalArn': authorizer } } }),
    rule: 'mac-key-use',
    message: 'The policy lets others grant the use of a key that makes codes (kms:CreateGrant); allowed: nobody',
    property: 'Properties.KeyPolicy.Statement.0',
  },
  {
    name: 'the secret itself is never repeated',
    resource: ['AWS::SSM::Parameter', { Value: '{"adminPassword": "hunter2-hunter2"}' }],
    rule: 'secret-in-template',
    message:
      'There is a literal value of adminPassword in plain text; allowed: a reference to AWS Secrets Manager or Parameter Store',
    property: 'Properties.Value.adminPassword',
  },
];

test.each(cases)('$name', ({ resource, rule, message, property }) => {
  const found = findings({ Thing: resource, Key: ['AWS::KMS::Key', {}] }).filter((finding) => finding.rule === rule);
  expect(found.map((finding) => ({ message: finding.message, ...finding.at }))).toContainEqual({
    message,
    file: 'assembly-production/Stack.template.json',
    subject: 'Thing',
    property,
  });
});
