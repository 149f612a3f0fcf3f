/** Something that a rule objects to, as data: the reports word it. */
export interface Finding {
  /** Name of the rule, as in `Rule`. */
  readonly rule: string;
  /** Only an error fails a synth or a verification. */
  readonly severity: 'error' | 'warning';
  readonly at: Location;
  /** What stands there and why it may not: names the value. A sentence without a full stop at its end. */
  readonly message: string;
  /** What to change, and where: a blueprint field, a construct, a command. */
  readonly mend: string;
  /** The two places between which data would move; null where a rule is about one place. */
  readonly move: { readonly from: string; readonly to: string } | null;
}

/** Where in the rendered files a finding stands. */
export interface Location {
  /** File, as in `StackFile.file` and `ManifestFile.file`. */
  readonly file: string;
  /** Logical id of a resource, `Kind namespace/name` of a Kubernetes object; null for a file as a whole. */
  readonly subject: string | null;
  /** Path of the property, dots between keys and indexes (`Properties.Replicas.1.Region`); null for the subject as a whole. */
  readonly property: string | null;
}
