import { listLeaves } from '#address';
import { manifestLines, manifestPlaces } from '#lib/explain/manifest-place';
import { shippedTopologies, shippedTopology } from '#test/topology/shipped-topologies';
import { firstRegion, linesFor, numbersOf, propertiesOf } from './manifest-fields';

jest.setTimeout(120_000);

const production = firstRegion(shippedTopology('production'));
const numbers = numbersOf(production);

/** One in so many is rendered anew; the generator does all. */
const every = 24;
const sample = [
  ...numbers.filter((_, index) => index % every === 0),
  ...numbers.filter(({ pattern }) => /burst\.maxReplicas|circuit\.requests|base\.replicas$/.test(pattern)),
];
const before = propertiesOf(production);

test.each(sample.map((leaf) => [leaf.pattern, leaf] as const))(
  'the register says where %s stands: another number there changes exactly that',
  (pattern, leaf) => {
    const rendered = linesFor(production, leaf, before);
    expect(rendered).not.toBeNull();
    expect(manifestLines[pattern]).toEqual(expect.arrayContaining([...(rendered ?? [])]));
  },
);

test('every number of the Regions that ship has a line, but for those without which nothing renders', () => {
  const known = shippedTopologies.map(firstRegion).flatMap(numbersOf);
  const unknown = [...new Set(known.map(({ pattern }) => pattern))].filter((pattern) => !(pattern in manifestLines));
  expect(unknown).toEqual([]);
});

test('a line is of the thing that a fact belongs to', () => {
  const leaf = listLeaves(production).find(({ address }) =>
    address.endsWith('modelPools[chat-large].burst.maxReplicas'),
  );
  expect(leaf && manifestPlaces(leaf)).toEqual([
    { kind: 'ScaledObject', name: 'chat-large-burst', property: /^spec\.maxReplicaCount$/, isValue: true },
  ]);
});

test('what no line names is not known', () => {
  const [leaf] = numbers;
  expect(leaf && manifestPlaces({ ...leaf, pattern: 'jurisdictions.regions.satellites.height' })).toBeNull();
});
