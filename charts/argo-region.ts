import type { Chart } from 'cdk8s';
import { type Component, installationSteps, type Region } from '#topology';
import { type ArgoSource, chartRepository, manifestFolder, syncRetry } from './argo-source';
import { concerns, placeOf } from './concerns';
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

/** One Application: a component, or a folder of manifests. */
export interface RegionApplication {
  /** Of the component or the folder. */
  readonly name: string;
  readonly region: string;
  readonly wave: number;
  readonly spec: Pick<ApplicationSpec, 'source' | 'destination'>;
  /** Whether what leaves the repository leaves the cluster. */
  readonly prune: boolean;
}

/** Folders whose objects are never removed with what left the repository. */
const keptFolders: readonly string[] = [concerns.namespaces, concerns.definitions];

/** Applies what `application` says, in its wave. */
export function addApplication(chart: Chart, { deployment, argo }: ArgoSource, application: RegionApplication): void {
  const { name, region, wave, spec, prune } = application;
  new Application(chart, name, {
    metadata: {
      name: `${deployment}-${region}-${name}`,
      namespace: argo.namespace,
      annotations: { [waveAnnotation]: String(wave) },
    },
    spec: {
      project: argo.project,
      ...spec,
      syncPolicy: { automated: { prune, selfHeal: true }, retry: syncRetry(argo), syncOptions },
    },
  });
}

/** The Applications of a Region, in the order of every delivery; a wave is a place in it. */
export function applicationsOf(source: ArgoSource, { region, folders }: RenderedRegion): readonly RegionApplication[] {
  const placed = folders.map((folder) => ({ folder, order: placeOf(folder) }));
  return installationSteps(region.components, placed).flatMap(({ order, components, manifests }) => [
    ...manifests.map(({ folder }) => ({
      ...folderSource(source, region, folder),
      region: region.name,
      wave: order,
      // a namespace or a definition takes all that is in it along: it goes by hand
      prune: !keptFolders.includes(folder),
    })),
    ...components.map((component) => ({
      ...componentSource(region, component),
      region: region.name,
      wave: order,
      prune: true,
    })),
  ]);
}

function folderSource(source: ArgoSource, region: Region, folder: string): Pick<RegionApplication, 'name' | 'spec'> {
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

function componentSource({ cluster }: Region, component: Component): Pick<RegionApplication, 'name' | 'spec'> {
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
