import { parseAllDocuments } from 'yaml';
import { renderManifests } from '#charts';
import type { Json } from '#topology';
import { places, rendered, topologyOf } from './rendered';

test.each(rendered)('$deployment: the same Topology gives the same files', ({ deployment, files }) => {
  expect(renderManifests(topologyOf(deployment))).toEqual(files);
});

test.each(places)('$place: files are in the order in which their folders are numbered', ({ region, files }) => {
  const folders = files.map(({ path }) => path.split('/').slice(0, 2).join('/'));
  expect(folders).toEqual([...folders].sort());
  const ours = [
    '00-namespaces',
    '05-definitions',
    // what is drawn by AWS, and batch workers: the demo has neither
    ...(region.secrets.length > 0 ? ['08-secrets'] : []),
    '10-policies',
    '20-nodes',
    '30-models',
    '40-scaling',
    '50-gateway',
    '60-observability',
    ...(region.batchWorker === null ? [] : ['70-batch']),
  ];
  expect([...new Set(folders)]).toEqual(ours.map((folder) => `${region.name}/${folder}`));
});

test.each(places)('$place: namespaces come first, alone in their file, and no other file makes one', ({ files }) => {
  const [first, ...others] = files;
  expect(new Set(first?.objects.map(({ kind }) => kind))).toEqual(new Set(['Namespace']));
  expect(others.flatMap((file) => file.objects).filter(({ kind }) => kind === 'Namespace')).toEqual([]);
});

test.each(places)('$place: every object is in a namespace that the Region makes, or in none', ({ region, files }) => {
  const known = new Set([undefined, ...region.namespaces.map(({ name }) => name)]);
  const strays = files
    .flatMap(
      (file) => file.objects as never as readonly { kind: string; metadata: { name: string; namespace?: string } }[],
    )
    .filter(({ metadata }) => !known.has(metadata.namespace))
    .map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`);
  expect(strays).toEqual([]);
});

test.each(places)('$place: no two objects are the same one', ({ files }) => {
  const ids = files
    .flatMap(
      (file) => file.objects as never as readonly { kind: string; metadata: { name: string; namespace?: string } }[],
    )
    .map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

describe.each(rendered)('$deployment: text of the files', ({ files }) => {
  test.each([
    ['ends with one newline', /[^\n]\n$/],
    ['has no carriage return', /^[^\r]*$/],
    ['has no null', /^(?![\s\S]*: null\n)/],
    ['has no YAML alias', /^(?![\s\S]*: [&*]a\d)/],
  ])('%s', (_reason, form) => {
    expect(files.filter(({ yaml }) => !form.test(yaml)).map(({ path }) => path)).toEqual([]);
  });

  test('says what the objects say, in both readings of YAML', () => {
    for (const version of ['1.1', '1.2'] as const) {
      for (const { yaml, objects } of files) {
        expect(parseAllDocuments(yaml, { version }).map((document) => document.toJS())).toEqual(objects);
      }
    }
  });

  test('is short enough to review', () => {
    expect(files.filter(({ yaml }) => yaml.split('\n').length > 700).map(({ path }) => path)).toEqual([]);
  });

  test('has no two files of one name', () => {
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  });

  test('holds no status, and its keys are sorted', () => {
    for (const { objects } of files) {
      for (const object of objects) {
        expect(object).not.toHaveProperty('status');
        expect(unsorted(object)).toEqual([]);
      }
    }
  });
});

function unsorted(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((inner: Json) => unsorted(inner));
  if (value === null || typeof value !== 'object') return [];
  const keys = Object.keys(value);
  const here = keys.join() === [...keys].sort().join() ? [] : [keys.join()];
  return [...here, ...Object.values(value).flatMap(unsorted)];
}
