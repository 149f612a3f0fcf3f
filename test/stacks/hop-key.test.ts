import type { Template } from 'aws-cdk-lib/assertions';
import { jurisdiction, kinds, regionNames, templatesOf } from './data-fixture';

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal: Readonly<Record<string, unknown>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface HopKey {
  readonly DeletionPolicy: string;
  readonly UpdateReplacePolicy: string;
  readonly Properties: {
    readonly KeyPolicy: { readonly Statement: readonly Statement[] };
    readonly Tags: unknown;
    readonly PrimaryKeyArn?: { readonly 'Fn::GetStackOutput': Readonly<Record<string, string>> };
  };
}

const production = templatesOf('production');
const stackOf = (region: string) => (region === regionNames[0] ? 'Keys' : `ReplicaKeys-${region}`);

/** The key behind hop tokens, beside the one that encrypts data. */
function hopKeyOf(region: string, templates: ReadonlyMap<string, Template> = production): HopKey {
  const template = templates.get(stackOf(region))?.toJSON();
  const key: HopKey | undefined = template?.Resources[region === regionNames[0] ? 'HopPrimary' : 'HopReplica'];
  if (key === undefined) throw new Error(`no hop key in ${region}`);
  return key;
}

const statementsOf = (region: string) => hopKeyOf(region).Properties.KeyPolicy.Statement;
const statementOf = (region: string, sid: string) => statementsOf(region).find((statement) => statement.Sid === sid);

test('the primary makes codes of 256 bits and encrypts nothing; AWS rotates no key of its kind', () => {
  const { KeyPolicy: _, Tags: __, ...properties } = hopKeyOf(regionNames[0]).Properties;
  expect(properties).toEqual({
    Description: jurisdiction('production').hopKey.description,
    KeySpec: 'HMAC_256',
    KeyUsage: 'GENERATE_VERIFY_MAC',
    MultiRegion: true,
    PendingWindowInDays: 30,
  });
});

test.each(regionNames.slice(1))('%s: the replica is one of it', (region) => {
  const { StackName, Region, OutputName } = hopKeyOf(region).Properties.PrimaryKeyArn?.['Fn::GetStackOutput'] ?? {};
  expect([StackName, Region]).toEqual(['meridian-production-Keys', 'eu-north-1']);
  expect(production.get('Keys')?.toJSON().Outputs[OutputName ?? ''].Value).toEqual({
    'Fn::GetAtt': ['HopPrimary', 'Arn'],
  });
});

test.each(regionNames)('%s: it has its own alias', (region) => {
  const isPrimary = region === regionNames[0];
  production.get(stackOf(region))?.hasResourceProperties('AWS::KMS::Alias', {
    AliasName: jurisdiction('production').hopKey.alias,
    TargetKeyId: { 'Fn::GetAtt': [isPrimary ? 'HopPrimary' : 'HopReplica', 'KeyId'] },
  });
});

describe.each(regionNames)('policy of the hop key in %s', (region) => {
  test('the authorizer of the Region makes codes, and no other call of it is allowed', () => {
    expect(statementOf(region, 'MakeCodes')).toMatchObject({
      Effect: 'Allow',
      Action: 'kms:GenerateMac',
      Condition: {
        ArnEquals: { 'aws:PrincipalArn': [`arn:aws:iam::111122223333:role/production-${region}-authorizer`] },
        StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' },
      },
    });
  });

  test('nobody else uses it, by a grant or through a service either', () => {
    const using = statementsOf(region).filter(
      ({ Effect, Action }) =>
        Effect === 'Allow' && [Action].flat().some((action) => /Mac|crypt|DataKey|CreateGrant|Sign|\*/.test(action)),
    );
    expect(using.map(({ Sid }) => Sid)).toEqual(['MakeCodes']);
  });

  test('it can be replicated, and its primary moved, inside the jurisdiction only', () => {
    const allowed = { StringEquals: { 'kms:ReplicaRegion': ['eu-south-2', 'eu-central-1'] } };
    expect(statementOf(region, 'ReplicateInside')).toMatchObject({ Action: 'kms:ReplicateKey', Condition: allowed });
    expect(statementOf(region, 'ReplicateNowhereElse')).toMatchObject({
      Effect: 'Deny',
      Action: 'kms:ReplicateKey',
      Principal: { AWS: '*' },
      Condition: { StringNotEquals: allowed.StringEquals },
    });
    expect(statementOf(region, 'PromoteNowhereElse')).toMatchObject({
      Effect: 'Deny',
      Action: 'kms:UpdatePrimaryRegion',
      Condition: { StringNotEquals: { 'kms:PrimaryRegion': [...regionNames] } },
    });
  });

  test('everybody but administrators is held by a condition', () => {
    const open = statementsOf(region).filter(({ Effect, Condition }) => Effect === 'Allow' && Condition === undefined);
    expect(open.map(({ Sid }) => Sid)).toEqual(['Administer']);
  });
});

test.each(kinds)('%s: kept or removed with its stack, as the deployment says', (kind) => {
  const policy = kind === 'production' ? 'Retain' : 'Delete';
  const templates = templatesOf(kind);
  for (const region of regionNames) {
    expect(hopKeyOf(region, templates)).toMatchObject({ DeletionPolicy: policy, UpdateReplacePolicy: policy });
  }
});
