import type { ApplicationSpec, AppProjectSpec } from '#charts/imports/argoproj.io';
import { objectsOf, type Rendered, regionsOf, rendered } from './rendered';

type Application = Rendered<{ readonly spec: ApplicationSpec }>;

const synced = rendered
  .filter(({ topology }) => topology.deployment.delivery === 'gitops')
  .flatMap(({ deployment, topology, files }) =>
    regionsOf(topology).map((region) => ({
      place: `${deployment}/${region.name}`,
      topology,
      region,
      files,
      project: objectsOf<{ readonly spec: AppProjectSpec }>(files, 'AppProject')[0],
      applications: objectsOf<{ readonly spec: ApplicationSpec }>(
        files.filter(({ path }) => path === `argocd/${region.name}.yaml`),
        'Application',
      ),
    })),
  );

const waveOf = ({ metadata }: Application) => Number(metadata.annotations?.['argocd.argoproj.io/sync-wave']);
const isComponent = ({ spec }: Application) => spec.source?.chart !== undefined;

test('production is synced by Argo CD, and nothing else is', () => {
  const folders = rendered.map(({ deployment, files }) => [
    deployment,
    files.some(({ concern }) => concern === 'argocd'),
  ]);
  expect(folders).toEqual([
    ['production', true],
    ['demo', false],
  ]);
});

test.each(synced)(
  '$place: one Application per folder that was rendered, and one per component',
  ({ region, topology, files, applications }) => {
    const { name, repository } = topology.deployment;
    const folders = [...new Set(files.filter((file) => file.region === region.name).map(({ concern }) => concern))];
    expect(applications.filter((it) => !isComponent(it)).map(({ spec }) => spec.source)).toEqual(
      folders.map((folder) => ({
        repoURL: repository?.url,
        targetRevision: repository?.revision,
        path: `${repository?.path}/${name}/${region.name}/${folder}`,
      })),
    );
    expect(applications.filter(isComponent).map(({ spec }) => spec.source)).toEqual(
      region.components.map((component) => ({
        repoURL: component.repository.replace('oci://', ''),
        chart: component.chart,
        targetRevision: component.version,
        helm: { releaseName: component.name, valuesObject: component.values },
      })),
    );
  },
);

test.each(synced)(
  '$place: namespaces, then components in their order, then folders in theirs',
  ({ region, applications }) => {
    const [namespaces, ...folders] = applications.filter((it) => !isComponent(it));
    const components = applications.filter(isComponent);
    if (namespaces === undefined) throw new Error('no namespaces');
    for (const [index, application] of components.entries()) {
      expect(waveOf(application)).toBeGreaterThan(waveOf(namespaces));
      for (const [other, later] of components.entries()) {
        const order = Math.sign((region.components[other]?.order ?? 0) - (region.components[index]?.order ?? 0));
        expect(Math.sign(waveOf(later) - waveOf(application))).toBe(order);
      }
    }
    const waves = [
      ...components
        .map(waveOf)
        .sort((a, b) => a - b)
        .slice(-1),
      ...folders.map(waveOf),
    ];
    expect(waves).toEqual([...new Set(waves)].sort((a, b) => a - b));
  },
);

test.each(synced)(
  '$place: the project allows every source and destination of its Applications, and no other cluster',
  ({ project, region, applications }) => {
    const { sourceRepos = [], destinations = [] } = project?.spec ?? {};
    for (const { spec } of applications) {
      expect(spec.project).toBe(project?.metadata.name);
      expect(sourceRepos).toContain(spec.source?.repoURL);
      expect(destinations).toContainEqual(spec.destination);
      expect(spec.destination.name).toBe(region.cluster.name);
    }
    expect(JSON.stringify([sourceRepos, destinations])).not.toContain('*');
  },
);

test.each(synced)('$place: no two Applications of the deployment have one name', ({ files }) => {
  const names = objectsOf(files, 'Application').map(({ metadata }) => metadata.name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(63);
});

test.each(synced)('$place: what leaves the repository leaves the cluster, namespaces excepted', ({ applications }) => {
  const kept = applications.filter(({ spec }) => !spec.syncPolicy?.automated?.prune);
  expect(kept.map(({ spec }) => spec.source?.path?.split('/').at(-1))).toEqual(['00-namespaces']);
});

test.each(synced)('$place: server-side, so that the autoscaler’s replicas stay', ({ applications }) => {
  for (const { spec } of applications) expect(spec.syncPolicy?.syncOptions).toContain('ServerSideApply=true');
});

test.each(synced)(
  '$place: its own root keeps its Applications, so that Regions do not wait for each other',
  ({ topology, region, files }) => {
    const { argo, repository, name } = topology.deployment;
    const roots = objectsOf<{ readonly spec: ApplicationSpec }>(
      files.filter(({ path }) => path === 'argocd/project.yaml'),
      'Application',
    );
    const root = roots.find(({ metadata }) => metadata.name === `${name}-${region.name}`);
    expect(root?.spec.source).toMatchObject({
      path: `${repository?.path}/${name}/argocd`,
      directory: { include: `${region.name}.yaml` },
    });
    expect(root?.spec.destination).toEqual({ server: 'https://kubernetes.default.svc', namespace: argo?.namespace });
  },
);
