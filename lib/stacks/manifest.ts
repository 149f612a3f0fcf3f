import type { JsonObject } from '#topology';

/** A file of Kubernetes objects, as plain data. */
export interface Manifest {
  /** Name of the chart, `20-model-pools/chat`. */
  readonly name: string;
  /** Place in the order of installation, which components share. */
  readonly order: number;
  readonly objects: readonly JsonObject[];
}
