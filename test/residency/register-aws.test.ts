import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk from 'aws-cdk-lib';
import type { Resource } from '#evidence';
import { awsRegister, registeredType } from '#lib/residency/register-aws';
import type { MovingProperty, TargetForm } from '#lib/residency/registered-type';
import { findingsOf, stackOf } from './small-deployment';

/** Values that name a place in another jurisdiction (eu is the reader's), one for each form. */
const abroad: Readonly<Record<TargetForm, unknown>> = {
  region: 'us-east-1',
  account: '111122223333',
  reference: 'arn:aws:sqs:us-east-1:111122223333:jobs',
  name: 'arn:aws:kms:us-east-1:111122223333:key/1234',
  bucket: 'bucket-of-us',
  host: 'lb.elb.us-east-1.amazonaws.com',
  'endpoint-service': 'com.amazonaws.us-east-1.s3',
  attribute: { Key: 'access_logs.s3.bucket', Value: 'bucket-of-us' },
  text: 'https://sqs.us-east-1.amazonaws.com/111122223333/jobs',
  policy: {
    Statement: [
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:Decrypt', Resource: '*' },
    ],
  },
};

/** The same at home. */
const home: Readonly<Record<TargetForm, unknown>> = {
  region: 'eu-south-2',
  account: '444455556666',
  reference: 'arn:aws:sqs:eu-south-2:444455556666:jobs',
  name: 'arn:aws:kms:eu-south-2:444455556666:key/1234',
  bucket: 'bucket-of-eu',
  host: 'lb.elb.eu-south-2.amazonaws.com',
  'endpoint-service': 'com.amazonaws.eu-north-1.s3',
  attribute: { Key: 'access_logs.s3.bucket', Value: 'bucket-of-eu' },
  text: 'https://sqs.eu-north-1.amazonaws.com/444455556666/jobs',
  policy: {
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::444455556666:root' },
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalAccount': '444455556666' } },
      },
    ],
  },
};

/** What only CloudFormation could work out, in the place of what a form names. */
const opaque = { 'Fn::If': ['Somewhere', 'here', 'there'] };

const registered = awsRegister.flatMap(({ type, moves }) =>
  moves.map((property) => [`${type} ${property.path}`, type, property] as const),
);

describe('the register of AWS types', () => {
  test.each(registered)('%s: a rule reads it', (_, type, property) => {
    expect(placesFoundAt(type, property, abroad[property.form])).not.toEqual([]);
    expect(placesFoundAt(type, property, home[property.form])).toEqual([]);
  });

  test.each(registered.filter(([, , { form }]) => !['policy', 'text', 'attribute'].includes(form)))(
    '%s: what cannot be resolved is a finding',
    (_, type, property) => {
      expect(placesFoundAt(type, property, opaque)).toHaveLength(1);
    },
  );

  test('judges each type once, and a type that moves by the properties through which it does', () => {
    const types = awsRegister.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    expect(awsRegister.filter(({ judgement, moves }) => judgement === 'moves' && moves.length === 0)).toEqual([]);
    expect(awsRegister.filter(({ judgement, moves }) => judgement === 'neither' && moves.length > 0)).toEqual([]);
  });

  test('holds every type that a stack can make', () => {
    const made = typesInStacks();
    expect(made.length).toBeGreaterThan(35);
    expect(made.filter((type) => registeredType(type) === undefined)).toEqual([]);
  });
});

/** Findings at a property of a resource that stands alone in a stack of eu. */
function placesFoundAt(type: string, { path }: MovingProperty, value: unknown): readonly (string | null)[] {
  const at = `Properties.${path.replaceAll('*', '0')}`;
  const bucket = (name: string): Resource => ({ Type: 'AWS::S3::Bucket', Properties: { BucketName: name } });
  const stacks = [
    stackOf({
      // A resource that applies manifests is read as one: it has some, if none.
      Subject: { Type: type, Properties: { Manifest: '[]', Values: '{}', ...nested(path.split('.'), value) } },
      Bucket: bucket('bucket-of-eu'),
    }),
    stackOf({ Bucket: bucket('bucket-of-us') }, { region: 'us-east-1' }),
  ];
  // That a key denies copies of itself is asked of its whole policy, whatever one statement says.
  return findingsOf(...stacks)
    .filter(({ rule, at: { subject } }) => subject === 'Subject' && rule !== 'key-replication')
    .map(({ at: { property } }) => property)
    .filter((property) => property?.startsWith(at));
}

function nested([key, ...rest]: readonly string[], value: unknown): Record<string, unknown> {
  const below = rest.length === 0 ? value : rest[0] === '*' ? [unwrapped(rest.slice(1), value)] : nested(rest, value);
  return { [String(key)]: below };
}

function unwrapped(rest: readonly string[], value: unknown): unknown {
  return rest.length === 0 ? value : nested(rest, value);
}

/** Types of the L1 constructs that the sources of the stacks make, whatever a blueprint asks for. */
function typesInStacks(): readonly string[] {
  const folder = join(__dirname, '..', '..', 'lib', 'stacks');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const aliases = new Map(
    sources.flatMap((source) => [...source.matchAll(/\b(aws_\w+) as (\w+)/g)].map(([, name, alias]) => [alias, name])),
  );
  const made = sources.flatMap((source) => [...source.matchAll(/\b(?:new|extends) (\w+)\.(Cfn\w+)/g)]);
  return [...new Set(made.map(([, alias, name]) => cfnType(aliases.get(alias ?? '') ?? '', name ?? '')))];
}

function cfnType(module: string, name: string): string {
  const { CFN_RESOURCE_TYPE_NAME } = (
    cdk as unknown as Record<string, Record<string, { CFN_RESOURCE_TYPE_NAME: string }>>
  )[module]?.[name] ?? { CFN_RESOURCE_TYPE_NAME: `${module}.${name}` };
  return CFN_RESOURCE_TYPE_NAME;
}
