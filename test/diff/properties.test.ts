import fc from 'fast-check';
import { compareLeaves, type Leaf, listLeaves } from '#address';
import { type Change, changeGroups, diffTopologies } from '#diff';
import type { Topology } from '#topology';
import { mutateLeaf } from './mutate-leaf';
import { productionSide, recordedChanges, sidesOf } from './recorded-changes';

const { topology } = productionSide();
const recorded = recordedChanges.map((change) => {
  const [before, after] = sidesOf(change);
  return { name: change.name, before, after, ...diffTopologies(before, after) };
});

it('finds nothing between two copies of a Topology', () => {
  expect(diffTopologies(topology, JSON.parse(JSON.stringify(topology)) as Topology)).toEqual({ changes: [], rest: [] });
});

describe.each(recorded)('$name', ({ before, after, changes, rest }) => {
  it('has every fact that differs in one place, and no other', () => {
    const told = [...changes.flatMap(({ addresses }) => addresses), ...rest.map(({ address }) => address)];
    expect(lines(told)).toBe(lines(differing(before, after)));
  });

  it('the other way round tells the same facts, and takes back the money', () => {
    const back = diffTopologies(after, before);
    expect(lines(addressesOf(back.changes))).toBe(lines(addressesOf(changes)));
    expect(money(back.changes)).toBeCloseTo(-money(changes), 6);
  });

  it('the other way round has come what had gone', () => {
    const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    const kinds = (differences: ReturnType<typeof compareLeaves>, isTurned: boolean) =>
      lines(
        differences.map(
          ({ address, kind, whole }) => `${address} ${isTurned ? turned[kind] : kind} ${JSON.stringify(whole)}`,
        ),
      );
    expect(kinds(compareLeaves(after, before), false)).toBe(kinds(compareLeaves(before, after), true));
  });

  it('stands in groups, worst first', () => {
    const ranks = changes.map(({ group }) => changeGroups.indexOf(group));
    expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
  });
});

it('reaches each group', () => {
  const reached = new Set(recorded.flatMap(({ changes }) => changes.map(({ group }) => group)));
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
      expect(lines(addressesOf(changes))).toBe(lines(compareLeaves(topology, after).map(({ address }) => address)));
      for (const { text } of changes) expect(text).not.toMatch(/undefined|NaN|\[object|^:|: $/);
    }),
    { numRuns: 30, seed: 7 },
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

/** Sorted, as one text: thousands of addresses are compared faster than as a list. */
function lines(texts: readonly string[]): string {
  return [...texts].sort().join('\n');
}
