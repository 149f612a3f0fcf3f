import type { Chart } from 'cdk8s';
import type { Region } from '#topology';
import { type ArgoSource, chartRepository, manifestFolder, syncRetry } from './argo-source';
import { Application, AppProject } from './imports/argoproj.io';

/** Where Helm charts of components leave a Role or a Service beside their own namespace. */
const systemNamespace = 'kube-system';

/** What the deployment's Applications may use and reach, and the one Application per Region that keeps the others. */
export function addArgoProject(chart: Chart, source: ArgoSource, regions: readonly Region[]): void {
  const { deployment, argo, repository } = source;
  new AppProject(chart, 'project', {
    metadata: { name: argo.project, namespace: argo.namespace },
    spec: {
      description: `Meridian ${deployment}`,
      // EKS's Argo CD wants it said; it is the default of others
      sourceNamespaces: [argo.namespace],
      sourceRepos: [...new Set([repository.url, ...regions.flatMap((it) => it.components.map(chartRepository))])],
      destinations: [
        { name: argo.hubCluster, namespace: argo.namespace },
        ...regions.flatMap(({ cluster, namespaces }) =>
          [...namespaces.map((it) => it.name), systemNamespace].map((namespace) => ({ name: cluster.name, namespace })),
        ),
      ],
      clusterResourceWhitelist: argo.clusterKinds,
    },
  });
  for (const region of regions) addRegionRoot(chart, source, region);
}

/** A Region syncs by itself: what is wrong in one does not hold up another. */
function addRegionRoot(chart: Chart, source: ArgoSource, { name }: Region): void {
  const { deployment, argo, repository } = source;
  new Application(chart, name, {
    metadata: { name: `${deployment}-${name}`, namespace: argo.namespace },
    spec: {
      project: argo.project,
      source: {
        repoURL: repository.url,
        targetRevision: repository.revision,
        path: `${manifestFolder(source)}/argocd/${name}`,
      },
      destination: { name: argo.hubCluster, namespace: argo.namespace },
      syncPolicy: { automated: { prune: true, selfHeal: true }, retry: syncRetry(argo) },
    },
  });
}
