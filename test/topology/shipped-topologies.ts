import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { type Region, resolveTopology, type Topology } from '#topology';

/** Topologies of the deployments that ship. */
export const shippedTopologies: readonly Topology[] = deployments.map(({ blueprint, file }) =>
  resolveTopology(parseBlueprint(blueprint, file)),
);

/** The shipped Topology of a name. */
export function shippedTopology(name: string): Topology {
  const found = shippedTopologies.find((topology) => topology.deployment.name === name);
  if (found === undefined) throw new Error(`no deployment ${name} ships`);
  return found;
}

export function regionsOf(topology: Topology): readonly Region[] {
  return topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
}

/** Every Region that ships, with a title for a table of tests. */
export const shippedRegions: readonly (readonly [title: string, region: Region, topology: Topology])[] =
  shippedTopologies.flatMap((topology) =>
    regionsOf(topology).map((region) => [`${topology.deployment.name}/${region.name}`, region, topology] as const),
  );
