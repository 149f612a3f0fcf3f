import { type SynthesizedDeployment, type SynthSummary, showFindings, showSynth } from '#report';

const production: SynthesizedDeployment = {
  name: 'production',
  kind: 'production',
  blueprintFile: null,
  jurisdictions: [
    { name: 'us', regions: ['us-east-1', 'us-east-2'] },
    { name: 'eu', regions: ['eu-north-1', 'eu-south-2'] },
  ],
  stacks: 26,
  resources: 1016,
  manifests: 120,
  withoutAccount: false,
  withoutImage: false,
};

const demo: SynthesizedDeployment = {
  name: 'demo',
  kind: 'demo',
  blueprintFile: null,
  jurisdictions: [{ name: 'us', regions: ['us-east-1'] }],
  stacks: 8,
  resources: 300,
  manifests: 15,
  withoutAccount: true,
  withoutImage: true,
};

function summary(changes: Partial<SynthSummary>): SynthSummary {
  return {
    version: 1,
    seconds: 5.04,
    assembly: 'cdk.out',
    manifests: 'dist',
    deployments: [production, demo],
    findings: [],
    ...changes,
  };
}

test('two deployments: what was made, where it is, what to run next', () => {
  expect(showSynth(summary({})).split('\n')).toEqual([
    'Synthesized 2 deployments in 5.0 s, offline.',
    '',
    'DEPLOYMENT  JURISDICTIONS               REGIONS  STACKS  RESOURCES  MANIFESTS',
    'production  us: us-east-1, us-east-2          4      26      1,016        120',
    '            eu: eu-north-1, eu-south-2',
    'demo        us: us-east-1                     1       8        300         15',
    'together    3 jurisdictions                   5      34      1,316        135',
    '',
    'Templates  cdk.out/assembly-<deployment>/*.template.json, one a stack',
    'Manifests  dist/<deployment>/<region>/<nn-concern>/*.yaml, in the order in which they are applied',
    'Account    demo names none: its manifests hold ACCOUNT_ID until it is replaced with',
    '           npx meridian render demo --account 111122223333',
    'Image      demo has it built as CDK deploys: its manifests hold SERVICES_IMAGE until it is replaced with',
    '           npx meridian render demo --image registry.example.com/meridian:0.1.0',
    '',
    'Next',
    'npx meridian show production    the deployment as tables; --json for programs',
    'npx meridian verify production  what was proved, limits, quotas to request',
    'npx cdk list                    stacks, by deployment and place',
    "npx cdk deploy 'demo/**'        into your AWS account; it costs money",
  ]);
});

test('a blueprint from outside: the commands name its file', () => {
  const lines = showSynth(summary({ deployments: [{ ...demo, blueprintFile: '../mine.yaml' }] })).split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'Synthesized 1 deployment in 5.0 s, offline.',
    '',
    'DEPLOYMENT  JURISDICTIONS  REGIONS  STACKS  RESOURCES  MANIFESTS',
    'demo        us: us-east-1        1       8        300         15',
  ]);
  expect(lines).toContain('           npx meridian render --blueprint ../mine.yaml --account 111122223333');
  expect(lines.slice(-5)).toEqual([
    'Next',
    'npx meridian show --blueprint ../mine.yaml          the deployment as tables; --json for programs',
    'npx meridian verify --blueprint ../mine.yaml        what was proved, limits, quotas to request',
    'npx cdk list -c blueprint=../mine.yaml              stacks, by deployment and place',
    "npx cdk deploy 'demo/**' -c blueprint=../mine.yaml  into your AWS account; it costs money",
  ]);
});

const deprecated = {
  validator: 'CloudFormation Validate',
  rule: 'W9009',
  severity: 'warning',
  description: 'EncryptionConfig: deprecated',
  mend: null,
  constructs: ['production/us-east-1/Cluster', 'production/us-east-2/Cluster'],
} as const;

test('warnings are counted by rule', () => {
  const findings = [deprecated, { ...deprecated, rule: 'W3010', constructs: ['production/us-east-1/Network'] }];
  expect(showSynth(summary({ findings }))).toContain(
    'Warnings   W3010 (1 construct), W9009 (2 constructs); see cdk.out/validation-report.json',
  );
});

test('findings: errors first, each with what it is about and how to mend it', () => {
  const unknown = {
    validator: 'CloudFormation Validate',
    rule: 'F3002',
    severity: 'error',
    description: "Foo: 'Foo' was unexpected",
    mend: 'Remove Foo',
    constructs: ['demo/us-east-1/Data/Bucket'],
  } as const;
  expect(showFindings([deprecated, unknown]).split('\n')).toEqual([
    "error F3002: Foo: 'Foo' was unexpected (CloudFormation Validate)",
    '  demo/us-east-1/Data/Bucket',
    '  mend: Remove Foo',
    'warning W9009: EncryptionConfig: deprecated (CloudFormation Validate)',
    '  production/us-east-1/Cluster',
    '  production/us-east-2/Cluster',
  ]);
});
