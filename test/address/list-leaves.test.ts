import { listLeaves } from '#address';
import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import type { Topology } from '#topology';
import { resolveTopology } from '#topology';

const topologies = deployments.map(({ name, blueprint, file }) => ({
  name,
  topology: resolveTopology(parseBlueprint(blueprint, file)),
}));

describe.each(topologies)('addresses of $name', ({ topology }) => {
  const leaves = listLeaves(topology);

  it('are unique', () => {
    expect(new Set(leaves.map(({ address }) => address)).size).toBe(leaves.length);
  });

  it('lead to every scalar of the Topology', () => {
    expect(leaves.reduce((sum, { value }) => sum + countScalars(value), 0)).toBe(countScalars(topology));
  });

  it('name the jurisdiction and the Region in which they stand', () => {
    const misplaced = leaves.filter(
      ({ address, jurisdiction, region }) =>
        (jurisdiction !== null && !address.startsWith(`jurisdictions[${jurisdiction}]`)) ||
        (region !== null && !address.includes(`.regions[${region}]`)),
    );
    expect(misplaced).toEqual([]);
    const places = new Set(leaves.map(({ region }) => region));
    expect(places.size).toBe(1 + topology.jurisdictions.flatMap(({ regions }) => regions).length);
  });
});

it('does not change when a list changes its order', () => {
  const [first] = topologies;
  const { topology } = first as { readonly topology: Topology };
  const turned = { ...topology, jurisdictions: [...topology.jurisdictions].reverse() };
  const addresses = (of: Topology) => listLeaves(of).map(({ address }) => address);
  expect(addresses(turned).sort()).toEqual(addresses(topology).sort());
});

function countScalars(value: unknown): number {
  if (value === null || typeof value !== 'object') return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + countScalars(part), 0);
}
