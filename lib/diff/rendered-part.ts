import type { RenderedPlace } from './rendered-diff';

/** One thing of a rendered file, to be compared with the one of the same identity on the other side. */
export interface RenderedPart extends RenderedPlace {
  /** What tells it from all other parts of a deployment, and stays when all else about it changes. */
  readonly identity: string;
  readonly content: unknown;
  /** Null: it holds no state. */
  readonly state: HeldState | null;
}

/** The state that a resource holds. */
export interface HeldState {
  readonly holds: string;
  /** Properties whose change replaces the resource, as they are. */
  readonly fixed: Readonly<Record<string, unknown>>;
}
