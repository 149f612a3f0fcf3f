import { compareLeaves, type LeafDifference } from '#address';
import type { Topology } from '#topology';
import { type Change, changeGroups, type LeafChange } from './change';
import { explainOthers } from './explain-others';
import { foldConsequences } from './fold-consequences';
import { foldPlaces } from './fold-places';
import type { LocalChange } from './local-change';
import { listPlaces } from './places';
import { rules } from './rules';
import { sortUnits } from './sort-units';
import { listUnits } from './unit';

/** What differs between two Topologies: changes in words, worst first, and facts that no change explains. */
export interface TopologyDiff {
  readonly changes: readonly Change[];
  readonly rest: readonly LeafChange[];
}

/**
 * Compares two Topologies of one deployment, in the words of the domain. Every fact that differs stands in one change or in `rest`: first
 * the rules explain what they know, then the register words what is left, apart from what follows from what was explained.
 */
export function diffTopologies(before: Topology, after: Topology): TopologyDiff {
  let open = compareLeaves(before, after);
  const ruled: LocalChange[] = [];
  for (const explain of rules) {
    const found = explain({ before, after, open });
    ruled.push(...found);
    open = without(open, found);
  }
  const units = listUnits(open);
  const { own, consequences } = sortUnits(
    units,
    ruled.flatMap(({ causes }) => causes),
  );
  const places = listPlaces(before, after);
  const told = explainOthers({ before, after, open }, own);
  const changes = [...foldPlaces([...ruled, ...told], places), ...foldConsequences(consequences, places)];
  return { changes: sorted(changes), rest: restOf(open, changes) };
}

function without(open: readonly LeafDifference[], found: readonly { readonly addresses: readonly string[] }[]) {
  if (found.length === 0) return open;
  const claimed = new Set(found.flatMap(({ addresses }) => addresses));
  return open.filter(({ address }) => !claimed.has(address));
}

/** By group; in each, what destroys first. */
function sorted(changes: readonly Change[]): readonly Change[] {
  const rank = ({ group, isDestructive }: Change) => changeGroups.indexOf(group) * 2 + (isDestructive ? 0 : 1);
  return [...changes].sort((one, other) => rank(one) - rank(other));
}

function restOf(open: readonly LeafDifference[], changes: readonly Change[]): readonly LeafChange[] {
  return without(open, changes).map(({ address, before, after, kind }) => ({ address, before, after, kind }));
}
