import { type Facts, Line, Names, OfEach } from '#lib/snapshot/fact';
import { tellFacts } from '#lib/snapshot/tell-facts';
import { writeTold } from '#lib/snapshot/write-told';

const places = [
  { jurisdiction: 'eu', region: 'eu-1', regions: 2 },
  { jurisdiction: 'eu', region: 'eu-2', regions: 2 },
  { jurisdiction: 'us', region: 'us-1', regions: 1 },
] as const;

const forms = {
  line: (fact: ConstructorParameters<typeof Line>[0]) => new Line(fact),
  ofEach: (facts: Readonly<Record<string, number | undefined>>) =>
    new OfEach(new Map(Object.entries(facts).filter(([, fact]) => fact !== undefined))),
  names: (names: readonly string[]) => new Names(names),
  things: (names: readonly string[]) => new Map(names.map((name) => [name, { replicas: 1 }])),
};

/** What a snapshot says of the facts of three Regions, without its comment. */
export function byPlaces<Own>(own: readonly Own[], tell: (own: Own, form: typeof forms) => Facts): string {
  const cells = places.map((place, index) => ({ place, value: tell(own[index] as Own, forms) }));
  return writeTold(tellFacts(cells), ' a comment').split('\n').slice(2).join('\n').trim();
}
