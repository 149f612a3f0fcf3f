import type { LeafValue } from '#address';
import type { Topology } from '#topology';

/** A Topology whose fact at a place among its leaves is another; all else is shared with the first. */
export function mutateLeaf(topology: Topology, place: number): Topology {
  let left = place;
  const visit = (value: unknown): unknown => {
    if (left < 0) return value;
    if (isLeaf(value)) {
      left -= 1;
      return left < 0 ? mutated(value) : value;
    }
    if (Array.isArray(value)) return value.map(visit);
    return Object.fromEntries(Object.entries(value as object).map(([field, part]) => [field, visit(part)]));
  };
  return visit(topology) as Topology;
}

function isLeaf(value: unknown): value is LeafValue {
  if (Array.isArray(value)) return value.every(isScalar);
  return isScalar(value) || Object.keys(value as object).length === 0;
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

function mutated(value: LeafValue): unknown {
  if (Array.isArray(value)) return [...value, 'another'];
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return typeof value === 'string' ? `${value}-another` : value === null ? 'another' : { another: 1 };
}
