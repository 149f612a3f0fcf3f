/** What stands on one line of a snapshot. */
export type Fact = Scalar | readonly Fact[] | { readonly [part: string]: Fact };

/** `null`: the thing that it is about has none; `undefined`: that thing is not there itself. */
export type Scalar = string | number | boolean | null | undefined;

/** A fact with parts that are told on one line, since a reviewer reads them together. */
export class Line {
  constructor(readonly fact: Fact) {}
}

/** One fact of each of several like things, by their names. What is the same for most of them is said once. */
export class OfEach {
  constructor(readonly facts: ReadonlyMap<string, Fact>) {}
}

/** Names of like things, of which most are everywhere. */
export class Names {
  constructor(readonly names: readonly string[]) {}
}

/** Facts about one place: by the names of their fields, in that order, or by the names of things, which are sorted. */
export type Facts = Scalar | readonly Scalar[] | Line | OfEach | Names | ReadonlyMap<string, Facts> | FactFields;

export interface FactFields {
  readonly [field: string]: Facts;
}

/** Things by their names. */
export function byName<Thing extends { readonly name: string }, Told>(
  things: readonly Thing[],
  tell: (thing: Thing) => Told,
): ReadonlyMap<string, Told> {
  return byKey(things, ({ name }) => name, tell);
}

/** Things by what else tells them apart. */
export function byKey<Thing, Told>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
  tell: (thing: Thing) => Told,
): ReadonlyMap<string, Told> {
  return new Map(things.map((thing) => [keyOf(thing), tell(thing)]));
}

/** Things by their names, sorted, on one line. */
export function asRecord(facts: ReadonlyMap<string, Fact>): Fact {
  return Object.fromEntries([...facts].sort(([one], [other]) => compareNames(one, other)));
}

/** Names in the order of the alphabet, the same on every machine. */
export function sorted(names: readonly string[]): readonly string[] {
  return [...names].sort(compareNames);
}

export function compareNames(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
