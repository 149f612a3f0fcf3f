import type { Peer } from '#topology';

/** Peers of a Region in its order of failover. */
export function inOrder(peers: readonly Peer[]): readonly Peer[] {
  return [...peers].sort((one, other) => one.order - other.order);
}
