import type { Topology } from '#topology';
import { argoFiles } from './argo-files';
import type { ManifestFile } from './manifest-file';
import { regionFiles } from './region-files';

/**
 * Every manifest of a deployment, Region by Region, in the order in which they are applied: a Region's namespaces come first,
 * in a file of their own. What Argo CD reads comes last, and only under the delivery `gitops`.
 *
 * @throws Error naming the file, when one holds an unresolved token or is too large to be delivered
 */
export function renderManifests(topology: Topology): readonly ManifestFile[] {
  const rendered = topology.jurisdictions
    .flatMap((jurisdiction) => jurisdiction.regions)
    .map((region) => ({ region, files: regionFiles(region) }));
  const folders = rendered.map(({ region, files }) => ({
    region,
    folders: [...new Set(files.map(({ concern }) => concern))],
  }));
  return [...rendered.flatMap(({ files }) => files), ...argoFiles(topology, folders)];
}
