import { checkEach, listAt, type Rule, textAt } from '#evidence';
import { findingOf } from './finding-of';
import { type ClusterObject, objectsOf } from './list-clusters';
import type { SecurityInput } from './security-input';

const mend = 'Name each in charts/argo-project.ts, from the Topology.';

/** Fields of an AppProject that say what its Applications may use and reach. */
const scopes: readonly { readonly field: string; readonly keys: readonly string[] }[] = [
  { field: 'sourceRepos', keys: [] },
  { field: 'sourceNamespaces', keys: [] },
  { field: 'destinations', keys: ['name', 'server', 'namespace'] },
  { field: 'clusterResourceWhitelist', keys: ['group', 'kind'] },
];

const argoProject: Rule<SecurityInput> = {
  name: 'argo-project',
  claim:
    'Every project of Argo CD names its repositories, clusters, namespaces and kinds without a namespace: none has a wildcard.',
  check: ({ inventory }) =>
    checkEach(objectsOf(inventory, 'AppProject'), (project) =>
      scopes.flatMap(({ field, keys }) =>
        wildcards(project, field, keys).map(({ path, value }) =>
          findingOf(argoProject.name, {
            at: project.at(path),
            message: `${path} is ${value}; allowed: names without *`,
            mend,
          }),
        ),
      ),
    ),
};

function wildcards({ object }: ClusterObject, field: string, keys: readonly string[]) {
  return listAt(object, 'spec', field).flatMap((entry, index) => {
    const path = `spec.${field}.${index}`;
    const values =
      typeof entry === 'string'
        ? [{ path, value: entry }]
        : keys.map((key) => ({ path: `${path}.${key}`, value: textAt(entry, key) ?? '' }));
    return values.filter(({ value }) => value.includes('*'));
  });
}

const argoApplication: Rule<SecurityInput> = {
  name: 'argo-application',
  claim: 'Every Application of Argo CD belongs to a rendered project, which allows its source and its destination.',
  check: ({ inventory }) => {
    const projects = new Map(objectsOf(inventory, 'AppProject').map((project) => [project.name, scopeOf(project)]));
    return checkEach(objectsOf(inventory, 'Application'), (application) => {
      const name = textAt(application.object, 'spec', 'project') ?? 'default';
      const scope = projects.get(name);
      const repository = textAt(application.object, 'spec', 'source', 'repoURL') ?? '';
      const destination = destinationOf(['spec', 'destination'], application.object);
      const faults =
        scope === undefined
          ? [{ path: 'spec.project', what: `belongs to the project ${name}, which is not rendered` }]
          : [
              ...(scope.repositories.has(repository)
                ? []
                : [{ path: 'spec.source.repoURL', what: `reads ${repository}, which its project does not allow` }]),
              ...(scope.destinations.has(destination)
                ? []
                : [{ path: 'spec.destination', what: `goes to ${destination}, which its project does not allow` }]),
            ];
      return faults.map(({ path, what }) =>
        findingOf(argoApplication.name, {
          at: application.at(path),
          message: `the Application ${what}; allowed: ${[...projects.keys()].join(', ')} and what it names`,
          mend,
        }),
      );
    });
  },
};

function scopeOf({ object }: ClusterObject) {
  return {
    repositories: new Set(listAt(object, 'spec', 'sourceRepos').map(String)),
    destinations: new Set(listAt(object, 'spec', 'destinations').map((entry) => destinationOf([], entry))),
  };
}

/** `production-eu-north-1/karpenter` */
function destinationOf(path: readonly string[], value: unknown): string {
  const cluster = textAt(value, ...path, 'name') ?? textAt(value, ...path, 'server');
  return `${cluster}/${textAt(value, ...path, 'namespace')}`;
}

/** What Argo CD may do in the clusters. */
export const deliveryRules: readonly Rule<SecurityInput>[] = [argoProject, argoApplication];
