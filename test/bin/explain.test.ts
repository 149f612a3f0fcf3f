import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ExplainReport } from '#explain';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { regionsOf, shippedTopology } from '#test/topology/shipped-topologies';
import { meridian, removeScratches, scratch } from './run-program';

afterAll(removeScratches);
jest.setTimeout(180_000);

/** A folder with what a synth of the demo left: made once. */
const made = scratch();

beforeAll(async () => {
  expect(await meridian(['synth', 'demo'], { cwd: made })).toMatchObject({ code: 0 });
});

async function explained(argv: readonly string[], cwd = made): Promise<ExplainReport> {
  const { code, stdout, stderr } = await meridian(['explain', ...argv, '--json'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

function placesOf({ explained: one }: ExplainReport): readonly string[] {
  const { templates = [], manifests = [] } = one?.places ?? {};
  return [...templates, ...manifests].map(({ file, subject, property, value }) =>
    `${file} | ${subject} | ${property}: ${value}`.replaceAll(/[0-9A-F]{8}(?=\W)/g, '…'),
  );
}

const most = regionsOf(shippedTopology('demo'))[0]?.modelPools.find(({ name }) => name === 'chat-large')?.burst
  ?.maxReplicas;
const workloads = 'assembly-demo/demouseast1Workloads….template.json';
const data = 'assembly-demo/demouseast1Data….template.json';

test.each([
  [
    'a number of a pool, by the scaler that has it',
    'us-east-1/chat-large/burst.maxReplicas',
    [
      `${workloads} | Manifest40scalingchatlarge… (ScaledObject models/chat-large-burst) | spec.maxReplicaCount: ${most}`,
      `us-east-1/40-scaling/chat-large.yaml | ScaledObject models/chat-large-burst | spec.maxReplicaCount: ${most}`,
    ],
  ],
  [
    'a queue',
    'demo-us-east-1-batch',
    [`${data} | QueuebatchQueue… (AWS::SQS::Queue) | Properties.QueueName: demo-us-east-1-batch`],
  ],
  [
    'a table',
    'demo-us-tenants',
    [
      'assembly-demo/demousTables….template.json | tenants… (AWS::DynamoDB::GlobalTable) | Properties.TableName: demo-us-tenants',
    ],
  ],
  [
    'an alarm',
    'demo-us-east-1-batch-age',
    [
      'assembly-demo/demouseast1Observability….template.json | Alarmdemouseast1batchage (AWS::CloudWatch::Alarm) | Properties.AlarmName: demo-us-east-1-batch-age',
    ],
  ],
  [
    'a component: its release, and what bears its name',
    'us-east-1/keda',
    [
      `${workloads} | Componentkeda… (Custom::AWSCDK-EKS-HelmChart) | Properties.Release: keda`,
      `${workloads} | Manifest00namespacesnamespaces… (Namespace keda) | metadata.name: keda`,
      'us-east-1/00-namespaces/namespaces.yaml | Namespace keda | metadata.name: keda',
    ],
  ],
  [
    'a network',
    '10.64.0.0/20',
    expect.arrayContaining([
      'assembly-demo/demouseast1Network….template.json | Vpc… (AWS::EC2::VPC) | Properties.CidrBlock: 10.64.0.0/20',
    ]),
  ],
  [
    'a limit of a tier',
    'us-east-1/enterprise requests Minute/limit',
    expect.arrayContaining([
      'us-east-1/50-gateway/policies.yaml | BackendTrafficPolicy gateway/meridian | spec.rateLimit.global.rules.4.limit.requests: 600',
    ]),
  ],
  ['a number that nothing is rendered from by itself', 'us-east-1/enterprise/requestsPerMinute', []],
])('where it ends up: %s', async (_, name, places) => {
  expect(placesOf(await explained(['demo', name]))).toEqual(places);
});

test('a pool: what it is, where it comes from, where it ends up, for a person', async () => {
  const { code, stdout, stderr } = await meridian(['explain', 'demo', 'us-east-1/chat-large'], { cwd: made });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(
    /^model pool chat-large \(demo, us, us-east-1\)\njurisdictions\[us]\.regions\[us-east-1]\.modelPools\[chat-large]\n/,
  );
  expect(stdout).toMatch(/\nmodel\.task +generate +\[blueprint: models\.chat-large\.task]\n/);
  expect(stdout).toMatch(
    /\nbase\.replicas +1 +\[plan: what the P50 needs, and what of the warm load is not on spot]\n/,
  );
  expect(stdout).toMatch(/\nmodels\.chat-large\.engine\.image +none \(default\)\n/);
  expect(stdout).toMatch(/\nburst\.max +\d+ = max\(1, burst\.min, peak - base\): max\(/);
  expect(stdout).toContain('npx meridian plan demo --explain us-east-1/chat-large\n');
  expect(stdout).toMatch(/\nus-east-1\/40-scaling\/chat-large\.yaml\n {2}ScaledObject models\/chat-large-burst\n/);
});

test('a field that the blueprint leaves out is told as a default, with its value', async () => {
  const { explained: one } = await explained(['demo', 'us-east-1/chat-small/picker.dialect']);
  expect(one?.fields).toEqual([{ path: 'routing.pickerDialect', value: 'llm-d', isGiven: false }]);
  expect(one?.facts[0]).toMatchObject({ from: 'blueprint', value: 'llm-d', source: 'lib/topology/resolve-picker.ts' });
});

test('one name in several Regions: listed by kind, with how to say which', async () => {
  const { code, stdout } = await meridian(['explain', 'demo', 'chat-large'], { cwd: made });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^"chat-large" in demo: 8 hits\n2 model pool +jurisdictions\[us]/);
  expect(stdout).toContain('\nTo say which\nnpx meridian explain demo us-east-1/chat-large\n');
});

test('a name alone is looked up in every deployment that ships', async () => {
  const only = await explained(['production-eu-tenants']);
  expect(only).toMatchObject({
    deployments: [{ deployment: 'production' }],
    explained: { subject: { kind: 'table' } },
  });
  const both = await explained(['chat-large']);
  expect(both.explained).toBeNull();
  expect(both.deployments.map(({ deployment }) => deployment)).toEqual(['production', 'demo']);
});

test('a blueprint from anywhere that nobody has rendered yet: said, with how, and no failure', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'mine.json'), JSON.stringify(minimalBlueprint()));
  const { code, stdout, stderr } = await meridian(
    ['explain', '--blueprint', 'mine.json', 'test-eu-tenants', '-o', 'yaml'],
    { cwd },
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const report: ExplainReport = parse(stdout);
  expect(report).toMatchObject({ version: 1, asked: 'test-eu-tenants', explained: { subject: { kind: 'table' } } });
  expect(report.explained?.places).toEqual({
    templates: [],
    manifests: [],
    notes: [
      'not rendered yet: nothing of test stands in cdk.out (templates) and dist (manifests); `npm run synth` writes it',
    ],
  });
});

test('files of another blueprint are told, with the value that they have', async () => {
  const cwd = scratch();
  cpSync(made, cwd, { recursive: true });
  const file = join(cwd, 'cdk.out', 'assembly-demo', 'demo.topology.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`"maxReplicas":${most}`, '"maxReplicas":77'));
  const { explained: one } = await explained(['demo', 'us-east-1/chat-large/burst.maxReplicas'], cwd);
  expect(one?.places.notes).toEqual([
    'cdk.out is rendered from another blueprint or version: jurisdictions[us].regions[us-east-1].modelPools[chat-large]' +
      `.burst.maxReplicas was 77, is ${most}; \`npm run synth\` renders it anew`,
  ]);
});

test('manifests without templates, from other folders', async () => {
  const cwd = scratch();
  cpSync(join(made, 'dist'), join(cwd, 'rendered'), { recursive: true });
  rmSync(join(cwd, 'cdk.out'), { recursive: true, force: true });
  const report = await explained(['demo', 'us-east-1/chat-large/burst.maxReplicas', '--manifests', 'rendered'], cwd);
  expect(placesOf(report)).toEqual([
    `us-east-1/40-scaling/chat-large.yaml | ScaledObject models/chat-large-burst | spec.maxReplicaCount: ${most}`,
  ]);
  expect(report.explained?.places.notes).toEqual([
    'not rendered yet: nothing of demo stands in cdk.out (templates); `npm run synth` writes it',
  ]);
});

test.each([
  [
    'nothing bears the name',
    ['demo', 'us-east-1/chat-lrge'],
    'explain: nothing of demo bears the name "us-east-1/chat-lrge", the address or the value; allowed: what `npx meridian show demo --json` holds; did you mean "chat-large"?\n',
  ],
  [
    'a deployment that is not known',
    ['prodution', 'chat-large'],
    'deployment: "prodution" is not known; allowed: production, demo, or --blueprint FILE; did you mean "production"?\n',
  ],
  [
    'three names',
    ['demo', 'us-east-1', 'chat-large'],
    'explain: 3 names are given (demo, us-east-1, chat-large); allowed: NAME, or DEPLOYMENT NAME\n',
  ],
  ['an empty name', ['demo', ' '], 'explain: the name is empty; allowed: a name, an address or a value\n'],
  [
    'a deployment and a blueprint',
    ['demo', 'chat-large', '--blueprint', 'mine.json'],
    'deployment "demo" and blueprint "mine.json" are both given; allowed: one of them\n',
  ],
  ['no name', [], "error: missing required argument 'names'\n(add --help for what is allowed)\n"],
])('bad input: %s', async (_, argv, message) => {
  const { code, stdout, stderr } = await meridian(['explain', ...argv], { cwd: made });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.replace(', or --blueprint FILE', '')).toBe(message.replace(', or --blueprint FILE', ''));
});

test('a manifest that is no YAML is told, with its file', async () => {
  const cwd = scratch();
  cpSync(made, cwd, { recursive: true });
  const file = join('dist', 'demo', 'us-east-1', '40-scaling', 'chat-large.yaml');
  writeFileSync(join(cwd, file), 'spec: {chat-large-burst\n');
  const { code, stderr } = await meridian(['explain', 'demo', 'us-east-1/chat-large/burst.maxReplicas'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(new RegExp(`^${file}: is no YAML: .+; allowed: what a synth wrote\n$`));
});

test('explain loads neither the AWS CDK nor cdk8s, and --help says what it takes', async () => {
  const { stderr } = await meridian(['explain', 'demo', 'us-east-1/chat-large'], {
    cwd: made,
    env: { NODE_DEBUG: 'module' },
  });
  expect(stderr).toContain('lib/explain/index.ts');
  expect(stderr).not.toMatch(/aws-cdk-lib|cdk8s|constructs\/lib/);
  const help = await meridian(['explain', '--help'], { cwd: made });
  expect(help.stdout).toMatch(/^Usage: meridian explain \[options] \[deployment] <name>\n/);
  expect(help.stdout).toContain('\nExamples:\n  npx meridian explain production eu-north-1/chat-large\n');
});
