import type { Chart } from 'cdk8s';
import type { Component, Region } from '#topology';
import { type ArgoSource, chartRepository, manifestFolder } from './argo-source';
import { concerns } from './concerns';
import { Application, type ApplicationSpec } from './imports/argoproj.io';

/** Later waves wait until the Applications of earlier ones are healthy. */
const waveAnnotation = 'argocd.argoproj.io/sync-wave';

/**
 * Server-side, so that fields which nobody wrote (KEDA's `replicas`) stay as they are; and an object whose definition an
 * earlier wave is still installing is not refused beforehand.
 */
const syncOptions = ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true'];

/** A Region, and the folders that were rendered for it, in the order in which they are applied. */
export interface RenderedRegion {
  readonly region: Region;
  readonly folders: readonly string[];
}

interface Step {
  readonly name: string;
  readonly wave: number;
  readonly spec: Pick<ApplicationSpec, 'source' | 'destination'>;
  /** Whether what leaves the repository leaves the cluster. */
  readonly prune: boolean;
}

/** The Applications of a Region, in the order of the delivery `kubectl`: namespaces, components place by place, folders. */
export function addRegionApplications(chart: Chart, source: ArgoSource, rendered: RenderedRegion): void {
  const { deployment, argo } = source;
  const { region } = rendered;
  for (const { name, wave, spec, prune } of steps(source, rendered)) {
    new Application(chart, name, {
      metadata: {
        name: `${deployment}-${region.name}-${name}`,
        namespace: argo.namespace,
        annotations: { [waveAnnotation]: String(wave) },
      },
      spec: {
        project: argo.project,
        ...spec,
        syncPolicy: { automated: { prune, selfHeal: true }, syncOptions },
      },
    });
  }
}

function steps(source: ArgoSource, { region, folders }: RenderedRegion): readonly Step[] {
  const places = [...new Set(region.components.map(({ order }) => order))].sort((a, b) => a - b);
  const waveOf = (component: Component) => 1 + places.indexOf(component.order);
  return [
    // a namespace takes all that is in it along: it goes by hand
    { ...folderStep(source, region, concerns.namespaces), wave: 0, prune: false },
    ...region.components.map((it) => ({ ...componentStep(region, it), wave: waveOf(it), prune: true })),
    ...folders
      .filter((folder) => folder !== concerns.namespaces)
      .map((folder, index) => ({
        ...folderStep(source, region, folder),
        wave: 1 + places.length + index,
        prune: true,
      })),
  ];
}

function folderStep(source: ArgoSource, region: Region, folder: string): Pick<Step, 'name' | 'spec'> {
  const { repository } = source;
  return {
    name: folder,
    spec: {
      source: {
        repoURL: repository.url,
        targetRevision: repository.revision,
        path: `${manifestFolder(source)}/${region.name}/${folder}`,
      },
      // every object names its own namespace; Argo CD wants one that the project allows
      destination: { name: region.cluster.name, namespace: region.gateway.namespace },
    },
  };
}

function componentStep({ cluster }: Region, component: Component): Pick<Step, 'name' | 'spec'> {
  const { name, chart, version, namespace, values } = component;
  return {
    name,
    spec: {
      source: {
        repoURL: chartRepository(component),
        chart,
        targetRevision: version,
        // names of Services that others use hang on the release's, which would be the Application's
        helm: { releaseName: name, valuesObject: values },
      },
      destination: { name: cluster.name, namespace },
    },
  };
}
