import type { LeafValue } from '#address';

/**
 * What a change can hurt, worst first. Each change stands in the first group that fits.
 *
 * - `residency`: where data lies or moves: jurisdictions, Regions, accounts, legal sets, replicas of tables and keys, copies of buckets.
 * - `replacement`: what holds state is made anew or loses some of it: names, keys, networks, retention that is cut, protection of state.
 * - `availability`: what answers and how it fails over: less that always runs, limits of tiers that are cut, routes, versions of what
 *   runs, drain, health, alarms and rules.
 * - `capacity`: how much there is and what it costs: more replicas, nodes, instances, quotas; what is kept longer.
 * - `security`: who and what gets in: networks, identities, secrets, flows, limits of tiers that are raised.
 * - `cosmetic`: tags, descriptions, dashboards; the order of lists that mean the same in any order.
 */
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
