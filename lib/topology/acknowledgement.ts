/** Why a finding of a rule is accepted where it stands. It is written into the rendered files, beside what it is about. */
export interface Acknowledgement {
  /** Name of the rule, as its finding gives it. */
  readonly rule: string;
  /** Why this may be so, here: not what the finding says already. */
  readonly reason: string;
  /** What would end it. */
  readonly until: string;
}

/** Where acknowledgements stand: in the `Metadata` of a resource as a list, in an annotation of a Kubernetes object as the same list in JSON. */
export const acknowledgementKeys = {
  metadata: 'meridian:acknowledged',
  annotation: 'meridian.internal/acknowledged',
} as const;
