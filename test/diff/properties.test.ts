import fc from 'fast-check';
import { compareLeaves, type Leaf, listLeaves } from '#address';
import { type Change, changeGroups, diffTopologies } from '#diff';
import type { Topology } from '#topology';
import { mutateLeaf } from './mutate-leaf';
import { productionSide, recordedChanges, sidesOf } from './recorded-changes';

const { topology } = productionSide();
const recorded = recordedChanges.map((change) => [change.name, ...sidesOf(change)] as const);

it('finds nothing between two copies of a Topology', () => {
  expect(diffTopologies(topology, JSON.parse(JSON.stringify(topology)) as Topology)).toEqual({ changes: [], rest: [] });
});

describe.each(recorded)('%s', (_, before, after) => {
  const { changes, rest } = diffTopologies(before, after);

  it('has every fact that differs in one place, and no other', () => {
    const told = [...changes.flatMap(({ addresses }) => addresses), ...rest.map(({ address }) => address)];
    expect([...told].sort()).toEqual([...differing(before, after)].sort());
  });

  it('the other way round tells the same facts, and takes back the money', () => {
    const back = diffTopologies(after, before);
    expect(addressesOf(back.changes).sort()).toEqual(addressesOf(changes).sort());
    expect(money(back.changes)).toBeCloseTo(-money(changes), 6);
  });

  it('the other way round has come what had gone', () => {
    const kinds = (differences: ReturnType<typeof compareLeaves>) =>
      differences.map(({ address, kind, whole }) => [address, kind, whole] as const).sort(byAddress);
    const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    expect(kinds(compareLeaves(after, before))).toEqual(
      kinds(compareLeaves(before, after)).map(([address, kind, whole]) => [address, turned[kind], whole]),
    );
  });

  it('stands in groups, worst first', () => {
    const ranks = changes.map(({ group }) => changeGroups.indexOf(group));
    expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
  });
});

it('reaches each group', () => {
  const reached = new Set(
    recorded.flatMap(([, before, after]) => diffTopologies(before, after).changes.map(({ group }) => group)),
  );
  expect([...reached].sort()).toEqual([...changeGroups].sort());
});

it('tells whatever single fact of production is another', () => {
  const count = listLeaves(topology).length;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: count - 1 }), (place) => {
      const after = mutateLeaf(topology, place);
      const { changes, rest } = diffTopologies(topology, after);
      expect(rest).toEqual([]);
      expect(changes.length).toBeGreaterThan(0);
      expect(addressesOf(changes).sort()).toEqual(
        compareLeaves(topology, after)
          .map(({ address }) => address)
          .sort(),
      );
      for (const { text } of changes) expect(text).not.toMatch(/undefined|NaN|\[object|^:|: $/);
    }),
    { numRuns: 60, seed: 7 },
  );
});

/** Addresses of the facts that differ, by the leaves of both. */
function differing(before: Topology, after: Topology): readonly string[] {
  const [was, is] = [byName(listLeaves(before)), byName(listLeaves(after))];
  return [...new Set([...was.keys(), ...is.keys()])].filter((address) => was.get(address) !== is.get(address));
}

function byName(leaves: readonly Leaf[]): ReadonlyMap<string, string> {
  return new Map(leaves.map(({ address, value }) => [address, JSON.stringify(value)]));
}

function addressesOf(changes: readonly Change[]): string[] {
  return changes.flatMap(({ addresses }) => addresses);
}

function money(changes: readonly Change[]): number {
  return changes.reduce((sum, { usdPerHour }) => sum + (usdPerHour ?? 0), 0);
}

function byAddress([one]: readonly [string, ...unknown[]], [other]: readonly [string, ...unknown[]]): number {
  return one < other ? -1 : 1;
}
