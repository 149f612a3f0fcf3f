import type { Topology } from '#topology';
import { identify } from './identify';
import type { Leaf, LeafValue } from './leaf';
import { type Fields, fieldPlace, isLeafValue, leavesAt, type Place, placeOf, root } from './list-leaves';

/** A fact that is not the same in two Topologies. */
export interface LeafDifference extends Omit<Leaf, 'value'> {
  /** Null where the first has no such fact, and where it says null. */
  readonly before: LeafValue;
  readonly after: LeafValue;
  readonly kind: 'added' | 'removed' | 'changed';
  /** The outermost part that holds it and that one side alone has: an element of a list, or what is null on the other side. */
  readonly whole: Whole | null;
}

/** A part by its address and pattern. */
export type Whole = Pick<Leaf, 'address' | 'pattern'>;

type Take = (value: LeafValue, place: Place) => void;

/**
 * Every fact that differs, as a comparison of their `listLeaves` would find them, in the order of the second; what the first alone
 * has stands where it was. It walks both at once: addresses are made for what differs, which makes it many times as fast.
 */
export function compareLeaves(before: Topology, after: Topology): readonly LeafDifference[] {
  const found: LeafDifference[] = [];
  visit([before, after], root, found);
  return found;
}

type Sides = readonly [unknown, unknown];

function visit(sides: Sides, place: Place, found: LeafDifference[]): void {
  const [before, after] = sides;
  if (before === after) return;
  const isLeaf = [isLeafValue(before), isLeafValue(after)];
  if (isLeaf[0] && isLeaf[1]) {
    const [left, right] = sides as readonly [LeafValue, LeafValue];
    if (!isSame(left, right)) found.push({ ...place, before: left, after: right, kind: 'changed', whole: null });
  } else if (isLeaf[0] || isLeaf[1] || Array.isArray(before) !== Array.isArray(after)) {
    const whole = firstPart(isLeaf[0] ? after : before, place);
    leavesAt(after, place, added(found, whole));
    leavesAt(before, place, removed(found, whole));
  } else if (Array.isArray(before))
    visitElements(sides as readonly [readonly Fields[], readonly Fields[]], place, found);
  else visitFields(sides as readonly [Fields, Fields], place, found);
}

/** Of a list, its first element: the empty list that stood in its place goes with that. */
function firstPart(value: unknown, place: Place): Whole {
  if (!Array.isArray(value)) return place;
  const [identity] = identify(place.pattern, value);
  return identity === undefined ? place : placeOf(place, identity);
}

function visitFields([before, after]: readonly [Fields, Fields], place: Place, found: LeafDifference[]): void {
  for (const [field, value] of Object.entries(after)) {
    if (before[field] === value) continue;
    const below = fieldPlace(place, field);
    if (field in before) visit([before[field], value], below, found);
    else leavesAt(value, below, added(found, below));
  }
  for (const [field, value] of Object.entries(before)) {
    if (field in after) continue;
    const below = fieldPlace(place, field);
    leavesAt(value, below, removed(found, below));
  }
}

function visitElements(
  [before, after]: readonly [readonly Fields[], readonly Fields[]],
  place: Place,
  found: LeafDifference[],
): void {
  const old = new Map(identify(place.pattern, before).map((identity, index) => [identity, before[index]]));
  for (const [index, identity] of identify(place.pattern, after).entries()) {
    const left = old.get(identity);
    const below = placeOf(place, identity);
    if (left === undefined) leavesAt(after[index], below, added(found, below));
    else visit([left, after[index]], below, found);
    old.delete(identity);
  }
  for (const [identity, value] of old) {
    const below = placeOf(place, identity);
    leavesAt(value, below, removed(found, below));
  }
}

function added(found: LeafDifference[], { address, pattern }: Whole): Take {
  const whole = { address, pattern };
  return (value, place) =>
    found.push({ ...place, before: null, after: value, kind: 'added', whole: outermost(whole, place) });
}

function removed(found: LeafDifference[], { address, pattern }: Whole): Take {
  const whole = { address, pattern };
  return (value, place) =>
    found.push({ ...place, before: value, after: null, kind: 'removed', whole: outermost(whole, place) });
}

/** Elements of a list that was empty stand each for itself. */
function outermost(whole: Whole, { address, elements }: Place): Whole {
  if (address.startsWith(whole.address)) return whole;
  const own = elements.find(({ pattern }) => pattern === whole.pattern);
  return own === undefined ? whole : { address: own.address, pattern: own.pattern };
}

function isSame(left: LeafValue, right: LeafValue): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
