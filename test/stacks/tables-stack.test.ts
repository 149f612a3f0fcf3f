import { jurisdiction, kinds, regionNames, stacksOf, templatesOf } from './data-fixture';

interface Replica {
  readonly Region: string;
  readonly SSESpecification: { readonly KMSMasterKeyId: unknown };
  readonly DeletionProtectionEnabled: boolean;
  readonly PointInTimeRecoverySpecification: { readonly PointInTimeRecoveryEnabled: boolean };
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
}

interface GlobalTable {
  readonly DeletionPolicy: string;
  readonly Properties: {
    readonly TableName: string;
    readonly Replicas: readonly Replica[];
    readonly [property: string]: unknown;
  };
}

function tablesOf(kind: (typeof kinds)[number], names?: readonly string[]): readonly GlobalTable[] {
  return Object.values(
    templatesOf(kind, names).get('Tables')?.findResources('AWS::DynamoDB::GlobalTable') ?? {},
  ) as GlobalTable[];
}

const [tenants, quotas] = tablesOf('production').map(({ Properties }) => Properties);

test.each([
  ['three Regions', regionNames],
  ['two Regions', ['eu-north-1', 'eu-central-1']],
  ['one Region', ['eu-north-1']],
])('%s: replicas stand exactly there', (_, names) => {
  const tables = tablesOf('production', names);
  expect(tables).toHaveLength(jurisdiction('production').tables.length);
  for (const { Properties: table } of tables) expect(table.Replicas.map(({ Region }) => Region)).toEqual([...names]);
});

test("each replica is encrypted with its own Region's key", () => {
  for (const table of tablesOf('production')) {
    expect(table.Properties.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
    for (const replica of table.Properties.Replicas) {
      const key = JSON.stringify(replica.SSESpecification.KMSMasterKeyId);
      expect(key).toContain(`arn:aws:kms:${replica.Region}:111122223333:key/`);
      expect(key).toContain('PrimaryKeyId');
    }
  }
});

test.each(kinds)('%s: protected, recoverable and kept, or none of them', (kind) => {
  const production = kind === 'production';
  for (const table of tablesOf(kind)) {
    expect(table.DeletionPolicy).toBe(production ? 'Retain' : 'Delete');
    for (const replica of table.Properties.Replicas) {
      expect(replica.DeletionProtectionEnabled).toBe(production);
      expect(replica.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(production);
    }
  }
});

test('keys, indexes and time to live are those of the Topology', () => {
  expect(tenants).toMatchObject({
    TableName: 'production-eu-tenants',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-tenant',
        KeySchema: [
          { AttributeName: 'tenant', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    TimeToLiveSpecification: { Enabled: false },
  });
  expect(quotas).toMatchObject({
    KeySchema: [{ AttributeName: 'tenant', KeyType: 'HASH' }],
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  });
  expect(quotas).not.toHaveProperty('GlobalSecondaryIndexes');
});

test('an attribute of two keys is defined once', () => {
  const attributes = (tenants?.AttributeDefinitions ?? []) as readonly { readonly AttributeName: string }[];
  expect(attributes.map(({ AttributeName }) => AttributeName)).toEqual(['pk', 'sk', 'tenant']);
});

test('replicas carry the tags, which their stack cannot give them', () => {
  for (const { Properties: table } of tablesOf('demo')) {
    for (const replica of table.Replicas) {
      expect(replica.Tags).toEqual([
        { Key: 'deployment', Value: 'demo' },
        { Key: 'owner', Value: 'inference' },
      ]);
    }
  }
});

test('tables come after the key and all its replicas', () => {
  const dependencies = stacksOf('demo')
    .get('Tables')
    ?.dependencies.map(({ node }) => node.id);
  expect(dependencies).toEqual(expect.arrayContaining(['ReplicaKeys-eu-south-2', 'ReplicaKeys-eu-central-1']));
});
