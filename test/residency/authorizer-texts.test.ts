import type { Plain } from '#evidence';
import { clusterResidencyRules } from '#lib/residency/cluster-rules';
import { inStockholm } from './small-clusters';

/** What the authorizer of eu-north-1 is told; a test states what differs. */
const config = {
  jurisdiction: 'eu',
  region: 'eu-north-1',
  table: { name: 'small-eu-tenants', timeoutMs: 400 },
  issuers: [
    {
      name: 'workloads',
      issuer: 'https://id.example.com',
      audiences: ['https://id.example.com/small'],
      jwksUri: 'https://id.example.com/keys',
      keyCacheSeconds: 300,
    },
  ],
  elsewhere: [{ jurisdiction: 'us', host: 'us.api.example.com' }],
};

interface Place {
  readonly name?: string;
  readonly namespace?: string;
  readonly file?: string;
}

function configMap(
  text: string,
  { name = 'authorizer', namespace = 'gateway', file = 'authorizer.json' }: Place,
): Plain {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: { [file]: text } };
}

/** What the rules about hosts say of a configuration, written as its chart writes it. */
function words(change: Plain, place: Place = {}): readonly string[] {
  return wordsOf(`${JSON.stringify({ ...config, ...change }, null, 2)}\n`, place);
}

function wordsOf(text: string, place: Place = {}): readonly string[] {
  const input = inStockholm(configMap(text, place));
  return clusterResidencyRules
    .filter(({ name }) => name === 'foreign-host' || name === 'unknown-host')
    .flatMap(({ check }) => check(input).findings)
    .map(({ rule, at, message }) => `${rule} at ${at.property}: ${message.replace(/; allowed: .*/, '')}`);
}

const foreign = 'names us.api.example.com, a host of jurisdiction us, in a file of jurisdiction eu';

test('a client of another jurisdiction may be told its host, and keys of issuers may be fetched', () => {
  expect(words({})).toEqual([]);
});

test.each<[reason: string, change: Plain, message: string]>([
  [
    'the table, by an endpoint',
    { table: { ...config.table, endpoint: 'https://us.api.example.com' } },
    `foreign-host at data.authorizer.json.table.endpoint: ${foreign}`,
  ],
  [
    'keys of an issuer',
    { issuers: [{ ...config.issuers[0], jwksUri: 'https://us.api.example.com/keys' }] },
    `foreign-host at data.authorizer.json.issuers.0.jwksUri: ${foreign}`,
  ],
  [
    'another field of the same entry',
    { elsewhere: [{ ...config.elsewhere[0], mirror: 'us.api.example.com' }] },
    `foreign-host at data.authorizer.json.elsewhere.0.mirror: ${foreign}`,
  ],
  [
    'a URL in the place of the name',
    { elsewhere: [{ jurisdiction: 'us', host: 'https://us.api.example.com' }] },
    `foreign-host at data.authorizer.json.elsewhere.0.host: ${foreign}`,
  ],
  [
    'the host of a Region there',
    { elsewhere: [{ jurisdiction: 'us', host: 'us-east-1.peer.us.api.example.com' }] },
    'foreign-host at data.authorizer.json.elsewhere.0.host: names us-east-1.peer.us.api.example.com, a host of jurisdiction us, in a file of jurisdiction eu',
  ],
  [
    'the host of another jurisdiction as its own',
    { elsewhere: [{ jurisdiction: 'eu', host: 'us.api.example.com' }] },
    `foreign-host at data.authorizer.json.elsewhere.0.host: ${foreign}`,
  ],
  [
    'a list of its own',
    { elsewhere: [], peers: [{ jurisdiction: 'us', host: 'us.api.example.com' }] },
    `foreign-host at data.authorizer.json.peers.0.host: ${foreign}`,
  ],
  [
    'an issuer’s host beside the issuers',
    { audit: 'https://id.example.com/log' },
    'unknown-host at data.authorizer.json.audit: names id.example.com in a place that it is not registered for (issuer: public keys are read from it)',
  ],
])('%s: found', (_, change, message) => {
  expect(words(change)).toEqual([message]);
});

test.each<[reason: string, place: Place]>([
  ['another name', { name: 'picker' }],
  ['another namespace', { namespace: 'models' }],
  ['another file', { file: 'other.json' }],
])('the same text under %s: found', (_, place) => {
  expect(words({}, place).filter((it) => it.startsWith('foreign-host'))).toHaveLength(1);
});

test('a text of another form is read as a whole: what a parser would hide is found', () => {
  const twice = `${JSON.stringify(config, null, 2)}\n`.replace(
    '{\n',
    '{\n  "elsewhere": [{"host": "us.api.example.com"}],\n',
  );
  expect(JSON.parse(twice)).toEqual(config);
  expect(wordsOf(twice)).toContain(`foreign-host at data.authorizer.json: ${foreign}`);
});
