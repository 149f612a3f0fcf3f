import { compareNames, type Fact, type FactFields, type Facts, Line, Names, OfEach } from './fact';
import type { Placed } from './place';
import { none, placesOf, tellByPlace } from './tell-by-place';
import { tellNames } from './tell-names';
import { tellOfEach } from './tell-of-each';

/** Facts of all places together, ready to be written: what fits on a line, and blocks of named parts. */
export type Told = { readonly line: Fact } | { readonly block: readonly (readonly [name: string, told: Told])[] };

/** First part of a block whose thing does not stand everywhere. */
const only = 'only';

/** Tells the facts of several places together: what is the same in all of them once. */
export function tellFacts(cells: readonly Placed<Facts>[]): Told {
  const there = cells.filter(({ value }) => value !== undefined && value !== null);
  const [first] = there;
  if (first === undefined) return { line: none };
  if (first.value instanceof Line) return { line: tellByPlace(cells.map(toFact)) };
  if (first.value instanceof OfEach) return { line: tellOfEach(there as Placed<OfEach>[]) };
  if (first.value instanceof Names) return { line: tellNames(cells.map(toNames)) };
  if (first.value instanceof Map) return tellThings(there as Placed<ReadonlyMap<string, Facts>>[], cells);
  if (typeof first.value !== 'object' || Array.isArray(first.value)) return { line: tellByPlace(cells.map(toFact)) };
  return tellFields(there as Placed<FactFields>[], cells);
}

function tellFields(there: readonly Placed<FactFields>[], cells: readonly Placed<unknown>[]): Told {
  const fields = [...new Set(there.flatMap(({ value }) => Object.keys(value)))];
  const told = fields.map((field) => [field, tellFacts(partsOf(field, there))] as const);
  return { block: there.length === cells.length ? told : [[only, { line: placesOf(there) }], ...told] };
}

function tellThings(there: readonly Placed<ReadonlyMap<string, Facts>>[], cells: readonly Placed<Facts>[]): Told {
  const names = [...new Set(there.flatMap(({ value }) => [...value.keys()]))].sort(compareNames);
  if (names.length === 0) return { line: none };
  return { block: names.map((name) => [name, tellFacts(cells.map((cell) => thingOf(name, cell)))]) };
}

function partsOf(field: string, cells: readonly Placed<FactFields>[]): readonly Placed<Facts>[] {
  return cells.map(({ place, value }) => ({ place, value: value[field] }));
}

function thingOf(name: string, { place, value }: Placed<Facts>): Placed<Facts> {
  return { place, value: value instanceof Map ? value.get(name) : undefined };
}

function toNames({ place, value }: Placed<Facts>): Placed<Names> {
  return { place, value: value instanceof Names ? value : new Names([]) };
}

function toFact({ place, value }: Placed<Facts>): Placed<Fact> {
  return { place, value: value instanceof Line ? value.fact : (value as Fact) };
}
