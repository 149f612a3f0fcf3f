import type { Element, LeafDifference, LeafValue } from '#address';
import type { Fact, Judgement } from './fact';
import { type AnyThing, findFact, isThing, type KnownFact } from './find-fact';
import type { Scope } from './local-change';

/** Facts that are told together: those of a part that came or went, or one that changed. */
export interface Unit extends KnownFact {
  readonly differences: readonly LeafDifference[];
  /** The one that tells what it is. */
  readonly lead: LeafDifference;
  readonly address: string;
  readonly kind: LeafDifference['kind'];
  readonly scope: Scope;
  readonly judgement: Judgement;
}

/** Open facts in units, in their order; those of which the register says nothing are left out. */
export function listUnits(open: readonly LeafDifference[]): readonly Unit[] {
  const byAddress = new Map<string, LeafDifference[]>();
  for (const difference of open) {
    const address = difference.whole?.address ?? difference.address;
    const others = byAddress.get(address);
    if (others === undefined) byAddress.set(address, [difference]);
    else others.push(difference);
  }
  return [...byAddress].flatMap(([address, differences]) => unitOf(address, differences) ?? []);
}

function unitOf(address: string, differences: readonly LeafDifference[]): Unit | null {
  // what is null or empty on the other side says nothing of the part
  const lead = differences.find((one) => one.whole !== null && one.address.length > address.length) ?? differences[0];
  if (lead === undefined) return null;
  const known = findFact(lead.whole?.pattern ?? lead.pattern);
  if (known === null) return null;
  const { kind, jurisdiction, region, elements } = lead;
  // what the organization says of a jurisdiction stands outside of it
  const policy = elements.find(({ pattern }) => pattern === 'governance.policies')?.identity ?? null;
  const scope = { jurisdiction: jurisdiction ?? policy, region };
  return { ...known, differences, lead, address, kind, scope, judgement: judgementOf(known.said, lead) };
}

function judgementOf(said: Fact | AnyThing, { kind, before, after, whole }: LeafDifference): Judgement {
  if (isThing(said)) return kind === 'removed' ? said.removed : said.added;
  if (whole !== null) return said.judge(null, null);
  return said.isSet && isReordered(before, after) ? inOtherOrder : said.judge(before, after);
}

const inOtherOrder: Judgement = { group: 'cosmetic', isDestructive: false, effect: null, isReplaced: false };

function isReordered(before: LeafValue, after: LeafValue): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  return JSON.stringify([...before].sort()) === JSON.stringify([...after].sort());
}

/** A thing on the way to a unit, with what tells it from others of its kind; null: there is one. */
export interface NamedThing {
  readonly thing: AnyThing;
  readonly element: Element | null;
}

/** Things that a fact stands in, outermost first: those that have names, without jurisdiction and Region. */
export function namedThings({ things, said }: KnownFact, elements: readonly Element[]): readonly NamedThing[] {
  return things
    .filter(({ thing, pattern }) => thing === said || (thing.naming !== 'none' && !places.includes(pattern)))
    .map(({ thing, pattern }) => ({ thing, element: elements.find((one) => one.pattern === pattern) ?? null }));
}

const places: readonly string[] = ['jurisdictions', 'jurisdictions.regions'];
