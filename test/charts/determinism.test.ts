import { renderManifests } from '#charts';
import { places, rendered, topologyOf } from '#test/charts/rendered';
import type { Json, JsonObject } from '#topology';

// Sorted keys, no status, equal files of equal Topologies: render-manifests.test.ts.

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

test.each(rendered)('$deployment: neither the clock nor chance has a say', ({ deployment, files }) => {
  jest.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z') });
  const chance = jest.spyOn(Math, 'random').mockReturnValue(0.123456789);
  const again = renderManifests(topologyOf(deployment));
  expect(again.map(({ path, yaml }) => [path, yaml])).toEqual(files.map(({ path, yaml }) => [path, yaml]));
  expect(chance).not.toHaveBeenCalled();
});

test.each(rendered)('$deployment: no value is null, and none is a moment', ({ files }) => {
  // the start of time is a default in definitions
  const moment = /^(?!1970-01-01)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
  const odd = files.flatMap(({ path, objects }) =>
    objects.flatMap((object) =>
      leavesOf(object).flatMap(([at, value]) =>
        value === null || value === undefined || moment.test(String(value)) ? [`${path}: ${at}: ${value}`] : [],
      ),
    ),
  );
  expect(odd).toEqual([]);
});

// What `kubectl apply --server-side -R -f dist/<deployment>/<region>` needs; a real server is given it in test:conformance.
describe.each(places)(
  '$place: its folder can be applied in one go, once namespaces and definitions stand',
  ({ region, files }) => {
    const objects = files.flatMap((file) => file.objects.map((object) => ({ path: file.path, ...named(object) })));

    test('kubectl reads every file, and reads nothing else there', () => {
      for (const { path } of files)
        expect(path).toMatch(new RegExp(`^${region.name}/\\d\\d-[a-z]+/[a-z0-9.-]+\\.yaml$`));
    });

    test('each object has one name of its own, and is no list', () => {
      for (const { kind, name, generateName } of objects) {
        expect(name).toMatch(/^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/);
        expect([kind.endsWith('List'), generateName]).toEqual([false, undefined]);
      }
      const ids = objects.map(({ group, kind, namespace, name }) => [group, kind, namespace, name].join('/'));
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    });

    test('namespaces and definitions stand in folders of their own, before all that needs them', () => {
      const folders = (wanted: string) => [
        ...new Set(objects.filter(({ kind }) => kind === wanted).map(({ path }) => folderOf(path))),
      ];
      expect(folders('Namespace')).toEqual(['00-namespaces']);
      const definitions = folders('CustomResourceDefinition');
      expect(definitions.length).toBeLessThanOrEqual(1);
      for (const folder of definitions) {
        expect(new Set(objects.filter(({ path }) => folderOf(path) === folder).map(({ kind }) => kind)).size).toBe(1);
        expect(Number.parseInt(folder, 10)).toBeLessThan(Math.min(...region.components.map(({ order }) => order)));
      }
    });
  },
);

function named({ apiVersion, kind, metadata }: JsonObject) {
  const { name, namespace, generateName } = metadata as JsonObject;
  const group = String(apiVersion).replace(/\/?[^/]*$/, '');
  return { group, kind: String(kind), name: String(name), namespace: namespace ?? null, generateName };
}

function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function leavesOf(value: Json, at = ''): readonly (readonly [string, Json])[] {
  if (value === null || typeof value !== 'object') return [[at, value]];
  if (Array.isArray(value)) return value.flatMap((item: Json, index: number) => leavesOf(item, `${at}[${index}]`));
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${at}.${key}`));
}
