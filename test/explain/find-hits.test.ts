import { listLeaves } from '#address';
import { findHits, groupHits, isMeant, suggestNames } from '#explain';
import { shippedTopology } from '#test/topology/shipped-topologies';

const leaves = listLeaves(shippedTopology('production'));
const sweden = 'jurisdictions[eu].regions[eu-north-1]';

test.each([
  ['a model pool by its Region', 'eu-north-1/chat-large', 'model pool', `${sweden}.modelPools[chat-large]`],
  ['a node pool', 'eu-north-1/l40s-spot', 'node pool', `${sweden}.nodePools[l40s-spot]`],
  ['a table by its physical name', 'production-eu-tenants', 'table', 'jurisdictions[eu].tables[tenants]'],
  ['a table by its purpose', 'eu/tenants', 'table', 'jurisdictions[eu].tables[tenants]'],
  ['a bucket', 'production-eu-north-1-weights-444455556666', 'bucket', `${sweden}.stores.buckets[weights]`],
  ['a queue', 'production-eu-north-1-batch', 'queue', `${sweden}.stores.queues[batch]`],
  [
    'a dead-letter queue',
    'production-eu-north-1-batch-dead',
    'dead-letter queue',
    `${sweden}.stores.queues[batch].deadLetter`,
  ],
  ['a key by its alias, which holds a slash', 'alias/production-eu', 'key', 'jurisdictions[eu].key'],
  ['a topic', 'production-eu-north-1-critical', 'topic', `${sweden}.observability.topics[critical]`],
  ['a role', 'production-eu-north-1-engine', 'identity', `${sweden}.identities[engine]`],
  ['a role of a cluster', 'production-eu-north-1-cluster', 'role', `${sweden}.cluster.roleName`],
  ['a namespace before a field of its name', 'eu-north-1/models', 'namespace', `${sweden}.namespaces[models]`],
  ['a zone', 'eu-north-1a', 'zone', `${sweden}.network.zones[eu-north-1a]`],
  ['a tier', 'eu-north-1/standard', 'tier', `${sweden}.gateway.tiers[standard]`],
  ['a component before its namespace', 'eu-north-1/karpenter', 'component', `${sweden}.components[karpenter]`],
  ['a host name', 'eu-north-1.peer.eu.api.example.com', 'host name', `${sweden}.network.privateZone.host`],
  ['a network, where it is decided', '10.16.0.0/16', 'network', `${sweden}.network.cidr`],
  [
    'a log group, which holds slashes',
    '/meridian/production/eu-north-1/access',
    'log group',
    `${sweden}.observability.accessLog.logGroupName`,
  ],
  ['a workload', 'eu-north-1/chat-large-burst', 'burst of a pool', `${sweden}.modelPools[chat-large].burst`],
  [
    'a fact by what encloses it',
    'eu-north-1/chat-large/burst.maxReplicas',
    'fact',
    `${sweden}.modelPools[chat-large].burst.maxReplicas`,
  ],
  [
    'a fact by its whole address',
    `${sweden}.modelPools[chat-large].burst.maxReplicas`,
    'fact',
    `${sweden}.modelPools[chat-large].burst.maxReplicas`,
  ],
  [
    'a fact by the ending of its address',
    'regions[eu-north-1].modelPools[embed].burst.maxReplicas',
    'fact',
    `${sweden}.modelPools[embed].burst.maxReplicas`,
  ],
  ['a part by its address', 'regions[eu-north-1].network.flowLog', 'fact', `${sweden}.network.flowLog`],
  ['the deployment', 'production', 'deployment', 'deployment'],
  ['a Region', 'eu-north-1', 'Region', sweden],
])('%s', (_, name, kind, address) => {
  expect(isMeant(findHits(leaves, name))).toMatchObject({ kind, address });
});

test('a thing comes with all its facts, a fact alone', () => {
  const [thing] = findHits(leaves, 'eu-north-1/chat-large');
  expect(thing?.leaves.every(({ address }) => address.startsWith(`${sweden}.modelPools[chat-large].`))).toBe(true);
  expect(thing?.leaves.length).toBeGreaterThan(200);
  expect(findHits(leaves, 'eu-north-1/chat-large/burst.maxReplicas')[0]?.leaves).toHaveLength(1);
});

test('one name in several Regions is grouped by kind, what is meant first', () => {
  const hits = findHits(leaves, 'chat-large');
  expect(isMeant(hits)).toBeNull();
  expect(groupHits(hits).map(({ kind, count }) => [kind, count])).toEqual([
    ['model pool', 6],
    ['backend', 6],
    ['rule of a route', 24],
  ]);
  expect(groupHits(hits)[0]?.in).toEqual([
    'us-east-1',
    'us-east-2',
    'eu-north-1',
    'eu-south-2',
    'ap-northeast-1',
    'ap-northeast-2',
  ]);
});

test('a bare number is the facts that have it, and no address that happens to hold its digits', () => {
  const hits = findHits(leaves, '600000');
  expect(hits.length).toBeGreaterThan(0);
  expect(hits.every(({ leaves: [leaf] }) => leaf?.value === 600_000)).toBe(true);
  expect(isMeant(hits)).toBeNull();
});

test('a value of a list is found in it', () => {
  expect(findHits(leaves, '198.51.100.0/24').map(({ pattern }) => pattern)).toContain('jurisdictions.clientCidrs');
});

test('a part of a name is no name', () => {
  expect(findHits(leaves, 'chat-larg')).toEqual([]);
  expect(findHits(leaves, 'axReplicas')).toEqual([]);
  expect(findHits(leaves, 'us-east-1/eu-north-1a')).toEqual([]);
});

test.each([
  ['a letter too few', 'chat-larg', 'chat-large'],
  ['in the wrong scope', 'eu-north-1/chat-lrge', 'chat-large'],
  ['of a field', 'maxReplica', 'maxReplicas'],
])('a mistaken name has a suggestion: %s', (_, name, suggestion) => {
  expect(suggestNames(leaves, name)).toContain(suggestion);
});

test('a number that nothing has is close to no name', () => {
  expect(findHits(leaves, '987654')).toEqual([]);
  expect(suggestNames(leaves, '987654')).toEqual([]);
});
