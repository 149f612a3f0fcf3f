import { App, CfnOutput, RemovalPolicy, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CONTEXT_ENV, CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { appContext, featureFlags, MeridianStack, type MeridianStackProps, removalPolicy } from '#stacks';
import { deployment, kinds } from './data-fixture';

const place = { account: '111122223333', region: 'eu-south-2', zones: ['eu-south-2a', 'eu-south-2b', 'eu-south-2c'] };

function build(change: Partial<MeridianStackProps> = {}, app = new App({ postCliContext: appContext })) {
  const scope = new Construct(new Stage(app, 'production'), 'eu-south-2');
  return new MeridianStack(scope, 'Network', {
    deployment: deployment('production'),
    place,
    description: 'For a test',
    stateful: false,
    ...change,
  });
}

test('the name of a stack is its place, without a hash', () => {
  expect(build().stackName).toBe('meridian-production-eu-south-2-Network');
});

test('the zones are those of the Topology, and nothing is looked up', () => {
  const app = new App({ postCliContext: appContext });
  const stack = build({}, app);
  expect(stack.availabilityZones).toEqual(place.zones);
  new CfnOutput(stack, 'Zones', { value: stack.availabilityZones.join() });
  expect(app.synth().manifest.missing).toBeUndefined();
});

test('without an account the stack goes to whichever is deployed to, in its Region', () => {
  const stack = build({ place: { ...place, account: 'ACCOUNT_ID' } });
  expect(stack.resolve(stack.account)).toEqual({ Ref: 'AWS::AccountId' });
  expect(stack.region).toBe('eu-south-2');
});

test.each([
  { account: '111122223333', expected: 'arn:aws:iam::111122223333:role/operators' },
  {
    account: 'ACCOUNT_ID',
    expected: { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':role/operators']] },
  },
])('the account $account takes the place of ACCOUNT_ID', ({ account, expected }) => {
  const stack = build({ place: { ...place, account } });
  expect(stack.resolve(stack.withAccount('arn:aws:iam::ACCOUNT_ID:role/operators'))).toEqual(expected);
});

test.each([
  { kind: 'production', stateful: true, protection: true },
  { kind: 'production', stateful: false, protection: false },
  { kind: 'demo', stateful: true, protection: false },
] as const)('$kind, stateful $stateful: termination protection $protection', ({ kind, stateful, protection }) => {
  expect(build({ deployment: deployment(kind), stateful }).terminationProtection).toBe(protection);
});

test.each(kinds)('%s: every resource gets the tags of the deployment through its stack', (kind) => {
  const { tags } = deployment(kind);
  expect(build({ deployment: deployment(kind) }).tags.tagValues()).toEqual(
    Object.fromEntries(tags.map(({ key, value }) => [key, value])),
  );
});

test.each([
  { kind: 'production', expected: RemovalPolicy.RETAIN },
  { kind: 'demo', expected: RemovalPolicy.DESTROY },
] as const)('$kind: what holds state meets $expected', ({ kind, expected }) => {
  expect(removalPolicy(deployment(kind).state)).toBe(expected);
});

test('a template is the same whatever the CLI, cdk.json or ~/.cdk.json say', () => {
  const hostile = Object.fromEntries(Object.keys(appContext).map((key) => [key, false]));
  const templateUnder = (context: string) => {
    process.env[CONTEXT_ENV] = context;
    try {
      const stack = build();
      new Bucket(stack, 'Bucket', { enforceSSL: true });
      return Template.fromStack(stack).toJSON();
    } finally {
      delete process.env[CONTEXT_ENV];
    }
  };
  expect(templateUnder(JSON.stringify(hostile))).toEqual(templateUnder('{}'));
});

test('the feature flags are those that this release of aws-cdk-lib recommends', () => {
  expect(featureFlags).toEqual(CURRENTLY_RECOMMENDED_FLAGS);
});
