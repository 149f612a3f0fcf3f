/** A fact of a Topology that has no parts: a scalar, or a list of scalars. */
export type LeafValue = Scalar | readonly Scalar[];

export type Scalar = string | number | boolean | null;

/** One fact of a Topology, with where it stands. */
export interface Leaf {
  /**
   * Where it stands, by names instead of places in lists, so that it says the same of two Topologies:
   * `jurisdictions[eu].regions[eu-north-1].modelPools[chat-large].burst.maxReplicas`.
   */
  readonly address: string;
  /** The names of its fields alone: `jurisdictions.regions.modelPools.burst.maxReplicas`. */
  readonly pattern: string;
  /** Jurisdiction in which it stands; null: the deployment as a whole. */
  readonly jurisdiction: string | null;
  /** Region in which it stands; null: the jurisdiction as a whole, or the deployment. */
  readonly region: string | null;
  /** The elements of lists on the way to it, outermost first. */
  readonly elements: readonly Element[];
  readonly value: LeafValue;
}

/** An element of a list, by what identifies it there. */
export interface Element {
  /** The names of the list's fields: `jurisdictions.regions.modelPools`. */
  readonly pattern: string;
  /** What tells it from the other elements: `chat-large`. */
  readonly identity: string;
  readonly address: string;
}
