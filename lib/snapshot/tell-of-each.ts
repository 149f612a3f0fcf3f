import { compareNames, type Fact, type OfEach } from './fact';
import { groupBy } from './group-by';
import type { Placed } from './place';
import { tellByPlace } from './tell-by-place';

/** What a snapshot calls those things of a list that it does not name. */
const others = 'others';

/** A fact of each of several things, in several places, on one line: things that differ by their names, the rest as `others`. */
export function tellOfEach(cells: readonly Placed<OfEach>[]): Fact {
  const there = cells.filter(({ value }) => value.facts.size > 0);
  const shared = there.map(({ place, value }) => ({ place, value: sharedFact(value) }));
  if (shared.every(({ value }) => value !== undefined)) return tellByPlace(shared);
  const names = new Set(there.flatMap(({ value }) => [...value.facts.keys()]));
  return tellNamed([...names].sort(compareNames).map((name) => [name, factOf(name, there)] as const));
}

/** The fact of all things of a place; undefined where they differ. */
function sharedFact({ facts }: OfEach): Fact {
  const [first, ...rest] = [...facts.values()].map((fact) => fact ?? null);
  return rest.every((fact) => JSON.stringify(fact) === JSON.stringify(first)) ? first : undefined;
}

function tellNamed(facts: readonly (readonly [name: string, fact: Fact])[]): Fact {
  const groups = [...groupBy(facts, ([, fact]) => JSON.stringify(fact)).values()];
  const [largest] = groups.sort((one, other) => other.length - one.length);
  const [shared] = largest ?? [];
  if (largest === undefined || shared === undefined || largest.length === 1) return Object.fromEntries(facts);
  if (groups.length === 1) return shared[1];
  return Object.fromEntries([...facts.filter((fact) => !largest.includes(fact)), [others, shared[1]]]);
}

/** Of one thing, in the places where it is. */
function factOf(name: string, cells: readonly Placed<OfEach>[]): Fact {
  return tellByPlace(
    cells
      .filter(({ value }) => value.facts.has(name))
      .map(({ place, value }) => ({ place, value: value.facts.get(name) ?? null })),
  );
}
