import type { Topology } from '#topology';
import { identify } from './identify';
import type { Element, Leaf, LeafValue, Scalar } from './leaf';

type Place = Omit<Leaf, 'value'>;

const root: Place = { address: '', pattern: '', jurisdiction: null, region: null, elements: [] };

/** Every fact of a Topology with its address, in the order in which the Topology names them. Addresses are unique. */
export function listLeaves(topology: Topology): readonly Leaf[] {
  const leaves: Leaf[] = [];
  visit(topology, root, leaves);
  return leaves;
}

function visit(value: unknown, place: Place, leaves: Leaf[]): void {
  if (isLeafValue(value)) leaves.push({ ...place, value });
  else if (Array.isArray(value)) visitElements(value, place, leaves);
  else {
    for (const [field, part] of Object.entries(value as object)) {
      const pattern = place.pattern === '' ? field : `${place.pattern}.${field}`;
      const address = place.address === '' ? field : `${place.address}.${field}`;
      visit(part, { ...place, pattern, address }, leaves);
    }
  }
}

function visitElements(elements: readonly object[], place: Place, leaves: Leaf[]): void {
  const identities = identify(place.pattern, elements as readonly Readonly<Record<string, unknown>>[]);
  for (const [index, element] of elements.entries()) {
    visit(element, placeOf(place, identities[index] ?? String(index)), leaves);
  }
}

function placeOf(list: Place, identity: string): Place {
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
function isLeafValue(value: unknown): value is LeafValue {
  if (Array.isArray(value)) return value.every(isScalar);
  return isScalar(value) || Object.keys(value as object).length === 0;
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value !== 'object';
}
