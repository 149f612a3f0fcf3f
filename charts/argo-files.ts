import type { Topology } from '#topology';
import { addArgoProject } from './argo-project';
import { addRegionApplications, type RenderedRegion } from './argo-region';
import { chartFile } from './chart-file';
import type { ManifestFile } from './manifest-file';

/** Folder of what Argo CD reads, apart from what it applies. */
const concern = 'argocd';

/**
 * What Argo CD is told, under the delivery `gitops`: `project.yaml` is applied once by hand and names one Application per
 * Region, which keeps the Applications of `<region>.yaml`.
 */
export function argoFiles({ deployment }: Topology, rendered: readonly RenderedRegion[]): readonly ManifestFile[] {
  const { argo, repository } = deployment;
  if (argo === null || repository === null) return [];
  const source = { deployment: deployment.name, argo, repository };
  const regions = rendered.map(({ region }) => region);
  return [
    chartFile({ region: null, concern, name: 'project' }, (chart) => addArgoProject(chart, source, regions)),
    ...rendered.map((it) =>
      chartFile({ region: null, concern, name: it.region.name }, (chart) => addRegionApplications(chart, source, it)),
    ),
  ];
}
