import { type Inventory, once, type PlacedResource } from '#evidence';
import { indexPlaces, type PlaceIndex } from './index-places';
import type { Movement } from './movement';
import type { Place } from './place';
import { placeOf, placesOf } from './place-of';
import { registeredType } from './register-aws';
import { targetsOf } from './targets-of';
import { valuesAt } from './values-at';

/** The places of a deployment and the ways between them, as its templates draw them. */
export interface ResidencyGraph {
  readonly places: readonly PlacedData[];
  readonly movements: readonly Movement[];
}

/** A place that keeps data, with the resource that makes it. */
export interface PlacedData {
  readonly place: Place;
  readonly resource: PlacedResource;
}

/** The graph of a deployment, drawn once for each inventory. */
export const drawGraph = once((inventory: Inventory): ResidencyGraph => {
  const index = indexPlaces(inventory);
  return {
    places: inventory.resources
      .filter(({ type }) => registeredType(type)?.judgement === 'holds')
      .flatMap((resource) => placesOf(resource).map((place) => ({ place, resource }))),
    movements: inventory.resources.flatMap((resource) => movementsOf(resource, index)),
  };
});

function movementsOf(resource: PlacedResource, index: PlaceIndex): readonly Movement[] {
  const from = placeOf(resource);
  return (registeredType(resource.type)?.moves ?? []).flatMap(({ path, form, movement: kind }) =>
    valuesAt(resource.properties, path).flatMap(({ property, value }) =>
      targetsOf(value, form, { resource, index }).map(({ place, shown }) => ({
        kind,
        from,
        to: place,
        shown,
        resource,
        property,
      })),
    ),
  );
}
