import type { Finding, Plain } from '#evidence';
import { clusterResidencyRules } from '#lib/residency/cluster-rules';
import type { ResidencyInput } from '#residency';
import { boundaries, inStockholm, peerHost, smallDeployment, stackOf } from './small-clusters';

function findings(input: ResidencyInput): readonly Finding[] {
  return clusterResidencyRules.flatMap(({ check }) => check(input).findings);
}

function configMap(data: Plain): ResidencyInput {
  return inStockholm({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'it', namespace: 'models' }, data });
}

const allowed = 'eu-north-1, eu-south-2';

test.each([
  [
    'a Region abroad',
    'us-east-1',
    'foreign-region',
    `names us-east-1 of jurisdiction us, in a file of jurisdiction eu; allowed: ${allowed}`,
  ],
  [
    'a Region of nobody',
    'ap-south-1',
    'foreign-region',
    `names ap-south-1, which is of no jurisdiction, in a file of jurisdiction eu; allowed: ${allowed}`,
  ],
  [
    'a Region that AWS has not',
    'eu-central-9',
    'foreign-region',
    `names eu-central-9, a Region that nobody knows, in a file of jurisdiction eu; allowed: ${allowed}`,
  ],
  [
    'an open ARN',
    'arn:aws:kms:*:444455556666:key/x',
    'foreign-region',
    'arn:aws:kms:*:444455556666:key/x leaves its Region or its account open; allowed: both named',
  ],
  [
    'an account abroad, also in a name',
    'exports-111122223333',
    'foreign-account',
    'names the AWS account 111122223333, of jurisdiction us, in a file of jurisdiction eu; allowed: 444455556666',
  ],
  [
    'an account of nobody',
    'arn:aws:iam::999999999999:role/x',
    'foreign-account',
    'names the AWS account 999999999999, which is of no jurisdiction, in a file of jurisdiction eu; allowed: 444455556666',
  ],
  [
    'a bucket of nobody',
    's3://other/x',
    'foreign-bucket',
    'names the bucket other, which is none of this deployment; allowed: buckets of jurisdiction eu',
  ],
  [
    'a host abroad',
    'https://us.api.example.com/v1',
    'foreign-host',
    'names us.api.example.com, a host of jurisdiction us, in a file of jurisdiction eu; allowed: hosts of its own',
  ],
  [
    'an address in a VPC abroad',
    'http://10.0.3.4:80',
    'foreign-host',
    'names 10.0.3.4, a host of jurisdiction us, in a file of jurisdiction eu; allowed: hosts of its own',
  ],
  [
    'a host of nobody',
    'https://vendor.example/x',
    'unknown-host',
    'names vendor.example, of which nobody has said what is sent there; allowed: names in the cluster, hosts of the jurisdiction, endpoints of AWS, registered hosts',
  ],
  [
    'a registry where no image is named',
    'https://ghcr.io/x',
    'unknown-host',
    'names ghcr.io in a place that it is not registered for (image: nodes pull images from it; nothing but the request is sent)',
  ],
  [
    'an endpoint of AWS without a Region',
    'https://sts.amazonaws.com/',
    'unknown-host',
    'calls sts.amazonaws.com, which us-east-1 answers; allowed: endpoints with a Region in their name',
  ],
])('%s is found', (_, text, rule, message) => {
  const [found, ...others] = findings(configMap({ it: text }));
  const at = { file: 'eu-north-1/10-test/test.yaml', subject: 'ConfigMap models/it', property: 'data.it' };
  expect({ found, others }).toMatchObject({ found: { rule, severity: 'error', at, message }, others: [] });
});

test.each([
  ['its own Region and a peer', 'eu-north-1a eu-south-2'],
  ['hosts of its jurisdiction', `https://${peerHost('eu-south-2')}:443 eu.api.example.com`],
  ['what runs in the cluster', 'http://a.models.svc.cluster.local:80 b.models.svc localhost:1 127.0.0.1:9 http://x:1'],
  ['an endpoint of AWS in its Region', 'https://sqs.eu-north-1.amazonaws.com/444455556666/q'],
  ['its buckets', 's3://small-eu-south-2-weights-444455556666/chat/'],
  ['a number of twelve digits', '405853388800'],
  ['names of APIs', 'karpenter.sh/v1 type.googleapis.com/envoy.X gateway.envoyproxy.io'],
])('%s may be named', (_, text) => {
  expect(findings(configMap({ it: text }))).toEqual([]);
});

test('a Region abroad is found as the name of a field, and in JSON in a text', () => {
  const places = findings(configMap({ 'us-east-1': '{"queue":{"region":"us-east-2"}}' })).map(({ at, move }) => [
    at.property,
    move,
  ]);
  expect(places).toEqual([
    ['data.us-east-1', { from: 'eu-north-1', to: 'us-east-1' }],
    ['data.us-east-1', { from: 'eu-north-1', to: 'us-east-2' }],
  ]);
});

test('a Region abroad is found in an output of a template', () => {
  const stack = stackOf({ region: 'eu-north-1', account: '444455556666' }, {});
  const template = { Resources: {}, Outputs: { Mirror: { Value: { 'Fn::Sub': '${AWS::Region}/us-east-1' } } } };
  expect(findings(smallDeployment([], [{ ...stack, template }])).map(({ at, rule }) => [rule, at])).toEqual([
    ['foreign-region', { file: stack.file, subject: null, property: 'Outputs.Mirror.Value' }],
  ]);
});

test('a file of no jurisdiction may name Regions and accounts of all, and no others', () => {
  const stack = { ...stackOf({ region: 'us-east-1', account: '123456789012' }, {}), path: 'small/Governance' };
  const Content = { Regions: ['us-east-1', 'eu-north-1', 'ap-south-1'], Arn: 'arn:aws:dynamodb:eu-north-1:*:table/*' };
  const template = { Resources: { Policy: { Type: 'AWS::Organizations::Policy', Properties: { Content } } } };
  expect(findings(smallDeployment([], [{ ...stack, template }])).map(({ at }) => at.property)).toEqual([
    'Properties.Content.Regions.2',
  ]);
});

test('where the blueprint names no account, the one that most ARNs name is the deployment’s', () => {
  const accountless = boundaries.map((boundary) => ({ ...boundary, account: null }));
  const arn = (account: string) => `arn:aws:sqs:eu-north-1:${account}:q`;
  const { inventory } = configMap({ a: arn('ACCOUNT_ID'), b: arn('ACCOUNT_ID'), c: arn('999999999999') });
  expect(findings({ inventory, boundaries: accountless }).map(({ rule, at }) => [rule, at.property])).toEqual([
    ['foreign-account', 'data.c'],
  ]);
});
