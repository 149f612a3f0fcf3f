import type { Evidence, RuleVerdict } from '#evidence';
import type { StateLock } from '#operability';
import type { Boundary } from '#residency';
import type { Topology } from '#topology';

/** All that the proofs are given about one deployment. */
export interface ProofInput {
  readonly evidence: Evidence;
  /** Jurisdictions as the blueprint draws them. */
  readonly boundaries: readonly Boundary[];
  readonly topology: Topology;
  /** Text of `docs/runbook.md`. */
  readonly runbook: string;
  /** Null: the deployment keeps no lock. */
  readonly lock: StateLock | null;
  /** What others than our own rules say of the same templates (cdk-nag): joined to the proof of security. */
  readonly outside: readonly RuleVerdict[];
}
