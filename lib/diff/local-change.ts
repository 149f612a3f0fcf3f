import type { LeafDifference } from '#address';
import type { Topology } from '#topology';
import type { Cause } from './cause';
import type { Change } from './change';

/** Where something happens: a Region; a jurisdiction (no Region); the deployment (neither). */
export interface Scope {
  readonly jurisdiction: string | null;
  readonly region: string | null;
}

/** A change of one Region or jurisdiction, before those that say the same of several are told as one. */
export interface LocalChange extends Omit<Change, 'place'> {
  readonly scope: Scope;
  /** What else may follow from it. */
  readonly causes: readonly Cause[];
}

/** What rules work on. */
export interface Comparison {
  readonly before: Topology;
  readonly after: Topology;
  /** Facts that differ and that no rule before has claimed. */
  readonly open: readonly LeafDifference[];
}

/** Explains some of the open facts: each address of its changes is that of an open fact, and stands in one of them alone. */
export type Explain = (comparison: Comparison) => readonly LocalChange[];

/** The usual change: nothing lost, no money, nothing follows. */
export function localChange(
  change: Pick<LocalChange, 'group' | 'scope' | 'text' | 'addresses'> & Partial<LocalChange>,
): LocalChange {
  return { isDestructive: false, usdPerHour: null, causes: [], ...change };
}
