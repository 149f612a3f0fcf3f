import type { Permission } from '#topology';
import { clusterRegion, clusterTemplate } from './cluster-fixture';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const region = clusterRegion('production');
const cluster = clusterTemplate('production', region);
const associations = Object.values(cluster.findResources('AWS::EKS::PodIdentityAssociation'));
const addOns = Object.values(cluster.findResources('AWS::EKS::Addon'));

function role(roleName: string) {
  const [[id, resource] = ['', undefined]] = Object.entries(
    cluster.findResources('AWS::IAM::Role', { Properties: { RoleName: roleName } }),
  );
  if (resource === undefined) throw new Error(`no role ${roleName}`);
  return { id, properties: resource.Properties };
}

function statements(roleName: string): readonly Statement[] {
  const { Policies = [] } = role(roleName).properties;
  return Policies.flatMap((policy: { PolicyDocument: { Statement: Statement[] } }) => policy.PolicyDocument.Statement);
}

/** Statements of an identity with only this permission. */
function granted(permission: Permission): readonly Statement[] {
  const identity = { name: 'one', namespace: 'n', serviceAccount: 's', roleName: 'one', permissions: [permission] };
  const changed = clusterRegion('production', (base) => ({
    identities: [identity],
    cluster: { ...base.cluster, addOns: [] },
  }));
  const [found] = Object.values(
    clusterTemplate('production', changed).findResources('AWS::IAM::Role', {
      Properties: { RoleName: 'one' },
    }),
  );
  return found?.Properties.Policies[0].PolicyDocument.Statement;
}

const list = (value: string | readonly string[]) => (typeof value === 'string' ? [value] : value);

test.each(region.identities)('$name: one association binds its service account to its own role', (identity) => {
  const { id } = role(identity.roleName);
  const roleArn = { 'Fn::GetAtt': [id, 'Arn'] };
  const own = associations
    .map(({ Properties }) => Properties)
    .filter(
      ({ Namespace, ServiceAccount }) => Namespace === identity.namespace && ServiceAccount === identity.serviceAccount,
    );
  const byAddOn = addOns
    .flatMap(({ Properties }) => Properties.PodIdentityAssociations ?? [])
    .filter(({ ServiceAccount }) => ServiceAccount === identity.serviceAccount);
  expect([...own, ...byAddOn]).toEqual([expect.objectContaining({ RoleArn: roleArn })]);
});

test.each(region.identities)('$name: only pods of its service account in this cluster get its role', (identity) => {
  expect(role(identity.roleName).properties.AssumeRolePolicyDocument.Statement).toEqual([
    {
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Condition: {
        StringEquals: {
          'aws:SourceAccount': '111122223333',
          'aws:RequestTag/eks-cluster-arn': 'arn:aws:eks:eu-north-1:111122223333:cluster/production-eu-north-1',
          'aws:RequestTag/kubernetes-namespace': identity.namespace,
          'aws:RequestTag/kubernetes-service-account': identity.serviceAccount,
        },
      },
    },
  ]);
});

test.each(region.identities)('$name: has no permission beside the policy inside its role', ({ roleName }) => {
  const { id, properties } = role(roleName);
  expect(properties.ManagedPolicyArns).toBeUndefined();
  const others = [
    ...Object.values(cluster.findResources('AWS::IAM::Policy')),
    ...Object.values(cluster.findResources('AWS::IAM::ManagedPolicy')),
  ];
  expect(others.filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(id))).toEqual([]);
});

/** Actions for which AWS knows no resource (Service Authorization Reference, read 2026-11-21). */
const withoutResource = [
  /^ec2:Describe\w+$/,
  /^elasticloadbalancing:Describe\w+$/,
  /^iam:ListInstanceProfiles$/,
  /^pricing:GetProducts$/,
  /^xray:Put(TelemetryRecords|TraceSegments)$/,
];

test.each(region.identities)('$name: names its resources wherever AWS can name them', ({ roleName }) => {
  const unnamed = statements(roleName)
    .filter(({ Resource }) => JSON.stringify(Resource).includes('"*"'))
    .flatMap(({ Action }) => list(Action));
  expect(unnamed.filter((action) => !withoutResource.some((pattern) => pattern.test(action)))).toEqual([]);
});

test.each(region.identities)('$name: allows no wildcard action of a whole service', ({ roleName }) => {
  const actions = statements(roleName).flatMap(({ Action }) => list(Action));
  expect(actions.filter((action) => action.endsWith(':*') || action === '*')).toEqual([]);
});

/** Characters of all inline policies of a role together, spaces not counted (IAM quotas, read 2026-11-21). */
const inlinePolicyLimit = 10_240;

