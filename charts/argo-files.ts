import type { Topology } from '#topology';
import { addArgoProject } from './argo-project';
import { addApplication, applicationsOf, type RenderedRegion } from './argo-region';
import { chartFile } from './chart-file';
import type { ManifestFile } from './manifest-file';

/** Folder of what Argo CD reads, apart from what it applies. */
const concern = 'argocd';

/**
 * What Argo CD is told, under the delivery `gitops`: `project.yaml` is applied once by hand and names one Application per
 * Region, which keeps the Applications in the folder of the Region: a file each.
 */
export function argoFiles({ deployment }: Topology, rendered: readonly RenderedRegion[]): readonly ManifestFile[] {
  const { argo, repository } = deployment;
  if (argo === null || repository === null) return [];
  const source = { deployment: deployment.name, argo, repository };
  const regions = rendered.map(({ region }) => region);
  return [
    chartFile({ region: null, concern, name: 'project' }, (chart) => addArgoProject(chart, source, regions)),
    ...rendered.flatMap((it) => {
      const place = { region: null, concern: `${concern}/${it.region.name}` };
      return applicationsOf(source, it).map((application) =>
        chartFile({ ...place, name: application.name }, (chart) => addApplication(chart, source, application)),
      );
    }),
  ];
}
