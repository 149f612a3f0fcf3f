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
        files.filter(({ path }) => path.startsWith(`argocd/${region.name}/`)),
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
  '$place: a wave is a place in the order that folders and components share',
  ({ region, files, applications }) => {
    const folders = files.filter((file) => file.region === region.name).map(({ concern, order }) => [concern, order]);
    const places = new Map([
      ...folders.map(([folder, order]) => [`${folder}`, order] as const),
      ...region.components.map(({ name, order }) => [name, order] as const),
    ]);
    for (const application of applications) {
      const { name } = application.metadata;
      const step = [...places.keys()].find((it) => name === `production-${region.name}-${it}`);
      expect([name, waveOf(application)]).toEqual([name, places.get(`${step}`)]);
    }
    expect(applications.map(waveOf)).toEqual(applications.map(waveOf).sort((a, b) => a - b));
  },
);

test.each(synced)('$place: nothing of a wave needs what a later one brings', ({ region, applications }) => {
  const wave = (step: string) =>
    Math.max(...applications.filter(({ metadata }) => metadata.name.endsWith(step)).map(waveOf));
  const inOrder = [
    ['00-namespaces', '05-definitions'],
    ['05-definitions', '-prometheus-crds'],
    ['-prometheus-crds', '-external-secrets'],
    ['-external-secrets', '08-secrets'],
    ['08-secrets', '-prometheus'],
    ['-envoy-gateway', '-ai-gateway'],
    ['-prometheus', '10-policies'],
    ['-cert-manager', '50-gateway'],
  ] as const;
  expect(
    inOrder.filter(
      ([before, after]) =>
        wave(`-${region.name}-${before}`.replace('--', '-')) >= wave(`-${region.name}-${after}`.replace('--', '-')),
    ),
  ).toEqual([]);
});

test.each(synced)(
  '$place: a sync that failed is tried again for ever, since waves may not wait',
  ({ applications }) => {
    for (const { spec } of applications) expect(spec.syncPolicy?.retry).toMatchObject({ limit: -1 });
  },
);

test('Argo CD’s own cluster goes by name, and the project names its namespace: the EKS capability knows no address', () => {
  for (const { topology, project } of synced) {
    expect(project?.spec.sourceNamespaces).toEqual([topology.deployment.argo?.namespace]);
    expect(JSON.stringify(project?.spec.destinations)).not.toContain('server');
  }
});

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

test.each(synced)(
  '$place: what leaves the repository leaves the cluster, but namespaces and definitions',
  ({ applications }) => {
    const kept = applications.filter(({ spec }) => !spec.syncPolicy?.automated?.prune);
    expect(kept.map(({ spec }) => spec.source?.path?.split('/').at(-1))).toEqual(['00-namespaces', '05-definitions']);
  },
);

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
    expect(root?.spec.source?.path).toBe(`${repository?.path}/${name}/argocd/${region.name}`);
    expect(root?.spec.destination).toEqual({ name: 'in-cluster', namespace: argo?.namespace });
  },
);
