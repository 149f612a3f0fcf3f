import type { Inventory } from '#evidence';
import type { Boundary } from './boundary';

/** What the rules of residency are asked about. */
export interface ResidencyInput {
  readonly inventory: Inventory;
  readonly boundaries: readonly Boundary[];
}
