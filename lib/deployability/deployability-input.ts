import type { Inventory } from '#evidence';
import type { Topology } from '#topology';

/** What the rules of deployability are asked about. */
export interface DeployabilityInput {
  readonly inventory: Inventory;
  readonly topology: Topology;
}
