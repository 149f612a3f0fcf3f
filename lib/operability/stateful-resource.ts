import type { Inventory, PlacedResource } from '#evidence';
import { type StatefulType, statefulType } from './stateful-types';

/** A resource that holds state, and why it counts as one. */
export interface StatefulResource {
  readonly resource: PlacedResource;
  readonly state: StatefulType;
}

/** Every resource that holds state, in the order of the templates. */
export function listStatefulResources({ resources }: Inventory): readonly StatefulResource[] {
  return resources.flatMap((resource) => {
    const state = statefulType(resource.type, resource.properties);
    return state === null ? [] : [{ resource, state }];
  });
}
