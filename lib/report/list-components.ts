import type { Region, Topology } from '#topology';
import { type ComponentList, componentListVersion } from './component-list';

/** What is installed in the clusters of the deployments, each thing once, in the order in which it is. */
export function listComponents(topologies: readonly Topology[]): ComponentList {
  const components = collect(topologies, (region) => region.components.map(({ values: _, ...component }) => component));
  const addOns = collect(topologies, ({ cluster }) =>
    cluster.addOns.map(({ name, version, licence, purpose }) => ({ name, version, licence, purpose })),
  );
  const definitions = collect(topologies, (region) => region.definitions);
  return {
    version: componentListVersion,
    components: [...components].sort((a, b) => a.order - b.order),
    definitions,
    addOns,
  };
}

function collect<Thing extends { readonly name: string; readonly version: string }>(
  topologies: readonly Topology[],
  thingsOf: (region: Region) => readonly Thing[],
): readonly (Thing & { readonly deployments: readonly string[] })[] {
  const found = new Map<string, { readonly thing: Thing; readonly deployments: Set<string> }>();
  for (const { deployment, jurisdictions } of topologies) {
    for (const thing of jurisdictions.flatMap(({ regions }) => regions).flatMap(thingsOf)) {
      const key = `${thing.name} ${thing.version}`;
      const entry = found.get(key) ?? { thing, deployments: new Set<string>() };
      found.set(key, entry);
      entry.deployments.add(deployment.name);
    }
  }
  return [...found.values()].map(({ thing, deployments }) => ({ ...thing, deployments: [...deployments] }));
}
