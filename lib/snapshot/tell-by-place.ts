import { compareNames, type Fact } from './fact';
import { groupBy } from './group-by';
import type { Placed } from './place';

/** What a snapshot says where there is nothing. */
export const none = 'none';

type Record = { readonly [part: string]: Fact };

/** Numbers and words stand beside each place that has them, characters. */
const shortest = 12;

/**
 * A fact of several places on one line: itself where it is the same in all of them, else by place. A jurisdiction stands for its
 * Regions when they agree. Of a fact with parts each part is told so where that is shorter.
 */
export function tellByPlace(cells: readonly Placed<Fact>[]): Fact {
  const there = cells.filter(({ value }) => value !== undefined);
  const [first] = there;
  if (first === undefined) return none;
  if (there.length === cells.length && areEqual(cells)) return told(first.value);
  const whole = byPlace(there);
  const parts = tellParts(cells);
  return parts !== null && lengthOf(parts) <= lengthOf(whole) ? parts : whole;
}

/** The places of cells, as briefly as they can be named. */
export function placesOf(cells: readonly Placed<unknown>[]): readonly string[] {
  return namesOf(cells.map(({ place }) => ({ place, value: null }))).map(([name]) => name);
}

/** Places that agree are named together where what they agree on is longer than their names. */
function byPlace(cells: readonly Placed<Fact>[]): Fact {
  const named = namesOf(cells);
  const groups = groupBy(named, ([name, value]) => (lengthOf(value) > shortest ? JSON.stringify(value) : name));
  return Object.fromEntries(
    [...groups.values()].map((group) => [group.map(([name]) => name).join(' + '), told(group[0]?.[1])]),
  );
}

function tellParts(cells: readonly Placed<Fact>[]): Fact {
  const [first] = cells;
  if (first === undefined || !cells.every(({ value }) => isRecord(value))) return null;
  const parts = Object.keys(first.value as Record);
  if (!cells.every(({ value }) => Object.keys(value as Record).join() === parts.join())) return null;
  return Object.fromEntries(
    parts.map((part) => [
      part,
      tellByPlace(cells.map(({ place, value }) => ({ place, value: (value as Record)[part] }))),
    ]),
  );
}

function namesOf(cells: readonly Placed<Fact>[]): readonly (readonly [name: string, value: Fact])[] {
  const jurisdictions = groupBy(cells, ({ place }) => place.jurisdiction);
  return [...jurisdictions]
    .sort(([one], [other]) => compareNames(one, other))
    .flatMap(([jurisdiction, own]) => {
      const [first] = own;
      const isWhole = first !== undefined && (first.place.region === null || own.length === first.place.regions);
      if (isWhole && areEqual(own)) return [[jurisdiction, first.value] as const];
      return own
        .map(({ place, value }) => [place.region ?? jurisdiction, value] as const)
        .sort(([one], [other]) => compareNames(one, other));
    });
}

function areEqual(cells: readonly Placed<Fact>[]): boolean {
  return new Set(cells.map(({ value }) => JSON.stringify(value))).size === 1;
}

/** A fact as it is written: what there is none of is said, not left empty. */
function told(fact: Fact): Fact {
  if (fact === null || fact === undefined) return none;
  if (!isRecord(fact)) return fact;
  return Object.fromEntries(Object.entries(fact).map(([part, value]) => [part, told(value)]));
}

function isRecord(fact: Fact): fact is Record {
  return typeof fact === 'object' && fact !== null && !Array.isArray(fact);
}

function lengthOf(fact: Fact): number {
  return JSON.stringify(told(fact)).length;
}
