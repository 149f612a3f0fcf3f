import * as cdk from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { classKey, nagRules } from '#bin/nag-rules';
import { nagVerdicts } from '#bin/nag-verdicts';
import { type Evidence, type Finding, type Plain, resolveValue, type StackFile, textAt } from '#evidence';
import { appContext, DeploymentStage } from '#stacks';
import { securityAwsMutations } from '#test/mutations/security-aws';
import { renderShipped } from '#test/proofs/rendered-deployment';
import type { Topology } from '#topology';

const demo = renderShipped('demo');
const production = renderShipped('production');

function nagFindings(stacks: readonly StackFile[]): readonly Finding[] {
  return nagVerdicts(stacks).flatMap(({ findings }) => findings);
}

/** The findings, each as its rule and the path of the construct that it is about. */
function byConstruct({ stacks }: Evidence): readonly string[] {
  return nagFindings(stacks).map(({ rule, at }) => {
    const resource = stacks.find(({ file }) => file === at.file)?.template.Resources[at.subject ?? ''];
    return `${rule} ${textAt(resource?.Metadata, 'aws:cdk:path')}`;
  });
}

/** What the pack itself finds in the app, by its own walk over the constructs. */
function inTheApp(topology: Topology): readonly string[] {
  const app = new cdk.App({ context: appContext });
  const stage = new DeploymentStage(app, topology, { manifests: {} });
  const { violations } = new AwsSolutionsChecks().validateScope(stage);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${asWritten(ruleName)} ${constructPath}`),
  );
}

/** With what is known of the demo in the place of pseudo parameters. */
function asWritten(rule: string): string {
  return rule.replaceAll('<AWS::Partition>', 'aws').replaceAll('<AWS::AccountId>', 'ACCOUNT_ID');
}

test('templates show all that the pack sees in the app, and what it does not see there', () => {
  const found = byConstruct(demo.evidence);
  const walked = inTheApp(demo.topology);
  expect(walked.filter((finding) => !found.includes(finding))).toEqual([]);
  const more = found.filter((finding) => !walked.includes(finding));
  const basic = 'AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]';
  expect(more).toEqual(
    ['us-east-1', 'us-east-2'].map(
      (region) => `${basic} demo/${region}/Data/Custom::S3AutoDeleteObjectsCustomResourceProvider/Role`,
    ),
  );
});

test('a cluster of aws-eks-v2, which the pack skips in the app, is judged', () => {
  const verdict = nagVerdicts(production.evidence.stacks).find(({ rule }) => rule === 'AwsSolutions-EKS1');
  expect(verdict).toEqual({
    rule: 'AwsSolutions-EKS1',
    claim: "cdk-nag finds nowhere: The EKS cluster's Kubernetes API server endpoint has public access enabled.",
    checked: 6,
    findings: [],
  });
});

test.each([
  ['production', production],
  ['demo', demo],
] as const)(
  '%s: each finding is acknowledged beside its resource, and each acknowledgement of nag is about one',
  (_, rendered) => {
    const { stacks } = rendered.evidence;
    const acknowledged = stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources).flatMap(([subject, { Metadata }]) => {
        const list = resolveValue(Metadata?.['meridian:acknowledged'] ?? [], stack) as readonly Plain[];
        return list
          .filter(({ rule }) => String(rule).startsWith('AwsSolutions-'))
          .map(({ rule }) => `${String(rule)} ${stack.file} ${subject}`);
      }),
    );
    const found = nagFindings(stacks).map(({ rule, at }) => `${rule} ${at.file} ${at.subject}`);
    expect([...found].sort()).toEqual([...acknowledged].sort());
  },
);

describe('mutations meant for rules of cdk-nag are caught by them', () => {
  const before = new Set(nagFindings(production.evidence.stacks).map((finding) => JSON.stringify(finding)));
  const mutations = securityAwsMutations.filter(({ rule }) => /^(AwsSolutions|nag)-/.test(rule));
  test.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', (_, { rule, change }) => {
    const copy = structuredClone(production.evidence);
    change(copy);
    const fresh = nagFindings(copy.stacks).filter((finding) => !before.has(JSON.stringify(finding)));
    expect(fresh.map((finding) => finding.rule)).toContain(rule);
  });
});

/** A stack of one resource. */
function stackOf(type: string, properties: Plain): StackFile {
  return {
    file: 'assembly-x/X.template.json',
    path: 'x/eu-north-1/X',
    name: 'X',
    account: '444455556666',
    region: 'eu-north-1',
    terminationProtection: false,
    bytes: 1,
    template: { Resources: { Thing: { Type: type, Properties: properties } } },
  };
}

test('a finding names file, logical id and detail, and says what cdk-nag says', () => {
  const statement = {
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::x/*' },
  };
  const role = {
    AssumeRolePolicyDocument: {},
    Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [statement] } }],
  };
  expect(nagFindings([stackOf('AWS::IAM::Role', role)])).toEqual([
    {
      rule: 'AwsSolutions-IAM5[Resource::arn:aws:s3:::x/*]',
      severity: 'error',
      at: { file: 'assembly-x/X.template.json', subject: 'Thing', property: null },
      message:
        'Resource::arn:aws:s3:::x/*: The IAM entity contains wildcard permissions and does not have a cdk-nag rule suppression with evidence for those permission',
      mend: expect.stringContaining('Metadata explaining the evidence'),
      move: null,
    },
  ]);
});

test.each([
  [
    'an output of another stack',
    { 'Fn::GetStackOutput': { StackName: 'Keys', Region: 'eu-north-1', OutputName: 'Arn' } },
  ],
  ['a reference to nothing', { 'Fn::GetAtt': ['Lost', 'Arn'] }],
  ['a function that no CDK knows', { 'Fn::Unknown': [] }],
])('%s does not keep a resource from being judged', (_, key) => {
  const rules = nagFindings([stackOf('AWS::SQS::Queue', { KmsMasterKeyId: key })]).map(({ rule }) => rule);
  expect(rules).toEqual(['AwsSolutions-SQS3', 'AwsSolutions-SQS4']);
});

test('a rule that stumbles over a function is a finding with the reason', () => {
  const access = { EndpointPublicAccess: { 'Fn::If': ['Open', true, false] } };
  const found = nagFindings([stackOf('AWS::EKS::Cluster', { RoleArn: 'r', ResourcesVpcConfig: access })]);
  expect(found.find(({ rule }) => rule === 'AwsSolutions-EKS1')?.message).toBe(
    "The EKS cluster's Kubernetes API server endpoint has public access enabled. cdk-nag cannot tell: The parameter resolved to to a " +
      'non-primitive value "{"Fn::If":["Open",true,false]}", therefore the rule could not be validated',
  );
});

test('a resource that lacks what its type requires is a finding, not a crash', () => {
  expect(nagFindings([stackOf('AWS::SQS::QueuePolicy', {})])).toEqual([
    {
      rule: 'nag-unreadable',
      severity: 'error',
      at: { file: 'assembly-x/X.template.json', subject: 'Thing', property: null },
      message: expect.stringMatching(/^cdk-nag cannot judge it: .*policyDocument/),
      mend: 'Give it the properties that its type requires',
      move: null,
    },
  ]);
});

test('each class that a rule tells apart is found under its CloudFormation type', () => {
  const modules = cdk as unknown as Record<string, Record<string, { readonly CFN_RESOURCE_TYPE_NAME?: string }>>;
  const rules = nagRules();
  expect(rules.filter(({ classes }) => classes.size === 0)).toEqual([]);
  const lost = [...new Set(rules.flatMap(({ classes }) => [...classes]))].filter((key) => {
    const [module = '', name = ''] = key.split('.');
    const type = modules[module]?.[name]?.CFN_RESOURCE_TYPE_NAME;
    return type === undefined || classKey(type) !== key;
  });
  expect(lost).toEqual([]);
});
