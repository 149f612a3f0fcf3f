import { listLeaves } from '#address';
import { parseBlueprint } from '#blueprint';
import { planCapacity } from '#capacity';
import { explainHit, findHits, type Source } from '#explain';
import { belongingOf } from '#lib/explain/belonging-of';
import { explainField } from '#lib/explain/blueprint-value';
import { copied } from '#lib/explain/origin';
import { originOf } from '#lib/explain/register';
import { deployments } from '#regions';
import { resolveTopology } from '#topology';

const sources = deployments.map(({ name, blueprint: input }) => {
  const blueprint = parseBlueprint(input);
  const plan = planCapacity(blueprint);
  return { name, input, blueprint, plan, leaves: listLeaves(resolveTopology(blueprint, plan)) };
});
const [production] = sources;

function explain(name: string) {
  const [hit] = findHits(production?.leaves ?? [], name);
  if (hit === undefined) throw new Error(`production has no ${name}`);
  return explainHit(hit, production as Source);
}

test.each(sources)('$name: what is copied from a field has the value that the field is told to have', (source) => {
  const { how } = copied('');
  const wrong = source.leaves.flatMap((leaf) => {
    const { fields, ...origin } = originOf(leaf.pattern);
    const [field, ...others] = fields;
    if (origin.how !== how || field === undefined || others.length > 0) return [];
    const found = explainField(field, belongingOf(leaf, source.blueprint), source);
    const isTold = found.some(({ value }) => JSON.stringify(value).includes(JSON.stringify(leaf.value)));
    return isTold
      ? []
      : [`${leaf.address} is ${leaf.value}, ${found.map(({ path, value }) => `${path} ${JSON.stringify(value)}`)}`];
  });
  expect(wrong).toEqual([]);
});

test('a fact of the plan comes with the lines that work it out, and the pool whose they are', () => {
  const { facts, steps } = explain('eu-north-1/chat-large/burst.maxReplicas');
  expect(facts).toMatchObject([{ name: 'burst.maxReplicas', from: 'plan', value: expect.any(Number) }]);
  expect(steps).toMatchObject([{ step: 'replicas', pool: 'eu-north-1/chat-large', lines: [{ name: 'burst.max' }] }]);
  expect(steps[0]?.lines[0]?.result).toBe(facts[0]?.value);
  expect(steps[0]?.fields).toContain('traffic.chat-large.eu.requestsPerSecond');
});

test('what several pools share is no pool’s alone', () => {
  const [nodes] = explain('eu-north-1/l40s-spot/maxNodes').steps;
  expect(nodes).toMatchObject({ step: 'nodes', pool: null, lines: [] });
  expect(nodes?.fields).toContain('traffic.*.eu.requestsPerSecond');
});

test.each([
  ['of its own Region', 'eu-north-1/network.cidr', ['jurisdictions.eu.regions[0].cidr']],
  ['of the peer', 'eu-north-1/peers[eu-south-2].cidr', ['jurisdictions.eu.regions[1].cidr']],
  [
    'of all Regions of the jurisdiction',
    'eu-north-1/access.clientCidrs',
    [
      'jurisdictions.eu.regions',
      'jurisdictions.eu.clientCidrs',
      'jurisdictions.eu.regions[0].cidr',
      'jurisdictions.eu.regions[1].cidr',
    ],
  ],
  ['of the tier', 'eu-north-1/free/priority', ['tiers.free.priority']],
  ['that decides for all Regions', 'eu-north-1/peer-eu-south-2/tls', ['domain']],
])('the field is that %s', (_, name, paths) => {
  expect(explain(name).fields.map(({ path }) => path)).toEqual(paths);
});

test('what the blueprint leaves out is a default, and has its value', () => {
  expect(explain('eu-north-1/chat-large/headroom.replicas').fields).toEqual([
    { path: 'capacity.headroomReplicas', value: 1, isGiven: false },
  ]);
  expect(explain('eu-north-1/chat-large/contextTokens').fields).toEqual([
    { path: 'models.chat-large.contextTokens', value: 131_072, isGiven: true },
  ]);
});

test('a thing tells what matters first, and counts the rest', () => {
  const { subject, facts, furtherFacts } = explain('eu-north-1/chat-large');
  expect(subject).toMatchObject({ kind: 'model pool', name: 'chat-large', jurisdiction: 'eu', region: 'eu-north-1' });
  expect(facts.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['base.replicas', 'burst.maxReplicas', 'engine.image']),
  );
  expect(furtherFacts).toBeGreaterThan(200);
});
