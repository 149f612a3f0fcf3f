import { compareRendered, type RenderedPart } from '#diff';

const table: RenderedPart = {
  identity: 'mine/eu/Tables Tenants',
  group: 'mine/eu/Tables',
  file: 'assembly-mine/Tables.template.json',
  subject: 'Tenants',
  type: 'AWS::DynamoDB::GlobalTable',
  content: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 'tenants', BillingMode: 'PAY_PER_REQUEST' } },
  state: { holds: 'tenants', fixed: { TableName: 'tenants' } },
};

function withName(name: string, part: RenderedPart = table): RenderedPart {
  const content = { Type: part.type, Properties: { TableName: name, BillingMode: 'PAY_PER_REQUEST' } };
  return { ...part, content, state: { holds: 'tenants', fixed: { TableName: name } } };
}

const code = (hash: string): RenderedPart => ({
  ...table,
  identity: 'mine/eu/Tables Handler',
  subject: 'Handler',
  type: 'AWS::Lambda::Function',
  content: { Properties: { Code: { S3Key: `${hash.repeat(64)}.zip` } } },
  state: null,
});

test('the same on both sides: nothing', () => {
  expect(compareRendered([table, code('a')], [code('a'), table])).toEqual({ changes: [], assets: [], rewritten: [] });
});

test('a name of a table: its property, and what is lost by the replacement', () => {
  const { changes } = compareRendered([table], [withName('accounts')]);
  expect(changes).toEqual([
    {
      group: 'mine/eu/Tables',
      file: 'assembly-mine/Tables.template.json',
      subject: 'Tenants',
      type: 'AWS::DynamoDB::GlobalTable',
      kind: 'changed',
      properties: [{ path: 'Properties.TableName', kind: 'changed', before: 'tenants', after: 'accounts' }],
      lostState: { holds: 'tenants', replacedBy: ['TableName'] },
    },
  ]);
});

test.each([
  {
    reason: 'a property that can change in place',
    after: {
      ...table,
      content: { Type: table.type, Properties: { TableName: 'tenants', BillingMode: 'PROVISIONED' } },
    },
    lostState: null,
  },
  {
    reason: 'a name that is put together otherwise and is the same',
    after: { ...table, content: { Type: table.type, Properties: { TableName: { 'Fn::Sub': 'tenants' } } } },
    lostState: null,
  },
  {
    reason: 'another type under the same logical id',
    after: { ...table, type: 'AWS::DynamoDB::Table', content: { Type: 'AWS::DynamoDB::Table' } },
    lostState: { holds: 'tenants', replacedBy: ['Type'] },
  },
  {
    reason: 'a name that is given up, so that CloudFormation makes one',
    after: { ...table, content: { Type: table.type }, state: { holds: 'tenants', fixed: {} } },
    lostState: { holds: 'tenants', replacedBy: ['TableName'] },
  },
])('what is lost with $reason', ({ after, lostState }) => {
  expect(compareRendered([table], [after]).changes.map((change) => change.lostState)).toEqual([lostState]);
});

test('a resource that is gone takes its state with it; one that is new loses none', () => {
  const { changes } = compareRendered([table], [code('a')]);
  expect(changes.map(({ subject, kind, lostState }) => ({ subject, kind, lostState }))).toEqual([
    { subject: 'Handler', kind: 'added', lostState: null },
    { subject: 'Tenants', kind: 'removed', lostState: { holds: 'tenants', replacedBy: [] } },
  ]);
});

test('a resource in another stack is one gone and one new', () => {
  const moved = { ...table, identity: 'mine/eu/Data Tenants', group: 'mine/eu/Data' };
  const { changes } = compareRendered([table], [moved]);
  expect(changes.map(({ group, kind }) => `${group} ${kind}`)).toEqual([
    'mine/eu/Data added',
    'mine/eu/Tables removed',
  ]);
});

test('the hash of an asset alone: told as such', () => {
  const { changes, assets } = compareRendered([code('a')], [code('b')]);
  expect(changes).toEqual([]);
  expect(assets.map(({ subject }) => subject)).toEqual(['Handler']);
});

test('an asset with something else: a change', () => {
  const other = { ...code('b'), content: { Properties: { Code: { S3Key: `${'b'.repeat(64)}.zip` }, Timeout: 3 } } };
  const [change] = compareRendered([code('a')], [other]).changes;
  expect(change?.properties.map(({ path }) => path)).toEqual(['Properties.Code.S3Key', 'Properties.Timeout']);
});

test('the hash of an image that the CDK builds alone: told as such', () => {
  const registry = 'ACCOUNT_ID.dkr.ecr.us-east-1.amazonaws.com/cdk-hnb659fds-container-assets-ACCOUNT_ID-us-east-1';
  const pod = (hash: string): RenderedPart => ({
    ...code('a'),
    content: { spec: { containers: [{ image: `${registry}:${hash.repeat(64)}` }] } },
  });
  const { changes, assets } = compareRendered([pod('a')], [pod('b')]);
  expect({ changes, assets: assets.length }).toEqual({ changes: [], assets: 1 });
});

test('the digest of an image is no asset', () => {
  const pod = (hash: string): RenderedPart => ({ ...code('a'), content: { image: `x@sha256:${hash.repeat(64)}` } });
  expect(compareRendered([pod('a')], [pod('b')]).changes).toHaveLength(1);
});

test('an object in another file: its file, since that is applied at another time', () => {
  const object = { ...code('a'), identity: 'eu-north-1 Pod models/a', file: 'eu-north-1/30-models/a.yaml' };
  const [change] = compareRendered([object], [{ ...object, file: 'eu-north-1/40-scaling/a.yaml' }]).changes;
  expect(change?.properties).toEqual([
    { path: '(file)', kind: 'changed', before: 'eu-north-1/30-models/a.yaml', after: 'eu-north-1/40-scaling/a.yaml' },
  ]);
});

test('fields in another order: nothing changes, and the file is named', () => {
  const other = {
    ...table,
    content: { Properties: { BillingMode: 'PAY_PER_REQUEST', TableName: 'tenants' }, Type: table.type },
  };
  expect(compareRendered([table], [other])).toEqual({ changes: [], assets: [], rewritten: [table.file] });
});
