/**
 * What differs in templates and manifests, and whether the Topology explains it. That is true by construction: the old files are held
 * against what today's code renders from the old Topology, and that against what it renders from the new one.
 */
export interface RenderedDiff {
  /**
   * Old Topology against new, both through today's code: what the change of the Topology brings. Null: the old side has no Topology that
   * today's code can render.
   */
  readonly explained: RenderedChanges | null;
  /**
   * Old files against today's rendering of their own Topology: what code, charts, components and assets bring, or a hand that changed
   * the files. Without a Topology: old files against new ones, all of it unexplained. Null: the old side is no folder.
   */
  readonly unexplained: RenderedChanges | null;
  /** What could not be compared and why, in sentences. */
  readonly notCompared: readonly string[];
}

export interface RenderedChanges {
  readonly changes: readonly RenderedChange[];
  /** Where nothing but the hash of an asset differs: the code of a function, a layer. */
  readonly assets: readonly RenderedPlace[];
  /** Files that say the same in another way: order of fields, layout. */
  readonly rewritten: readonly string[];
}

/** A resource of a template, an object of a manifest, or what a file says beside them. */
export interface RenderedPlace {
  /** Stack (`production/eu/Tables`) or folder of manifests (`eu-north-1/30-models`). */
  readonly group: string;
  /** Path below the assembly, or below the deployment's folder of manifests. */
  readonly file: string;
  /** Logical id, `Deployment models/chat-large`, `Outputs.KeyArn`, or `stack`. */
  readonly subject: string;
  /** `AWS::DynamoDB::GlobalTable`, `Deployment.apps`; empty for what has none. */
  readonly type: string;
}

export interface RenderedChange extends RenderedPlace {
  readonly kind: 'added' | 'removed' | 'changed';
  /** What differs within it; none where all of it was added or removed. */
  readonly properties: readonly PropertyChange[];
  /** What is lost or left behind with it; null: it holds no state, or keeps it. Types that hold none are not looked at. */
  readonly lostState: LostState | null;
}

export interface PropertyChange {
  /** Keys with dots between them, elements of lists by their names: `spec.containers[engine].image`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered';
  /** As they stand in the files; null where there is none. */
  readonly before: unknown;
  readonly after: unknown;
}

export interface LostState {
  /** What it holds: `tenants, quotas, conversations, subjects and their erasures`. */
  readonly holds: string;
  /** Properties whose change replaces it; none: the resource is removed from its stack. */
  readonly replacedBy: readonly string[];
}
