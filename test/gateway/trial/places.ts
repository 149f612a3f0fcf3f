import type { Engine, RegionStand, Stand } from '#test/gateway/stand';

/** Regions of a jurisdiction, in the Topology's order. */
export function regionsOf({ topology, regions }: Stand, jurisdiction: string): readonly RegionStand[] {
  const found = topology.jurisdictions.find(({ name }) => name === jurisdiction);
  if (found === undefined) throw new Error(`no jurisdiction ${jurisdiction} in the Topology`);
  return found.regions.map(({ name }) => {
    const place = regions[name];
    if (place === undefined) throw new Error(`${name} does not run`);
    return place;
  });
}

/** The first Region of a jurisdiction. */
export function firstRegion(stand: Stand, jurisdiction: string): RegionStand {
  return regionsOf(stand, jurisdiction)[0] as RegionStand;
}

/** Engines of some pools of a Region; a name that is undefined adds none. */
export function enginesOf({ engines }: RegionStand, ...pools: readonly (string | undefined)[]): readonly Engine[] {
  return engines.filter(({ pool }) => pools.includes(pool));
}
