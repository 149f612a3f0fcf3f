import type { Inventory } from '#evidence';
import type { Topology } from '#topology';

/** What the rules of security are asked about. */
export interface SecurityInput {
  readonly inventory: Inventory;
  readonly topology: Topology;
}
