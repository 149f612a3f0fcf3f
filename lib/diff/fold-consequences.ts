import type { LeafDifference } from '#address';
import type { Change } from './change';
import { findFact, isThing } from './find-fact';
import type { Scope } from './local-change';
import { type Places, placesOf } from './places';
import { plural } from './plural';
import type { Consequence } from './sort-units';
import { namedThings, type Unit } from './unit';
import { wordField } from './word-field';
import { named } from './word-value';

/** One line for all that follows in a place and is of a group: `102 network flows added (from canary v2 of chat-medium)`. */
export function foldConsequences(consequences: readonly Consequence[], places: Places): readonly Change[] {
  const groups = new Map<string, Consequence[]>();
  for (const one of consequences) {
    const { group } = one.unit.judgement;
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups.values()].flatMap((ofGroup) => {
    const byScope = new Map<string, { scope: Scope; items: Consequence[] }>();
    for (const one of ofGroup) {
      const { scope } = one.unit;
      const key = JSON.stringify(scope);
      const known = byScope.get(key) ?? { scope, items: [] };
      known.items.push(one);
      byScope.set(key, known);
    }
    return placesOf([...byScope.values()], places).map(({ place, parts }) =>
      changeOf(
        place,
        parts.flatMap(({ items }) => items),
      ),
    );
  });
}

function changeOf(place: string, items: readonly Consequence[]): Change {
  const addresses = items.flatMap(({ unit }) => unit.differences.map(({ address }) => address));
  const [first] = items;
  if (first === undefined) throw new Error('A line of consequences has at least one.');
  return {
    group: first.unit.judgement.group,
    place,
    text: `${counts(items)} (from ${causeWords(items)})`,
    isDestructive: false,
    usdPerHour: null,
    addresses,
  };
}

/** Causes, those of a kind together: `replicas of chat-small, chat-large and 3 more`. */
function causeWords(items: readonly Consequence[]): string {
  const byKind = new Map<string, Set<string>>();
  for (const { label } of items.flatMap(({ causes }) => causes)) {
    const end = label.lastIndexOf(' ') + 1;
    const start = label.slice(0, end);
    byKind.set(start, (byKind.get(start) ?? new Set()).add(label.slice(end)));
  }
  return [...byKind].map(([start, names]) => `${start}${named([...names], 3)}`).join('; ');
}

/** Things by what happens to them, each once: `102 network flows added, 6 quotas changed`. */
function counts(items: readonly Consequence[]): string {
  const counted = new Map<string, { readonly one: Counted; readonly addresses: Set<string> }>();
  for (const one of items.flatMap(({ unit }) => countedIn(unit))) {
    const key = JSON.stringify([one.noun, one.fact, one.kind]);
    const known = counted.get(key) ?? { one, addresses: new Set() };
    known.addresses.add(one.address);
    counted.set(key, known);
  }
  return [...counted.values()].map(({ one, addresses }) => countWords(one, addresses.size)).join(', ');
}

function countWords({ noun, fact, kind }: Counted, count: number): string {
  const bare = noun.replace(/ (?:of|to|in)$/, '');
  const things = `${count} ${count === 1 ? bare : plural(bare)}`;
  return fact === null ? `${things} ${kind}` : `${fact} of ${things}${kind === 'changed' ? '' : ` ${kind}`}`;
}

interface Counted {
  readonly noun: string;
  /** What of it: facts of broad things are counted by themselves. */
  readonly fact: string | null;
  readonly kind: LeafDifference['kind'];
  readonly address: string;
}

/** The innermost things with names that a unit holds or changes. */
function countedIn(unit: Unit): readonly Counted[] {
  const { kind } = unit;
  const inner = unit.differences.flatMap((difference): Counted[] => {
    const known = findFact(difference.pattern);
    const last = known === null ? undefined : namedThings(known, difference.elements).at(-1);
    if (last === undefined || last.thing.naming === 'broad') return [];
    // a thing that is no element stands in the innermost one
    const address = last.element?.address ?? difference.elements.at(-1)?.address ?? unit.address;
    return [{ noun: last.thing.noun, fact: null, kind, address }];
  });
  return inner.length > 0 ? inner : [broad(unit)];
}

function broad({ said, path, things, kind, address, lead }: Unit): Counted {
  const holder = things.at(-1);
  // what only holds others is called by where it stands
  const noun = holder === undefined || holder.thing.naming === 'none' ? 'Region' : holder.thing.noun;
  const place = lead.elements.find(({ pattern }) => pattern === holder?.pattern) ?? lead.elements.at(-1);
  return isThing(said)
    ? { noun: said.noun, fact: null, kind, address }
    : { noun, fact: said.words ?? path.map(wordField).join(' '), kind, address: place?.address ?? address };
}
