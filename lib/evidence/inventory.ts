import type { Evidence } from './evidence';
import { listApplied, listObjects, type PlacedObject } from './list-objects';
import { listReleases, type PlacedRelease } from './list-releases';
import { listResources, type PlacedResource } from './list-resources';

/** The rendered files with all that stands in them listed once: what rules are asked about. */
export interface Inventory extends Evidence {
  readonly resources: readonly PlacedResource[];
  readonly objects: readonly PlacedObject[];
  readonly releases: readonly PlacedRelease[];
}

/** @throws Error naming a template whose manifest or values are no JSON */
export function takeInventory(evidence: Evidence): Inventory {
  const resources = evidence.stacks.flatMap(listResources);
  const objects = [...evidence.manifests.flatMap(listObjects), ...resources.flatMap(listApplied)];
  return { ...evidence, resources, objects, releases: listReleases(objects, resources) };
}
