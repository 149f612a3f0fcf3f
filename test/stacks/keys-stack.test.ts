import { Match, type Template } from 'aws-cdk-lib/assertions';
import { jurisdiction, kinds, regionNames, templatesOf } from './data-fixture';

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal: Readonly<Record<string, unknown>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const keyTypes = { Keys: 'AWS::KMS::Key', ReplicaKeys: 'AWS::KMS::ReplicaKey' } as const;
const production = templatesOf('production');
const stackOf = (region: string) => (region === regionNames[0] ? 'Keys' : `ReplicaKeys-${region}`);

function keyOf(template: Template | undefined): Readonly<Record<string, unknown>> {
  const [key] = Object.values(keyTypes).flatMap((type) => Object.values(template?.findResources(type) ?? {}));
  if (key === undefined) throw new Error('no key in the template');
  return key;
}

function statementsOf(region: string, templates = production): readonly Statement[] {
  const { Properties: properties } = keyOf(templates.get(stackOf(region))) as {
    readonly Properties: { readonly KeyPolicy: { readonly Statement: readonly Statement[] } };
  };
  return properties.KeyPolicy.Statement;
}

function statementOf(region: string, sid: string, templates = production): Statement {
  const found = statementsOf(region, templates).find((statement) => statement.Sid === sid);
  if (found === undefined) throw new Error(`no statement "${sid}" in ${region}`);
  return found;
}

test('one primary, and a replica in each further Region and nowhere else', () => {
  production.get('Keys')?.hasResourceProperties('AWS::KMS::Key', {
    MultiRegion: true,
    EnableKeyRotation: true,
    PendingWindowInDays: 30,
  });
  expect([...production.keys()].filter((id) => id.includes('Keys'))).toEqual([
    'Keys',
    'ReplicaKeys-eu-south-2',
    'ReplicaKeys-eu-central-1',
  ]);
});

test.each(regionNames)('%s: the key has the alias of the jurisdiction', (region) => {
  production.get(stackOf(region))?.hasResourceProperties('AWS::KMS::Alias', {
    AliasName: jurisdiction('production').key.alias,
    TargetKeyId: { 'Fn::GetAtt': [Match.anyValue(), 'KeyId'] },
  });
});

test.each(regionNames.slice(1))('%s: the replica reads the ARN of the primary in its Region', (region) => {
  production.get(stackOf(region))?.hasResourceProperties('AWS::KMS::ReplicaKey', {
    PrimaryKeyArn: {
      'Fn::GetStackOutput': {
        StackName: 'meridian-production-Keys',
        Region: 'eu-north-1',
        OutputName: Match.anyValue(),
      },
    },
  });
});

test('no other stack reads an output of another Region', () => {
  const readers = [...production].flatMap(([id, template]) => {
    const own = regionNames.find((region) => id.endsWith(region)) ?? 'eu-north-1';
    const regions = [...JSON.stringify(template.toJSON()).matchAll(/"Fn::GetStackOutput":\{[^}]*"Region":"([^"]*)"/g)];
    return regions.some(([, region]) => region !== own) ? [id] : [];
  });
  expect(readers).toEqual(['ReplicaKeys-eu-south-2', 'ReplicaKeys-eu-central-1']);
});

