import type { Topology } from '#topology';
import { identify } from './identify';
import type { Element, Leaf, LeafValue, Scalar } from './leaf';

/** Where something stands, before it is known to be a fact. */
export type Place = Omit<Leaf, 'value'>;

export type Fields = Readonly<Record<string, unknown>>;

/** The Topology itself. */
export const root: Place = { address: '', pattern: '', jurisdiction: null, region: null, elements: [] };

/** Every fact of a Topology with its address, in the order in which the Topology names them. Addresses are unique. */
export function listLeaves(topology: Topology): readonly Leaf[] {
  const leaves: Leaf[] = [];
  leavesAt(topology, root, (value, place) => leaves.push({ ...place, value }));
  return leaves;
}

/** Hands every fact of a part to `take`. */
export function leavesAt(value: unknown, place: Place, take: (value: LeafValue, place: Place) => void): void {
  if (isLeafValue(value)) take(value, place);
  else if (Array.isArray(value)) {
    const identities = identify(place.pattern, value as readonly Fields[]);
    for (const [index, element] of value.entries()) {
      leavesAt(element, placeOf(place, identities[index] ?? String(index)), take);
    }
  } else {
    for (const [field, part] of Object.entries(value as object)) leavesAt(part, fieldPlace(place, field), take);
  }
}

/** Place of a field. */
export function fieldPlace(place: Place, field: string): Place {
  const pattern = place.pattern === '' ? field : `${place.pattern}.${field}`;
  const address = place.address === '' ? field : `${place.address}.${field}`;
  return { ...place, pattern, address };
}

/** Place of an element of the list at `list`. */
export function placeOf(list: Place, identity: string): Place {
  const address = `${list.address}[${identity}]`;
  const element: Element = { pattern: list.pattern, identity, address };
  return {
    address,
    pattern: list.pattern,
    jurisdiction: list.pattern === 'jurisdictions' ? identity : list.jurisdiction,
    region: list.pattern === 'jurisdictions.regions' ? identity : list.region,
    elements: [...list.elements, element],
  };
}

/** A list of scalars is one fact; so are an empty list and an empty object. */
export function isLeafValue(value: unknown): value is LeafValue {
  if (Array.isArray(value)) return value.every(isScalar);
  return isScalar(value) || Object.keys(value as object).length === 0;
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value !== 'object';
}
