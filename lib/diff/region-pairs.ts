import type { LeafDifference } from '#address';
import type { Jurisdiction, Region } from '#topology';
import type { Comparison, Scope } from './local-change';

/** A jurisdiction of either side. */
export interface JurisdictionPair {
  readonly name: string;
  readonly address: string;
  readonly before: Jurisdiction | null;
  readonly after: Jurisdiction | null;
}

/** A Region of either side. */
export interface RegionPair {
  readonly name: string;
  readonly jurisdiction: JurisdictionPair;
  readonly address: string;
  readonly scope: Scope;
  readonly before: Region | null;
  readonly after: Region | null;
}

export function pairJurisdictions({ before, after }: Comparison): readonly JurisdictionPair[] {
  return pairByName(before.jurisdictions, after.jurisdictions).map(({ name, ...sides }) => ({
    name,
    address: `jurisdictions[${name}]`,
    ...sides,
  }));
}

export function pairRegions(comparison: Comparison): readonly RegionPair[] {
  return pairJurisdictions(comparison).flatMap((jurisdiction) =>
    pairByName(jurisdiction.before?.regions ?? [], jurisdiction.after?.regions ?? []).map(({ name, ...sides }) => ({
      name,
      jurisdiction,
      address: `${jurisdiction.address}.regions[${name}]`,
      scope: { jurisdiction: jurisdiction.name, region: name },
      ...sides,
    })),
  );
}

/** What bears a name on each side, in the order of the second; what the first alone has comes last. */
export function pairByName<T extends { readonly name: string }>(before: readonly T[], after: readonly T[]) {
  const find = (list: readonly T[], wanted: string) => list.find(({ name }) => name === wanted) ?? null;
  return [...new Set([...after, ...before].map(({ name }) => name))].map((name) => ({
    name,
    before: find(before, name),
    after: find(after, name),
  }));
}

/** Addresses of the open facts of which something holds. */
export function addressesWhere(
  open: readonly LeafDifference[],
  holds: (difference: LeafDifference) => boolean,
): readonly string[] {
  return open.filter(holds).map(({ address }) => address);
}
