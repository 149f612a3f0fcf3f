import type { JurisdictionBlueprint, TrafficBlueprint } from '#blueprint';

/** Share of a model's traffic that each Region of a jurisdiction serves, by name; equal shares where none are stated. */
export function regionShares(
  jurisdiction: JurisdictionBlueprint,
  traffic: TrafficBlueprint,
): ReadonlyMap<string, number> {
  const names = jurisdiction.regions.map((region) => region.name);
  return new Map(
    names.map((name) => [
      name,
      traffic.regionShare === undefined ? 1 / names.length : (traffic.regionShare[name] ?? 0),
    ]),
  );
}

/**
 * Share that a Region serves after the loss of whichever peer leaves it the most. A lost Region's share goes to the others in
 * proportion to their own: s + lost * s / (1 - lost). With no peer it is the Region's own share.
 */
export function shareAfterLoss(shares: ReadonlyMap<string, number>, region: string): number {
  const own = shares.get(region) ?? 0;
  const afterEach = [...shares]
    .filter(([name]) => name !== region)
    .map(([, lost]) => afterLossOf(lost, own, shares.size));
  return Math.max(own, ...afterEach);
}

/** A Region without traffic of its own still stands in for a lost one that had it all, beside its equals. */
function afterLossOf(lost: number, own: number, regions: number): number {
  return lost === 1 ? 1 / (regions - 1) : own + (lost * own) / (1 - lost);
}
