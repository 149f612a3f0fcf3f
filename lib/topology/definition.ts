/** The definition of a custom resource that no component brings: its release is a file of manifests, not a chart. */
export interface Definition {
  /** As Kubernetes names it: `<plural>.<group>`. */
  readonly name: string;
  /** Release that it is from. */
  readonly version: string;
  /** SPDX. */
  readonly licence: string;
  /** What it is there for, a line for people. */
  readonly purpose: string;
}
