import type { Topology } from '#topology';
import type { Scope } from './local-change';

/** Jurisdictions of both sides, in the order of the second, and what counts as all of each: Regions that both sides have. */
export type Places = ReadonlyMap<string, JurisdictionPlaces>;

interface JurisdictionPlaces {
  readonly regions: readonly string[];
  /** Those of both sides; all of them where none stays. */
  readonly lasting: readonly string[];
}

export function listPlaces(before: Topology, after: Topology): Places {
  const names = [...after.jurisdictions, ...before.jurisdictions].map(({ name }) => name);
  return new Map(
    [...new Set(names)].map((name) => {
      const [old, now] = [regionsOf(before, name), regionsOf(after, name)];
      const lasting = now.filter((region) => old.includes(region));
      const regions = [...new Set([...now, ...old])];
      return [name, { regions, lasting: lasting.length === 0 ? regions : lasting }];
    }),
  );
}

function regionsOf({ jurisdictions }: Topology, name: string): readonly string[] {
  return jurisdictions.find((one) => one.name === name)?.regions.map((region) => region.name) ?? [];
}

/** Parts that are told as one, and where. */
export interface Placed<T> {
  readonly place: string;
  readonly parts: readonly T[];
}

/**
 * Where parts stand that say the same, each scope once: a jurisdiction where each of its Regions has one, `all` where each jurisdiction
 * does, of two or more.
 */
export function placesOf<T extends { readonly scope: Scope }>(
  parts: readonly T[],
  places: Places,
): readonly Placed<T>[] {
  const whole = parts.filter(({ scope }) => scope.jurisdiction === null);
  const placed = [...places].flatMap(([jurisdiction, { lasting }]) => {
    const own = parts.filter(({ scope }) => scope.jurisdiction === jurisdiction);
    const isEverywhere =
      own.some(({ scope }) => scope.region === null) ||
      lasting.every((name) => own.some(({ scope }) => scope.region === name));
    if (own.length === 0) return [];
    if (isEverywhere) return [{ place: jurisdiction, isJurisdiction: true, parts: own }];
    return own.map((part) => ({ place: part.scope.region ?? jurisdiction, isJurisdiction: false, parts: [part] }));
  });
  const isAll =
    whole.length > 0 ||
    (places.size > 1 && placed.filter(({ isJurisdiction }) => isJurisdiction).length === places.size);
  if (isAll) return [{ place: 'all', parts }];
  return placed.map(({ place, parts: own }) => ({ place, parts: own }));
}
