import { parseBlueprint } from '#blueprint';
import { renderManifests } from '#charts';
import { deployments } from '#regions';
import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import { type Region, resolveTopology } from '#topology';

/** A Region of a shipped deployment and every object that is rendered for it. */
export interface ShippedRegion {
  readonly deployment: string;
  readonly region: Region;
  readonly objects: readonly KubernetesObject[];
}

/** Every Region that ships. */
export function shippedRegions(): readonly ShippedRegion[] {
  return deployments.flatMap(({ blueprint, file }) => {
    const topology = resolveTopology(parseBlueprint(blueprint, file));
    const files = renderManifests(topology);
    return topology.jurisdictions
      .flatMap((jurisdiction) => jurisdiction.regions)
      .map((region) => ({
        deployment: topology.deployment.name,
        region,
        objects: files
          .filter((entry) => entry.region === region.name)
          .flatMap((entry) => entry.objects as unknown as readonly KubernetesObject[]),
      }));
  });
}

/** The objects of these kinds, in the order in which they are applied. */
export function ofKinds({ objects }: ShippedRegion, ...kinds: readonly string[]): readonly KubernetesObject[] {
  return objects.filter(({ kind }) => kinds.includes(kind));
}
