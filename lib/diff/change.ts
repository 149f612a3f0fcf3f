import type { LeafValue } from '#address';

/** What a change can hurt, worst first. Each change stands in the first group that fits. */
export const changeGroups = ['residency', 'replacement', 'availability', 'capacity', 'security', 'cosmetic'] as const;

export type ChangeGroup = (typeof changeGroups)[number];

/** One change of a Topology, in the words of the domain. */
export interface Change {
  readonly group: ChangeGroup;
  /** Where it happens: `eu`, `eu-north-1`, or `all` for the whole deployment. */
  readonly place: string;
  /** What happens, without the place: `burst pool of chat-large 12 -> 18`. */
  readonly text: string;
  /** Whether data or what serves is lost with it: a replacement of what holds state, a removed replica. */
  readonly isDestructive: boolean;
  /** What it adds to the cost of an hour at peak, USD; null: nothing, or no price is known. */
  readonly usdPerHour: number | null;
  /** Addresses of all facts that the change explains. */
  readonly addresses: readonly string[];
}

/** One fact that differs; null where a Topology does not have it. */
export interface LeafChange {
  readonly address: string;
  readonly before: LeafValue;
  readonly after: LeafValue;
  /** Whether the fact is there on both sides. */
  readonly kind: 'added' | 'removed' | 'changed';
}
