import { compareLeaves } from '#address';
import type { Topology } from '#topology';

/** A Topology of which only some fields are looked at. */
function topology(fields: object): Topology {
  return fields as Topology;
}

const [chat, embed] = [
  { name: 'chat', burst: { maxReplicas: 2 }, canary: null },
  { name: 'embed', burst: null, canary: null },
];

function withPools(...modelPools: readonly object[]): Topology {
  return topology({ jurisdictions: [{ name: 'eu', regions: [{ name: 'eu-north-1', modelPools }] }] });
}

const pools = 'jurisdictions[eu].regions[eu-north-1].modelPools';

it('knows elements by name, in whatever order they stand', () => {
  expect(compareLeaves(withPools(chat, embed), withPools(embed, chat))).toEqual([]);
});

it('names a fact that changed', () => {
  const [found, ...others] = compareLeaves(withPools(chat), withPools({ ...chat, burst: { maxReplicas: 3 } }));
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    address: `${pools}[chat].burst.maxReplicas`,
    pattern: 'jurisdictions.regions.modelPools.burst.maxReplicas',
    jurisdiction: 'eu',
    region: 'eu-north-1',
    before: 2,
    after: 3,
    kind: 'changed',
    whole: null,
  });
});

it.each([
  ['an element that comes', withPools(chat), withPools(chat, embed), `${pools}[embed]`, ['added', 'added', 'added']],
  [
    'an element that goes',
    withPools(chat, embed),
    withPools(chat),
    `${pools}[embed]`,
    ['removed', 'removed', 'removed'],
  ],
  [
    'a part that was null',
    withPools(embed),
    withPools({ ...embed, burst: { maxReplicas: 1 } }),
    `${pools}[embed].burst`,
    ['added', 'removed'],
  ],
  [
    'the first element of a list',
    withPools(),
    withPools(embed),
    `${pools}[embed]`,
    ['added', 'added', 'added', 'removed'],
  ],
])('tells the facts of %s as those of one whole', (_, before, after, whole, kinds) => {
  const found = compareLeaves(before, after);
  expect(found.map(({ kind }) => kind)).toEqual(kinds);
  expect([...new Set(found.map((one) => one.whole?.address))]).toEqual([whole]);
});

it('keeps the elements of a list that was empty apart', () => {
  const wholes = compareLeaves(withPools(), withPools(chat, embed)).map(({ whole }) => whole?.address);
  expect([...new Set(wholes)]).toEqual([`${pools}[chat]`, `${pools}[embed]`]);
});

it('counts the order of a list of scalars', () => {
  const before = topology({ deployment: { regions: ['a', 'b'] } });
  const after = topology({ deployment: { regions: ['b', 'a'] } });
  expect(compareLeaves(before, after)).toHaveLength(1);
});
