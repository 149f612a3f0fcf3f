import { listLeaves } from '#address';
import { parseBlueprint } from '#blueprint';
import { diffTopologies } from '#diff';
import { findFact } from '#lib/diff/find-fact';
import { deployments } from '#regions';
import { resolveTopology, type Topology } from '#topology';
import { recordedChanges } from './recorded-changes';

const topologies: readonly (readonly [string, Topology])[] = [
  ...deployments.map(({ name, blueprint, file }) => [name, resolveTopology(parseBlueprint(blueprint, file))] as const),
  ...recordedChanges
    .filter(({ name }) => name === 'new-model-version-as-canary')
    .map(({ name, after }) => [name, after().topology] as const),
];

describe.each(topologies)('%s', (_, topology) => {
  const patterns = [...new Set(listLeaves(topology).map(({ pattern }) => pattern))];

  it('has no field of which the register says nothing', () => {
    expect(patterns.length).toBeGreaterThan(500);
    expect(patterns.filter((pattern) => findFact(pattern) === null)).toEqual([]);
  });
});

it('takes a field without a line for unexplained', () => {
  const [, topology] = topologies[0] ?? [];
  const [before, after] = [
    { ...topology, price: 1 },
    { ...topology, price: 2 },
  ] as unknown as [Topology, Topology];
  expect(diffTopologies(before, after)).toEqual({
    changes: [],
    rest: [{ address: 'price', before: 1, after: 2, kind: 'changed' }],
  });
});

it.each([
  ['jurisdictions.regions.gateway.limits.novelty', 'gateway.limits is one fact: all of its fields are of a kind', true],
  ['jurisdictions.regions.gateway.novelty', 'no line', false],
  ['jurisdictions.regions.modelPools.canary.pool.novelty', 'no line', false],
  ['novelty', 'no line', false],
])('%s: %s', (pattern, _, isKnown) => {
  expect(findFact(pattern) !== null).toBe(isKnown);
});
