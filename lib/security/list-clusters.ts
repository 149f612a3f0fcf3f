import {
  type Inventory,
  isRecord,
  type Location,
  objectLocation,
  once,
  type PlacedObject,
  type PlacedRelease,
  type Plain,
  textAt,
} from '#evidence';

/** What one delivery brings to one cluster: a Region's manifests, or what its templates apply. */
export interface Cluster {
  /** Null: the cluster of Argo CD. */
  readonly region: string | null;
  readonly objects: readonly ClusterObject[];
  readonly releases: readonly PlacedRelease[];
}

/** A Kubernetes object, of its own or in the values of a release. */
export interface ClusterObject extends Omit<PlacedObject, 'file' | 'appliedBy'> {
  /** Where it stands, or one of its fields. */
  readonly at: (property?: string) => Location;
}

interface OpenCluster {
  readonly region: string | null;
  readonly objects: ClusterObject[];
  readonly releases: PlacedRelease[];
}

/** Every cluster, as each delivery brings it; worked out once for an inventory. */
export const listClusters = once(({ manifests, objects, releases }: Inventory): readonly Cluster[] => {
  const ofManifests = new Set(manifests.map(({ file }) => file));
  const clusters = new Map<string, OpenCluster>();
  const clusterOf = (region: string | null, file: string): OpenCluster => {
    const key = `${region ?? ''} ${ofManifests.has(file) ? 'manifests' : 'templates'}`;
    const found = clusters.get(key) ?? { region, objects: [], releases: [] };
    clusters.set(key, found);
    return found;
  };
  for (const placed of objects) {
    const { file, appliedBy, ...object } = placed;
    clusterOf(object.region, file).objects.push({
      ...object,
      at: (property) => objectLocation(placed, property ?? null),
    });
  }
  for (const release of releases) {
    const cluster = clusterOf(release.region, release.at.file);
    cluster.releases.push(release);
    cluster.objects.push(...broughtObjects(release));
  }
  return [...clusters.values()];
});

/** Objects that stand in the values of a release, such as `extraManifests`. */
function broughtObjects(release: PlacedRelease): readonly ClusterObject[] {
  return Object.entries(release.values).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : []).flatMap((object: unknown, index) => {
      if (!isRecord(object)) return [];
      const [kind, apiVersion] = [textAt(object, 'kind'), textAt(object, 'apiVersion')];
      return kind === null || apiVersion === null
        ? []
        : [brought(release, { object, kind, apiVersion, path: `${key}.${index}` })];
    }),
  );
}

interface Brought extends Pick<ClusterObject, 'object' | 'kind' | 'apiVersion'> {
  /** In the values. */
  readonly path: string;
}

function brought(release: PlacedRelease, { object, kind, apiVersion, path }: Brought): ClusterObject {
  return {
    region: release.region,
    apiVersion,
    kind,
    name: textAt(object, 'metadata', 'name') ?? '',
    namespace: textAt(object, 'metadata', 'namespace'),
    object,
    at: (property) => valuesLocation(release, property === undefined ? path : `${path}.${property}`),
  };
}

/** Where a value of a release stands, or the values as a whole. */
export function valuesLocation({ at }: PlacedRelease, path: string | null = null): Location {
  // an Application holds them below its source, a template as a property of their own
  const values = at.property === 'spec.source' ? 'spec.source.helm.valuesObject' : at.property;
  return { ...at, property: [values, path].filter((part) => part !== null).join('.') };
}

/** Objects of some kinds, of every cluster. */
export function objectsOf(inventory: Inventory, ...kinds: readonly string[]): readonly ClusterObject[] {
  return listClusters(inventory).flatMap(({ objects }) => objects.filter(({ kind }) => kinds.includes(kind)));
}

/** Name of an object as messages give it: `models/engine`. */
export function nameOf({ namespace, name }: Pick<ClusterObject, 'namespace' | 'name'>): string {
  return namespace === null ? name : `${namespace}/${name}`;
}

/** An annotation of an object; null where it has none. */
export function annotationOf({ object }: { readonly object: Plain }, key: string): string | null {
  return textAt(object, 'metadata', 'annotations', key);
}
