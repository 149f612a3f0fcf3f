import type { LeafValue } from '#address';
import type { ExplainedLine } from '#capacity';
import type { ExplainedField } from './blueprint-value';
import type { Places } from './place';
import type { PlanStep } from './plan-step';

/** Version of the form of what `meridian explain` prints as data. */
export const explainVersion = 1;

/** What `meridian explain` prints as data. */
export interface ExplainReport {
  readonly version: number;
  /** What was asked for. */
  readonly asked: string;
  /** Deployments in which something bears the name, and what. */
  readonly deployments: readonly { readonly deployment: string; readonly groups: readonly HitGroup[] }[];
  /** The one thing that is meant; null when it may be any of several. */
  readonly explained: Explained | null;
}

/** One thing or fact of a Topology: what it is, where it comes from, where it ends up. */
export interface Explained {
  readonly subject: Subject;
  readonly facts: readonly ExplainedFact[];
  /** Facts of the thing that are not among those, because they are its parts' or told last. */
  readonly furtherFacts: number;
  /** Fields of the blueprint on which these facts hang themselves. */
  readonly fields: readonly ExplainedField[];
  /** Steps of the plan of which they are results. */
  readonly steps: readonly ExplainedStep[];
  readonly places: Places;
  /** What else bears the name. */
  readonly others: readonly HitGroup[];
}

/** What is explained. */
export interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly address: string;
  readonly jurisdiction: string | null;
  readonly region: string | null;
}

/** A fact, and how it comes about. */
export interface ExplainedFact {
  /** Within what is explained: `burst.maxReplicas`. */
  readonly name: string;
  readonly address: string;
  readonly value: LeafValue;
  /** Taken over from the blueprint, a result of the plan, or a convention: a formula or a constant, with fields or without. */
  readonly from: 'blueprint' | 'plan' | 'convention';
  readonly how: string;
  /** Fields of the blueprint on which it hangs itself. */
  readonly fields: readonly string[];
  /** File that decides it. */
  readonly source: string;
}

/** A step of the plan. */
export interface ExplainedStep {
  readonly step: PlanStep;
  readonly what: string;
  /** Fields of the blueprint that the step reads. */
  readonly fields: readonly string[];
  /** Pool whose arithmetic it is, as `region/model`; null for what several pools share. */
  readonly pool: string | null;
  /** Its arithmetic, as far as it is told. */
  readonly lines: readonly ExplainedLine[];
}

/** Things or facts of one kind that bear a name. */
export interface HitGroup {
  readonly kind: string;
  readonly count: number;
  /** Jurisdictions or Regions in which they stand; none: the deployment as a whole. */
  readonly in: readonly string[];
  /** Address of the first: an ending of it narrows the search. */
  readonly example: string;
}
