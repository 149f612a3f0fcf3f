import type { Change, LeafChange } from './change';
import type { DiffFailure } from './diff-failure';
import type { RenderedDiff } from './rendered-diff';

/** Version of the form in which `diff --json` prints; it rises when a field is renamed, removed, or changes its meaning. */
export const diffReportVersion = 1;

/** What differs between two states of one deployment. */
export interface DiffReport {
  readonly version: typeof diffReportVersion;
  readonly deployment: string;
  /** The two sides in words: `git:main (9d841da3), regions/production.ts`, `regions/production.ts as it stands`. */
  readonly before: string;
  readonly after: string;
  /** False where a side holds no Topology, such as an assembly that recorded none: then nothing is known of changes. */
  readonly topologyCompared: boolean;
  /** By group, worst first. */
  readonly changes: readonly Change[];
  /** Facts that differ and that no change explains. */
  readonly rest: readonly LeafChange[];
  /** What the whole deployment costs; null where a side is no blueprint, from which alone that can be planned. */
  readonly cost: { readonly before: DeploymentCost; readonly after: DeploymentCost } | null;
  /** What differs in templates and manifests; null where they were not asked for. */
  readonly rendered: RenderedDiff | null;
  /** What of `--fail-on` was met; empty: nothing. */
  readonly failures: readonly DiffFailure[];
}

/** List prices, US dollars. */
export interface DeploymentCost {
  /** With all of burst running. */
  readonly usdPerHourAtPeak: number;
  /** A month of 730 hours at the mean load of a day. */
  readonly usdPerMonth: number;
}
