import type { Evidence } from '#evidence';

/** One change of the rendered files of a shipped deployment, and the rule that must object to it. */
export interface Mutation {
  /** What somebody did, in a few words. */
  readonly name: string;
  readonly deployment: 'production' | 'demo';
  /** Name of the rule that is meant for it; others may object too. */
  readonly rule: string;
  /** Makes the change in a copy of the evidence. It throws when what it would change is not there: no mutation goes stale. */
  readonly change: (copy: Evidence) => void;
}
