import type { Verdict } from '#proofs';
import type { PlanReport } from '#report';
import type { Topology } from '#topology';
import type { Diagrams } from './diagrams';
import type { PoolHours } from './pool-hours';

/** All that the page says, before it is worded and drawn. */
export interface PageData {
  readonly provenance: Provenance;
  readonly topology: Topology;
  readonly diagrams: Diagrams;
  readonly plan: PlanReport;
  /** Pools of which the blueprint says the load of each hour. */
  readonly hours: readonly PoolHours[];
  /** What was proved; null: nothing has been rendered, so nothing could be. */
  readonly verdict: Verdict | null;
  /** Text of `docs/runbook.md`. */
  readonly runbook: string;
}

/** Where what the page shows comes from. */
export interface Provenance {
  /** Path of the blueprint's file, from its repository where it stands in one. */
  readonly blueprintFile: string;
  /** Null: the blueprint stands in no git repository, or in one without a commit. */
  readonly commit: Commit | null;
  /** Version of Meridian. */
  readonly version: string;
  /** Whether the rendered files that were proved were made of this blueprint; null: nothing was rendered, or it does not say. */
  readonly isRenderedNow: boolean | null;
}

/** The commit that was checked out. */
export interface Commit {
  /** Hexadecimal, 40 or 64 digits. */
  readonly id: string;
  /** Whether the work tree differs from it. */
  readonly isDirty: boolean;
}
