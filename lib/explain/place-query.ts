import type { LeafValue } from '#address';
import { nameOf } from './explain-hit';
import type { Hit } from './find-hits';
import { type ManifestPlace, manifestPlaces } from './manifest-place';
import { thingKinds } from './thing-kinds';

/** What to look for in the rendered files. */
export interface PlaceQuery {
  /** Region in whose files it must stand; null: those of the jurisdiction, or all. */
  readonly region: string | null;
  readonly jurisdiction: string | null;
  /**
   * Texts of which a file, or a document of it, must hold one to be worth a look: one search after the other, until one finds
   * something.
   */
  readonly searches: readonly (readonly string[])[];
  /** Names of a thing; empty for a fact. */
  readonly names: readonly string[];
  /** Names of what holds the thing: what is named so comes before what mentions its name elsewhere. */
  readonly around: readonly string[];
  /** A fact; null for a thing. */
  readonly fact: FactQuery | null;
}

export interface FactQuery {
  readonly value: LeafValue;
  /** Names of its fields from the thing down: `burst.maxReplicas`. */
  readonly field: string;
  /** Where it stands in objects, when that is known; null: it is looked for. */
  readonly places: readonly ManifestPlace[] | null;
  /** Names by which the objects that it belongs to are known, the innermost thing first. */
  readonly owners: readonly (readonly string[])[];
}

/** What names a thing, or one of the objects that are made of it. */
const namingFields =
  /(?:^|\.)(?:name|alias|vpcName|domainName|workload|service|engineService|scaler|ruleName|roleName|nodeRoleName|logGroupName|alarmName|uid|alert|record|denyPolicy)$/;

/** Fewer letters are found everywhere. */
const leastNeedle = 3;

/** What to look for to tell where something ends up. */
export function placeQuery(hit: Hit, things: readonly Hit[], deployment: string): PlaceQuery {
  const { region, jurisdiction, leaves, address } = hit;
  const [leaf] = leaves;
  if (leaves.length === 1 && leaf !== undefined && leaf.address === address) {
    const owners = things.map((thing) => namesOf(thing).filter(isNeedle)).filter((names) => names.length > 0);
    const places = manifestPlaces(leaf);
    const outer = things.at(-1)?.address ?? '';
    return {
      region,
      jurisdiction,
      names: [],
      around: [],
      searches: searchesFor(leaf.value, owners, places),
      fact: { value: leaf.value, field: outer === '' ? address : address.slice(outer.length + 1), owners, places },
    };
  }
  const own = namesOf(hit);
  // what Argo CD installs a component by
  const applications = hit.kind === 'component' ? own.map((name) => `${deployment}-${region}-${name}`) : [];
  const names = [...own, ...applications];
  const around = things.filter((thing) => thing.address !== address).flatMap(namesOf);
  return { region, jurisdiction, names, around, searches: [names], fact: null };
}

/** A telling value may stand anywhere; another only in what belongs to its thing, the innermost first. */
function searchesFor(
  value: LeafValue,
  owners: FactQuery['owners'],
  places: FactQuery['places'],
): PlaceQuery['searches'] {
  const texts = textsOf(value);
  const [first = [], ...others] = owners;
  const objects = (places ?? []).map(({ name }) => name).filter(isNeedle);
  return texts.length > 0 ? [[...objects, ...owners.flat(), ...texts]] : [[...objects, ...first], ...others];
}

function isNeedle(name: string): boolean {
  return name.length >= leastNeedle;
}

/** Its own names, and those of the objects of a pool that begin with the name of the pool. */
function namesOf(hit: Hit): readonly string[] {
  const { address, pattern, leaves } = hit;
  const own = nameOf(hit);
  const naming = leaves.filter(
    (leaf) => namingFields.test(leaf.address.slice(address.length)) && typeof leaf.value === 'string',
  );
  const direct = naming.filter((leaf) => !/[.[]/.test(leaf.address.slice(address.length + 1)));
  const ofPool = pattern.endsWith('modelPools')
    ? naming.filter(({ value }) => String(value).startsWith(`${own}-`))
    : [];
  const isNamed = (thingKinds[pattern]?.names.length ?? 0) > 0;
  return [...new Set([...(isNamed ? [own] : []), ...[...direct, ...ofPool].map(({ value }) => String(value))])];
}

/** Texts that are long enough to be found by themselves. */
function textsOf(value: LeafValue): readonly string[] {
  const scalars = Array.isArray(value) ? value : [value];
  return scalars.filter(isTelling).map(String);
}

/** Whether a value is so rare that whatever equals it is it. */
export function isTelling(value: unknown): boolean {
  return (typeof value === 'string' && value.length >= 8) || (typeof value === 'number' && Math.abs(value) >= 10_000);
}
