import { type Fact, OfEach } from './fact';
import { groupBy } from './group-by';

interface Naming<Thing> {
  readonly kindOf: (thing: Thing) => string;
  readonly nameOf: (thing: Thing) => string;
}

/** A fact of each thing: of a kind as a whole where all things of the kind have the same, else of each by its name. */
export function ofKinds<Thing>(
  things: readonly Thing[],
  { kindOf, nameOf }: Naming<Thing>,
  tell: (thing: Thing) => Fact,
): OfEach {
  const kinds = [...groupBy(things, kindOf)].flatMap(([kind, own]) => {
    const facts = own.map((thing) => [nameOf(thing), tell(thing)] as const);
    const [first] = facts;
    const areEqual = new Set(facts.map(([, fact]) => JSON.stringify(fact))).size === 1;
    return areEqual && first !== undefined ? [[kind, first[1]] as const] : facts;
  });
  return new OfEach(new Map(kinds));
}
