import { parseBlueprint } from '#blueprint';
import { listRequests, listViews, type View, viewName } from '#diagram';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { shippedTopology } from '#test/topology/shipped-topologies';
import { resolveTopology, type Topology } from '#topology';

const more = [
  { name: 'eu-central-1', zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'], cidr: '10.2.0.0/16' },
  { name: 'eu-west-3', zones: ['eu-west-3a', 'eu-west-3b', 'eu-west-3c'], cidr: '10.3.0.0/16' },
];

/** One jurisdiction of so many Regions, a canary in each, and nobody outside who may come in. */
export function euTopology(regions: 2 | 3 | 4): Topology {
  const blueprint = minimalBlueprint((draft) => {
    draft.jurisdictions.eu.regions.push(...more.slice(0, regions - 2));
    draft.models.chat.instances = { base: ['g6.8xlarge'], burst: ['g6.8xlarge'] };
    draft.models.chat.canary = {
      version: 'v2',
      weights: { source: 's3://weights/v2', bytes: 16_381_470_720 },
      percent: 25,
      stagesPercent: [5, 25, 100],
    };
  });
  return resolveTopology(parseBlueprint(blueprint));
}

export const production = shippedTopology('production');

/** What is drawn in tests: what ships, and a jurisdiction whose Regions are more than two. */
export const drawnTopologies: readonly Topology[] = [production, shippedTopology('demo'), euTopology(4)];

/** Every view that there is of a Topology, requests too. */
export function allViews(topology: Topology): readonly View[] {
  return [...listViews(topology), ...listRequests(topology)];
}

/** Every view of everything that is drawn, with a title for a table of tests. */
export const drawnViews: readonly (readonly [title: string, topology: Topology, view: View])[] =
  drawnTopologies.flatMap((topology) =>
    allViews(topology).map((view) => [`${topology.deployment.name} ${viewName(view)}`, topology, view] as const),
  );
