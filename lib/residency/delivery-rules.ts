import { checkEach, type Finding, listAt, objectLocation, type PlacedObject, type Rule, textAt } from '#evidence';
import { argoRegion, objectHome } from './file-home';
import { leak, regionOf } from './leak';
import { indexObjects } from './object-index';
import { findPlaces } from './place-mentions';
import type { ResidencyInput } from './residency-input';

const applicationKind = 'argoproj.io/Application';
const projectKind = 'argoproj.io/AppProject';

/** Names of Argo CD's own cluster: its default, and the address by which pods know theirs (Argo CD, declarative setup). */
const ownCluster: readonly string[] = ['in-cluster', 'https://kubernetes.default.svc'];

const foreignCluster: Rule<ResidencyInput> = {
  name: 'foreign-cluster',
  claim:
    'Every Application brings the manifests of one Region to the cluster of that Region, and the project names clusters of the deployment alone.',
  check: (input) => {
    const index = indexObjects(input.inventory);
    const clusters = clusterRegions(input);
    const applications = checkEach(index.ofKind(applicationKind), (it) => applicationFaults(it, clusters, input));
    const projects = checkEach(index.ofKind(projectKind), (it) => projectFaults(it, clusters, input));
    return {
      checked: applications.checked + projects.checked,
      findings: [...applications.findings, ...projects.findings],
    };
  },
};

type Clusters = ReadonlyMap<string, string>;

/** Regions of the rendered clusters, by name. */
function clusterRegions({ inventory }: ResidencyInput): Clusters {
  return new Map(
    inventory.resources
      .filter(({ type }) => type === 'AWS::EKS::Cluster')
      .map(({ properties, stack }) => [textAt(properties, 'Name') ?? '', stack.region]),
  );
}

function applicationFaults(application: PlacedObject, clusters: Clusters, input: ResidencyInput): readonly Finding[] {
  const own = argoRegion(application.file) ?? findPlaces(application.name).regions[0] ?? '';
  return [...destinationFaults(application, { own, clusters }, input), ...sourceFaults(application, own, input)];
}

interface Bound {
  /** Region whose cluster is meant. */
  readonly own: string;
  readonly clusters: Clusters;
}

/** Only what keeps a Region's Applications together stands in Argo CD's own cluster. */
function destinationFaults(
  application: PlacedObject,
  { own, clusters }: Bound,
  { boundaries }: ResidencyInput,
): readonly Finding[] {
  const isRoot = argoRegion(application.file) === null;
  return (['name', 'server'] as const).flatMap((field) => {
    const destination = textAt(application.object, 'spec', 'destination', field);
    if (destination === null) return [];
    const region = field === 'name' ? clusters.get(destination) : undefined;
    if (isRoot ? ownCluster.includes(destination) : region === own) return [];
    const where =
      region === undefined ? 'which is no cluster of the deployment' : `the cluster in ${regionOf(region, boundaries)}`;
    const allowed = isRoot ? ownCluster.join(', ') : `the cluster of ${own}`;
    return [
      leak({
        rule: 'foreign-cluster',
        home: objectHome(application, boundaries),
        at: objectLocation(application, `spec.destination.${field}`),
        message: `goes to ${destination}, ${where}; allowed: ${allowed}`,
        mend: 'Name the cluster of the Region whose folder this is (charts/argo-region.ts)',
        to: region ?? null,
      }),
    ];
  });
}

/** A folder of another Region's manifests would be applied here, addresses and all. */
function sourceFaults(application: PlacedObject, own: string, { boundaries }: ResidencyInput): readonly Finding[] {
  const sources: readonly (readonly [string, unknown])[] = [
    ['spec.source', application.object.spec],
    ...listAt(application.object, 'spec', 'sources').map(
      (source, index) => [`spec.sources.${index}`, { source }] as const,
    ),
  ];
  return sources.flatMap(([property, spec]) => {
    const path = textAt(spec, 'source', 'path');
    if (path === null) return [];
    const { regions } = findPlaces(path);
    if (regions.length > 0 && regions.every((region) => region === own)) return [];
    return [
      leak({
        rule: 'foreign-cluster',
        home: objectHome(application, boundaries),
        at: objectLocation(application, `${property}.path`),
        message: `applies ${path}, the folder of ${regions.join(', ') || 'no Region'}, for ${own}; allowed: a folder of ${own}`,
        mend: 'Name the folder of the Region itself (charts/argo-region.ts)',
        to: regions.find((region) => region !== own) ?? null,
      }),
    ];
  });
}

function projectFaults(project: PlacedObject, clusters: Clusters, { boundaries }: ResidencyInput): readonly Finding[] {
  return listAt(project.object, 'spec', 'destinations').flatMap((destination, index) =>
    (['name', 'server'] as const).flatMap((field) => {
      const name = textAt(destination, field);
      if (name === null || ownCluster.includes(name) || (field === 'name' && clusters.has(name))) return [];
      return [
        leak({
          rule: 'foreign-cluster',
          home: objectHome(project, boundaries),
          at: objectLocation(project, `spec.destinations.${index}.${field}`),
          message: `lets Applications go to ${name}, which is no cluster of the deployment; allowed: ${[...clusters.keys()].join(', ')}`,
          mend: 'Name clusters of the deployment alone (charts/argo-project.ts)',
          to: null,
        }),
      ];
    }),
  );
}

const placelessManifest: Rule<ResidencyInput> = {
  name: 'placeless-manifest',
  claim:
    'Every manifest is for the cluster of a Region of a jurisdiction; Argo CD’s own project and Applications alone are for none.',
  check: (input) =>
    checkEach(input.inventory.objects, (object): readonly Finding[] => {
      const home = objectHome(object, input.boundaries);
      const isArgos =
        object.apiVersion.startsWith('argoproj.io/') && ['AppProject', 'Application'].includes(object.kind);
      if (home.boundary !== null || (object.region === null && argoRegion(object.file) === null && isArgos)) return [];
      const where = home.region === null ? 'for no Region' : `for ${home.region}, which is of no jurisdiction`;
      return [
        {
          rule: 'placeless-manifest',
          severity: 'error',
          at: objectLocation(object),
          message: `is ${where}; allowed: Regions of the blueprint, and ${projectKind} and ${applicationKind} in the folder argocd`,
          mend: 'Render it for a Region of the blueprint, or delete the file',
          move: null,
        },
      ];
    }),
};

/** Rules about which cluster manifests reach. */
export const deliveryRules: readonly Rule<ResidencyInput>[] = [foreignCluster, placelessManifest];
