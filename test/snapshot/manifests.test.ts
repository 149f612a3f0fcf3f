import { type ManifestFile, renderManifests } from '#charts';
import { manifestsSnapshot, topologySnapshot } from '#snapshot';
import { shippedTopologies, shippedTopology } from '#test/topology/shipped-topologies';
import { servicesImagePlaceholder, type Topology } from '#topology';
import { changedLines } from './changed-lines';
import { findLeaves, withValues } from './leaf-of';

const demo = shippedTopology('demo');
const production = oneRegion(shippedTopology('production'), 'eu-north-1');
const subjects = [
  { name: 'demo', topology: demo, region: 'us-east-1', files: renderManifests(demo) },
  { name: 'production', topology: production, region: 'eu-north-1', files: renderManifests(production) },
];

function oneRegion(topology: Topology, region: string): Topology {
  const jurisdictions = topology.jurisdictions
    .map((each) => ({ ...each, regions: each.regions.filter(({ name }) => name === region) }))
    .filter(({ regions }) => regions.length > 0);
  return { ...topology, jurisdictions };
}

function snapshotsOf(topology: Topology, region: string, files = renderManifests(topology)): string {
  return [topologySnapshot(topology), ...manifestsSnapshot(files, region).values()].join('\n');
}

describe.each(subjects)('$name', ({ topology, region, files }) => {
  const before = snapshotsOf(topology, region, files);

  test('one text a concern, in the order of installation, the Region and no other', () => {
    const folders = files.flatMap(({ path }) => {
      const [first, second] = path.split('/');
      if (first === region) return [second];
      return second === region ? [first] : [];
    });
    expect([...manifestsSnapshot(files, region).keys()].sort()).toEqual([...new Set(folders)].sort());
  });

  test('every object is told once, under its kind, namespace and name', () => {
    const own = files.filter((file) => file.path.startsWith(`${region}/`));
    const titles = own.flatMap(({ objects }) => objects.map(({ kind }) => String(kind)));
    const told = [...manifestsSnapshot(own, region).values()].join('').match(/^ {2}[A-Z]\w+ \S+ \(\S+\)?:/gm) ?? [];
    expect(told.map((line) => line.trim().split(' ')[0]).sort()).toEqual(titles.sort());
  });

  test('no account, no hash, no version of a release', () => {
    const hashLike = /(?<![\w-])(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{12,}(?![\w-])/g;
    const account = /(?<!\d)\d{12}(?!\d)|ACCOUNT_ID/g;
    const release = /(?<![\w.])v?\d+\.\d+\.\d+(?:-[\w.]+)?(?![\w./])/g;
    expect(before.match(hashLike) ?? []).toEqual([]);
    expect(before.match(account) ?? []).toEqual([]);
    expect(before.match(release) ?? []).toEqual([]);
  });

  test('newer releases, machine images, images and accounts change nothing', () => {
    const raised = withValues(
      topology,
      findLeaves(topology).flatMap((leaf) => {
        const value = newer(leaf.pattern, leaf.value);
        return JSON.stringify(value) === JSON.stringify(leaf.value) ? [] : [{ ...leaf, value }];
      }),
    );
    expect(raised).not.toEqual(topology);
    expect(changedLines(before, snapshotsOf(raised, region))).toEqual({ removed: [], added: [] });
  });

  test('the same Topology gives the same text', () => {
    expect(snapshotsOf(JSON.parse(JSON.stringify(topology)) as Topology, region)).toBe(before);
  });
});

/** What a bot that keeps dependencies up to date does to a Topology. */
function newer(pattern: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((part) => newer(pattern, part));
  if (typeof value !== 'string') return value;
  if (/\.(components|definitions|addOns)\.version$/.test(pattern)) return `${value}9`;
  if (pattern.endsWith('.amiAlias')) return value.replace(/@.*/, '@v20270101');
  // a literal until something is built has no release
  if (/\.(image|pauseImage)$/.test(pattern)) return value === servicesImagePlaceholder ? value : `${value}9`;
  return pattern.endsWith('account')
    ? '999900001111'
    : value.replace(/(?<!\d)\d{12}(?!\d)|ACCOUNT_ID/g, '999900001111');
}

test('a changed number changes its line', () => {
  const [{ files, region }] = subjects as [(typeof subjects)[number]];
  const changed = files.map((file) => ({ ...file, objects: file.objects.map(withMoreReplicas) }));
  const [before, after] = [files, changed].map((each) => manifestsSnapshot(each, region).get('30-models') ?? '');
  const { added } = changedLines(before ?? '', after ?? '');
  expect(added.map((line) => line.trim())).toEqual(added.map(() => 'replicas: 7'));
  expect(added.length).toBeGreaterThan(0);
});

function withMoreReplicas(object: ManifestFile['objects'][number]): ManifestFile['objects'][number] {
  const spec = object.spec as ManifestFile['objects'][number] | undefined;
  return spec?.replicas === undefined ? object : { ...object, spec: { ...spec, replicas: 7 } };
}

test.each(shippedTopologies.map((topology) => ({ name: topology.deployment.name, topology })))(
  '$name: nothing of the machine or the clock is in it',
  ({ topology }) => {
    expect(topologySnapshot(topology)).not.toMatch(/\/home\/|\/tmp\/meridian|\d{4}-\d{2}-\d{2}T\d{2}:/);
  },
);
