import { type Inventory, type PlacedResource, type StackFile, textAt } from '#evidence';
import type { Place } from './place';
import { placesOf } from './place-of';
import { registeredType } from './register-aws';

/** What the templates of a deployment define, by all the ways in which something else can refer to it. */
export interface Landmarks {
  /** Stacks by `name@region`. */
  readonly stacks: ReadonlyMap<string, StackFile>;
  /** Resources by `file#LogicalId`. */
  readonly resources: ReadonlyMap<string, PlacedResource>;
  /** Places by physical name. A table has one in every Region of its replicas. */
  readonly names: ReadonlyMap<string, readonly Place[]>;
}

export function findLandmarks({ stacks, resources }: Inventory): Landmarks {
  const names = new Map<string, readonly Place[]>();
  for (const resource of resources) {
    const property = registeredType(resource.type)?.place.name ?? null;
    const name = property === null ? null : textAt(resource.properties, property);
    if (name !== null) names.set(name, [...(names.get(name) ?? []), ...placesOf(resource)]);
  }
  return {
    stacks: new Map(stacks.map((stack) => [`${stack.name}@${stack.region}`, stack])),
    resources: new Map(resources.map((resource) => [resourceKey(resource.stack, resource.logicalId), resource])),
    names,
  };
}

/** Key of a resource in `Landmarks.resources`. */
export function resourceKey({ file }: StackFile, logicalId: string): string {
  return `${file}#${logicalId}`;
}