test.each(region.identities)('$name: fits into a role', ({ roleName }) => {
  expect(JSON.stringify(statements(roleName)).length).toBeLessThan(inlinePolicyLimit);
});

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-north-1:111122223333:${resource}`;

describe('a permission becomes exactly its statements', () => {
  const rows: readonly (readonly [Permission, readonly Omit<Statement, 'Effect'>[]])[] = [
    [
      { kind: 'read-objects', bucket: 'weights-ACCOUNT_ID', prefix: 'chat/' },
      [
        { Action: 's3:GetObject', Resource: 'arn:aws:s3:::weights-111122223333/chat/*' },
        {
          Action: 's3:ListBucket',
          Resource: 'arn:aws:s3:::weights-111122223333',
          Condition: { StringLike: { 's3:prefix': 'chat/*' } },
        },
      ],
    ],
    [
      { kind: 'write-objects', bucket: 'batch', prefix: 'output/' },
      [{ Action: ['s3:AbortMultipartUpload', 's3:PutObject'], Resource: 'arn:aws:s3:::batch/output/*' }],
    ],
    [
      { kind: 'read-table', table: 'tenants' },
      [
        {
          Action: ['dynamodb:BatchGetItem', 'dynamodb:DescribeTable', 'dynamodb:GetItem', 'dynamodb:Query'],
          Resource: [arn('dynamodb', 'table/tenants'), arn('dynamodb', 'table/tenants/index/*')],
        },
      ],
    ],
    [
      { kind: 'write-table', table: 'tenants' },
      [
        {
          Action: [
            'dynamodb:BatchWriteItem',
            'dynamodb:ConditionCheckItem',
            'dynamodb:DeleteItem',
            'dynamodb:PutItem',
            'dynamodb:UpdateItem',
          ],
          Resource: arn('dynamodb', 'table/tenants'),
        },
      ],
    ],
    [
      { kind: 'send-messages', queue: 'batch' },
      [{ Action: ['sqs:GetQueueUrl', 'sqs:SendMessage'], Resource: arn('sqs', 'batch') }],
    ],
    [
      { kind: 'receive-messages', queue: 'batch' },
      [
        {
          Action: [
            'sqs:ChangeMessageVisibility',
            'sqs:DeleteMessage',
            'sqs:GetQueueAttributes',
            'sqs:GetQueueUrl',
            'sqs:ReceiveMessage',
          ],
          Resource: arn('sqs', 'batch'),
        },
      ],
    ],
    [
      { kind: 'read-queue-depth', queues: ['batch', 'review'] },
      [
        {
          Action: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
          Resource: [arn('sqs', 'batch'), arn('sqs', 'review')],
        },
      ],
    ],
    [
      { kind: 'put-records', stream: 'usage' },
      [
        {
          Action: ['kinesis:DescribeStreamSummary', 'kinesis:PutRecord', 'kinesis:PutRecords'],
          Resource: arn('kinesis', 'stream/usage'),
        },
      ],
    ],
    [
      { kind: 'read-secrets', prefix: 'eu/' },
      [
        {
          Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
          Resource: arn('secretsmanager', 'secret:eu/*'),
        },
      ],
    ],
    [
      { kind: 'read-parameters', parameters: ['/meridian/eu/cache', '/meridian/eu/metrics'] },
      [
        {
          Action: 'ssm:GetParameter',
          Resource: [arn('ssm', 'parameter/meridian/eu/cache'), arn('ssm', 'parameter/meridian/eu/metrics')],
        },
      ],
    ],
    [
      { kind: 'publish-messages', topics: ['eu-critical', 'eu-warning'] },
      [{ Action: 'sns:Publish', Resource: [arn('sns', 'eu-critical'), arn('sns', 'eu-warning')] }],
    ],
    [
      { kind: 'write-log', logGroupName: '/meridian/eu/access' },
      [
        {
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: arn('logs', 'log-group:/meridian/eu/access:*'),
        },
      ],
    ],
    [
      { kind: 'write-traces' },
      [
        {
          Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-north-1' } },
        },
      ],
    ],
    [
      { kind: 'use-key', alias: 'alias/eu' },
      [
        {
          Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
          Resource: arn('kms', 'key/*'),
          Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/eu' } },
        },
      ],
    ],
    [
      { kind: 'generate-mac', alias: 'alias/eu-hop' },
      [
        {
          Action: 'kms:GenerateMac',
          Resource: arn('kms', 'key/*'),
          Condition: {
            'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/eu-hop' },
            StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' },
          },
        },
      ],
    ],
    [
      { kind: 'write-metrics', workspaceAlias: 'production-eu' },
      [
        {
          Action: 'aps:RemoteWrite',
          Resource: arn('aps', 'workspace/*'),
          Condition: { StringEquals: { 'aws:ResourceTag/Name': 'production-eu' } },
        },
      ],
    ],
    [
      { kind: 'query-metrics', workspaceAlias: 'production-eu' },
      [
        {
          Action: ['aps:GetLabels', 'aps:GetMetricMetadata', 'aps:GetSeries', 'aps:QueryMetrics'],
          Resource: arn('aps', 'workspace/*'),
          Condition: { StringEquals: { 'aws:ResourceTag/Name': 'production-eu' } },
        },
      ],
    ],
    [
      { kind: 'bind-targets', targetGroups: ['in', 'out'] },
      [
        {
          Action: ['elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:RegisterTargets'],
          Resource: [arn('elasticloadbalancing', 'targetgroup/in/*'), arn('elasticloadbalancing', 'targetgroup/out/*')],
        },
        {
          Action: [
            'ec2:DescribeSecurityGroups',
            'ec2:DescribeVpcs',
            'elasticloadbalancing:DescribeTargetGroups',
            'elasticloadbalancing:DescribeTargetHealth',
          ],
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-north-1' } },
        },
      ],
    ],
  ];

  test.each(rows.map(([permission, expected]) => ({ kind: permission.kind, permission, expected })))(
    '$kind',
    ({ permission, expected }) => {
      expect(granted(permission)).toEqual(expected.map((statement) => ({ ...statement, Effect: 'Allow' })));
    },
  );
});

describe('provision-nodes', () => {
  const karpenter = granted({ kind: 'provision-nodes' });
  const owned = 'kubernetes.io/cluster/production-eu-north-1';

  test.each([
    { action: 'ec2:TerminateInstances', why: 'ends' },
    { action: 'ec2:DeleteLaunchTemplate', why: 'removes' },
  ])('$why only what this cluster made ($action)', ({ action }) => {
    const found = karpenter.filter(({ Action }) => list(Action).includes(action));
    expect(found.map(({ Condition }) => Condition)).toEqual([
      {
        StringEquals: { [`aws:ResourceTag/${owned}`]: 'owned' },
        StringLike: { 'aws:ResourceTag/karpenter.sh/nodepool': '*' },
      },
    ]);
  });

  test('makes only what it tags as of this cluster', () => {
    const made = karpenter.filter(({ Resource }) => JSON.stringify(Resource).includes(':fleet/*'));
    expect(made).toHaveLength(2);
    for (const { Condition } of made) {
      expect(Condition).toMatchObject({ StringEquals: { [`aws:RequestTag/${owned}`]: 'owned' } });
    }
  });

  test('passes the role of its nodes and no other, to EC2', () => {
    const passes = karpenter.filter(({ Action }) => list(Action).includes('iam:PassRole'));
    expect(passes).toEqual([
      {
        Action: 'iam:PassRole',
        Effect: 'Allow',
        Resource: 'arn:aws:iam::111122223333:role/production-eu-north-1-node',
        Condition: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] } },
      },
    ]);
  });

  test('reads the interruption queue of its cluster', () => {
    expect(karpenter).toContainEqual({
      Action: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
      Effect: 'Allow',
      Resource: arn('sqs', 'production-eu-north-1-interruption'),
    });
  });

  test('uses the key for volumes, through EC2 of this Region alone', () => {
    const uses = karpenter.filter(({ Action }) => list(Action).some((action) => action.startsWith('kms:')));
    expect(uses).toHaveLength(2);
    for (const { Condition } of uses) {
      expect(Condition).toMatchObject({
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': region.stores.keyAlias },
        StringEquals: { 'kms:ViaService': 'ec2.eu-north-1.amazonaws.com' },
      });
    }
  });
});

test.each([
  { kind: 'manage-volumes', action: 'ec2:DeleteVolume', tag: 'aws:ResourceTag/ebs.csi.aws.com/cluster' },
  {
    kind: 'manage-pod-addresses',
    action: 'ec2:DeleteNetworkInterface',
    tag: 'aws:ResourceTag/cluster.k8s.amazonaws.com/name',
  },
] as const)('$kind removes only what carries its own tag', ({ kind, action, tag }) => {
  const removing = granted({ kind }).filter(({ Action }) => list(Action).includes(action));
  expect(removing).toHaveLength(1);
  expect(JSON.stringify(removing[0]?.Condition)).toContain(`"StringEquals":{"${tag}"`);
});
