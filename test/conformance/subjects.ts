import { parseBlueprint } from '#blueprint';
import { renderManifests } from '#charts';
import { deployments } from '#regions';
import { resolveTopology, type Topology } from '#topology';
import type { Subject } from './apply-subject';

/** A deployment with everything that is rendered for it. */
export interface RenderedDeployment {
  readonly topology: Topology;
  /** Region by Region; last what Argo CD reads, if anything. */
  readonly subjects: readonly Subject[];
}

/** Every shipped deployment. */
export function shippedDeployments(): readonly RenderedDeployment[] {
  return deployments.map(({ blueprint, file }) => rendered(resolveTopology(parseBlueprint(blueprint, file))));
}

/** A deployment with its manifests, divided by what is applied in one go. */
export function rendered(topology: Topology): RenderedDeployment {
  const files = renderManifests(topology);
  const places = [...new Set(files.map(({ region }) => region))];
  const subjects = places.map((place) => ({
    name: `${topology.deployment.name}/${place ?? 'argocd'}`,
    files: files.filter(({ region }) => region === place),
  }));
  return { topology, subjects };
}