describe.each(regionNames)('policy of the key in %s', (region) => {
  test('it can be replicated to the further Regions of the jurisdiction only', () => {
    const inside = ['eu-south-2', 'eu-central-1'];
    expect(statementOf(region, 'ReplicateInside')).toMatchObject({
      Effect: 'Allow',
      Action: 'kms:ReplicateKey',
      Condition: { StringEquals: { 'kms:ReplicaRegion': inside } },
    });
    expect(statementOf(region, 'ReplicateNowhereElse')).toMatchObject({
      Effect: 'Deny',
      Action: 'kms:ReplicateKey',
      Principal: { AWS: '*' },
      Condition: { StringNotEquals: { 'kms:ReplicaRegion': inside } },
    });
  });

  test('no other statement allows replication', () => {
    const allowing = statementsOf(region).filter(
      ({ Effect, Action }) => Effect === 'Allow' && [Action].flat().some((action) => /^kms:(\*|Repl.*)$/.test(action)),
    );
    expect(allowing.map(({ Sid }) => Sid)).toEqual(['ReplicateInside']);
  });

  test('its primary can move inside the jurisdiction only', () => {
    expect(statementOf(region, 'PromoteNowhereElse')).toMatchObject({
      Effect: 'Deny',
      Action: 'kms:UpdatePrimaryRegion',
      Principal: { AWS: '*' },
      Condition: { StringNotEquals: { 'kms:PrimaryRegion': [...regionNames] } },
    });
  });

  test('administrators cannot encrypt, decrypt or grant', () => {
    const actions = [statementOf(region, 'Administer').Action].flat();
    expect(actions.filter((action) => /crypt|DataKey|CreateGrant|\*/.test(action))).toEqual([]);
  });

  test('everybody but administrators is held by a condition', () => {
    const open = statementsOf(region).filter(({ Effect, Condition }) => Effect === 'Allow' && Condition === undefined);
    expect(open.map(({ Sid }) => Sid)).toEqual(['Administer']);
  });

  const throughServices = ['UseThroughServices', 'GrantThroughServices'];

  function servicesIn(sid: string): readonly string[] {
    return [statementOf(region, sid).Condition?.StringEquals?.['kms:ViaService']].flat().map(String);
  }

  test.each(throughServices)('%s: for principals of this account', (sid) => {
    expect(statementOf(region, sid).Condition?.StringEquals?.['kms:CallerAccount']).toBe('111122223333');
  });

  test.each(throughServices)('%s: by services of this Region', (sid) => {
    const services = servicesIn(sid).filter((service) => !service.startsWith('dynamodb.'));
    expect(services).toHaveLength(9);
    for (const service of services) expect(service).toMatch(new RegExp(`^[a-z0-9]+\\.${region}\\.amazonaws\\.com$`));
  });

  test.each(throughServices)('%s: by DynamoDB of exactly the Regions of the jurisdiction', (sid) => {
    expect(servicesIn(sid).filter((service) => service.startsWith('dynamodb.'))).toEqual(
      regionNames.map((name) => `dynamodb.${name}.amazonaws.com`),
    );
  });

  test.each(['GrantThroughServices', 'GrantToServices'])('%s: a grant is for a service only', (sid) => {
    expect(statementOf(region, sid)).toMatchObject({
      Action: 'kms:CreateGrant',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    });
  });

  test('workloads with the permission use-key, and no others, use it directly', () => {
    expect(statementOf(region, 'UseByWorkloads').Condition).toEqual({
      ArnEquals: { 'aws:PrincipalArn': [`arn:aws:iam::111122223333:role/production-${region}-eraser`] },
    });
  });

  test.each([
    ['UseByLogs', `logs.${region}.amazonaws.com`, `arn:aws:logs:${region}:111122223333:log-group:*`],
    [
      'UseByInterruptions',
      'events.amazonaws.com',
      `arn:aws:sqs:${region}:111122223333:production-${region}-interruptions`,
    ],
  ])('%s: %s, for its own resources of this account and Region', (sid, service, arn) => {
    const { Principal: principal, Condition: condition = {} } = statementOf(region, sid);
    expect(principal).toEqual({ Service: service });
    expect(Object.values(condition).flatMap((keys) => Object.values(keys))).toEqual([arn]);
  });

  test('alarms and events reach the topics of this Region', () => {
    expect(statementOf(region, 'UseByAlarms')).toMatchObject({
      Principal: { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] },
      Condition: {
        ArnEquals: {
          'kms:EncryptionContext:aws:sns:topicArn': ['critical', 'warning'].map(
            (severity) => `arn:aws:sns:${region}:111122223333:production-${region}-${severity}`,
          ),
        },
      },
    });
  });
});

test('a jurisdiction of one Region: replication is denied altogether', () => {
  const alone = templatesOf('production', ['eu-north-1']);
  expect(statementOf('eu-north-1', 'ReplicateNowhereElse', alone)).toEqual({
    Sid: 'ReplicateNowhereElse',
    Effect: 'Deny',
    Action: 'kms:ReplicateKey',
    Principal: { AWS: '*' },
    Resource: '*',
  });
  expect(statementsOf('eu-north-1', alone).map(({ Sid }) => Sid)).not.toContain('ReplicateInside');
});

test('without an account: the policy names the account that is deployed to', () => {
  const demo = templatesOf('demo');
  expect(statementOf('eu-north-1', 'UseThroughServices', demo).Condition?.StringEquals?.['kms:CallerAccount']).toEqual({
    Ref: 'AWS::AccountId',
  });
});

test.each(kinds)('%s: kept or removed with its stack, as the deployment says', (kind) => {
  const policy = kind === 'production' ? 'Retain' : 'Delete';
  const templates = templatesOf(kind);
  for (const region of regionNames) {
    expect(keyOf(templates.get(stackOf(region)))).toMatchObject({
      DeletionPolicy: policy,
      UpdateReplacePolicy: policy,
    });
  }
});
