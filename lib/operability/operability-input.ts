import type { Inventory } from '#evidence';
import type { Topology } from '#topology';
import type { StateLock } from './state-lock';

/** What the rules of operability are asked about. */
export interface OperabilityInput {
  readonly inventory: Inventory;
  readonly topology: Topology;
  /** Text of `docs/runbook.md`. */
  readonly runbook: string;
  /** Null: the deployment keeps no lock, and its rule says so. */
  readonly lock: StateLock | null;
}
