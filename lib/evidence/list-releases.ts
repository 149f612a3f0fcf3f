import type { Plain } from './evidence';
import type { Location } from './finding';
import { objectLocation, type PlacedObject } from './list-objects';
import { type PlacedResource, resourceLocation } from './list-resources';
import { parseJson } from './parse-json';
import { recordAt, textAt } from './read';

const installingType = 'Custom::AWSCDK-EKS-HelmChart';

/** A Helm release, whichever way it is delivered. */
export interface PlacedRelease {
  readonly name: string;
  readonly chart: string;
  readonly repository: string;
  readonly version: string;
  readonly namespace: string;
  /** Region whose cluster it is for. */
  readonly region: string | null;
  readonly values: Plain;
  readonly at: Location;
}

/** Every Helm release: Argo CD's Applications that name a chart, and the releases that templates install. */
export function listReleases(
  objects: readonly PlacedObject[],
  resources: readonly PlacedResource[],
): readonly PlacedRelease[] {
  return [
    ...objects.filter(({ object }) => textAt(object, 'spec', 'source', 'chart') !== null).map(argoRelease),
    ...resources.filter(({ type }) => type === installingType).map(installedRelease),
  ];
}

function argoRelease(application: PlacedObject): PlacedRelease {
  const { object, file, name } = application;
  const source = recordAt(object, 'spec', 'source');
  return {
    name: textAt(source, 'helm', 'releaseName') ?? name,
    chart: textAt(source, 'chart') ?? '',
    repository: textAt(source, 'repoURL') ?? '',
    version: textAt(source, 'targetRevision') ?? '',
    namespace: textAt(object, 'spec', 'destination', 'namespace') ?? '',
    region: /^argocd\/([^/]+)\//.exec(file)?.[1] ?? null,
    values: recordAt(source, 'helm', 'valuesObject'),
    at: objectLocation(application, 'spec.source'),
  };
}

function installedRelease(resource: PlacedResource): PlacedRelease {
  const { properties, stack, logicalId } = resource;
  return {
    name: textAt(properties, 'Release') ?? '',
    chart: textAt(properties, 'Chart') ?? '',
    repository: textAt(properties, 'Repository') ?? '',
    version: textAt(properties, 'Version') ?? '',
    namespace: textAt(properties, 'Namespace') ?? '',
    region: stack.region,
    values: recordAt(parseJson(properties.Values ?? '{}', `${stack.file}: ${logicalId}.Values`)),
    at: resourceLocation(resource, 'Values'),
  };
}
