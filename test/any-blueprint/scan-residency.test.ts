import { deployments } from '#regions';
import { type DrawnDeployment, DrawnRenderer } from './render-drawn';
import { scanResidency } from './scan-residency';

const renderer = new DrawnRenderer();
const shipped = new Map(deployments.map(({ name, blueprint }) => [name, renderer.render(blueprint)]));
afterAll(() => renderer.remove());

test.each(deployments.map(({ name }) => name))(
  '%s: nothing of one jurisdiction stands in a file of another',
  (name) => {
    const { texts, blueprint } = deploymentNamed(name);
    const { leaks, marks } = scanResidency(texts, blueprint);
    expect(leaks).toEqual([]);
    expect(marks).toBeGreaterThan(5000);
  },
);

test.each(deployments.map(({ name }) => name))('%s: nor in the part of another in the Topology', (name) => {
  const { topology, blueprint } = deploymentNamed(name);
  const record = { file: `${name}.topology.json`, text: JSON.stringify(topology) };
  const { leaks, marks } = scanResidency([record], blueprint);
  expect(leaks).toEqual([]);
  expect(marks).toBeGreaterThan(1000);
});

const keys = 'productioneuKeys344A4FE6.template.json';
const chat = 'eu-north-1/30-models/chat-small.yaml';

describe('the scanner sees a leak', () => {
  test.each<[what: string, file: string, planted: string, reason: string]>([
    ['a Region in a template', keys, 'us-east-1', 'is a Region of elsewhere'],
    ['a Region of nobody', keys, 'sa-east-1', 'is a Region of elsewhere'],
    ['a Region in capitals', keys, 'US-EAST-1', 'is a Region of elsewhere'],
    ['a zone', keys, 'us-east-1b', 'is a Region of elsewhere'],
    ['a Region after an escaped line break', keys, 'text\\nus-east-1', 'is a Region of elsewhere'],
    ['a Region inside a name', chat, 'bucket-us-east-1-logs', 'is a Region of elsewhere'],
    ['a Region in an endpoint', chat, 'https://sqs.us-east-1.amazonaws.com', 'is a Region of elsewhere'],
    ['an account in an ARN', keys, 'arn:aws:iam::111122223333:role/reader', 'is an account of elsewhere'],
    ['an account of nobody', keys, '999999999999', 'is an account of elsewhere'],
    ['the host name of another jurisdiction', chat, 'us.api.example.com', 'is a host of another jurisdiction'],
    ['a name below it', chat, 'x.peer.us.api.example.com', 'is a host of another jurisdiction'],
    ['a private name of another jurisdiction', chat, 'x.us.meridian.internal', 'is a host of another jurisdiction'],
    ['a network of another jurisdiction', chat, '10.0.0.0/16', 'reaches a network of another jurisdiction'],
    ['an address in one', chat, '10.33.1.2', 'reaches a network of another jurisdiction'],
    ['a network around several', chat, '10.0.0.0/8', 'reaches a network of another jurisdiction'],
    ['clients of another jurisdiction', chat, '203.0.113.0/24', 'reaches a network of another jurisdiction'],
    ['a hosted zone of another jurisdiction', keys, 'Z0123456789US0000', 'is a hosted zone of another jurisdiction'],
  ])('%s', (_what, file, planted, reason) => {
    const { leaks } = scanWith(file, (text) => `${text} ${planted} `);
    expect(leaks).toEqual([expect.objectContaining({ file, reason: `${reason}, in a file of eu` })]);
    expect(planted.toLowerCase()).toContain(leaks[0]?.found);
  });

  test.each<[what: string, file: string, from: string, to: string]>([
    ['in the list of what a stack uploads', 'productioneuKeys344A4FE6.assets.json', 'eu-north-1', 'us-east-1'],
    ['in a folder of Argo CD', 'argocd/eu-north-1/keda.yaml', 'eu-north-1', 'us-east-1'],
    ['in the policy of one jurisdiction', 'productionGovernance962E4338.template.json', '444455556666', '111122223333'],
    ['in where a stack is deployed', 'manifest.json', '444455556666/eu-north-1', '444455556666/us-east-1'],
  ])('%s', (_what, file, from, to) => {
    expect(scanWith(file, (text) => text.replace(from, to)).leaks).not.toEqual([]);
  });

  const authorizer = 'eu-north-1/50-gateway/authorizer.yaml';
  const told = '"host": "us.api.example.com"';

  test.each<[what: string, from: string, to: string]>([
    ['told, and asked for a table', '"name": "production-eu-tenants"', told],
    ['told for another jurisdiction', '"jurisdiction": "us"', '"jurisdiction": "apac"'],
    ['told by a host below it', told, '"host": "x.us.api.example.com"'],
    ['told with a port', told, '"host": "us.api.example.com:443"'],
  ])('in what the authorizer is told: %s', (_what, from, to) => {
    expect(scanWith(authorizer, (text) => text.replace(from, to)).leaks).not.toEqual([]);
  });

  test('in a file that is for nobody', () => {
    const { texts, blueprint } = deploymentNamed('production');
    const { leaks } = scanResidency([...texts, { file: 'sa-east-1/x.yaml', text: 'kind: Pod' }], blueprint);
    expect(leaks).toEqual([{ file: 'sa-east-1/x.yaml', found: 'sa-east-1/x.yaml', reason: 'is nobody’s file' }]);
  });
});

test.each(['eu-south-2', '444455556666', 'eu.api.example.com', '10.17.3.4', '0.0.0.0/0', '127.0.0.1', 'example.org'])(
  '%s may stand in a file of its jurisdiction',
  (text) => {
    expect(scanWith(chat, (before) => `${before} ${text} `).leaks).toEqual([]);
  },
);

function deploymentNamed(name: string): DrawnDeployment {
  const found = shipped.get(name);
  if (found === undefined) throw new Error(`no deployment "${name}"`);
  return found;
}

/** What the scanner says of production with one file changed. */
function scanWith(file: string, change: (text: string) => string) {
  const { texts, blueprint } = deploymentNamed('production');
  const changed = texts.map((entry) => (entry.file === file ? { file, text: change(entry.text) } : entry));
  if (changed.every(({ text }, index) => text === texts[index]?.text)) throw new Error(`${file}: nothing was changed`);
  return scanResidency(changed, blueprint);
}
