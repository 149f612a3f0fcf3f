import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { BadInputError } from '#bin/bad-input-error';
import { FindingLocator } from '#bin/locate-finding';
import { readLock, writeLock } from '#bin/lock-file';
import { readManifests } from '#bin/read-manifests';
import { readStacks } from '#bin/read-stacks';
import { removeScratches, scratch } from './run-program';

afterAll(removeScratches);

const bucket = { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } };
const stack = (templateFile: string) => ({
  type: 'aws:cloudformation:stack',
  environment: 'aws://111122223333/eu-north-1',
  displayName: 'mine/eu-north-1/Data',
  properties: { templateFile, stackName: 'mine-data', terminationProtection: true },
});
const listing = (artifacts: object) => JSON.stringify({ artifacts });

/** A folder with files, by path; texts as they are. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = scratch();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The message of the bad input that something is, with the folder left out. */
function refusal(folder: string, read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof BadInputError) return error.message.replaceAll(`${folder}/`, '').replaceAll(folder, 'out');
    throw error;
  }
  return 'read';
}

const data = 'assembly-mine/Data.template.json';
const whole = {
  'assembly-mine/manifest.json': listing({ minedata: stack('Data.template.json'), tree: { type: 'cdk:tree' } }),
  [data]: JSON.stringify(bucket),
};

test('a template with its place', () => {
  expect(readStacks(folderWith(whole), 'mine')).toEqual([
    {
      file: data,
      path: 'mine/eu-north-1/Data',
      name: 'mine-data',
      account: '111122223333',
      region: 'eu-north-1',
      terminationProtection: true,
      bytes: JSON.stringify(bucket).length,
      template: bucket,
    },
  ]);
});

test.each([
  {
    reason: 'no assembly of this deployment',
    files: {},
    message:
      'out: holds no templates of "mine" (assembly-mine/manifest.json); allowed: a folder that `npx meridian synth mine` wrote',
  },
  {
    reason: 'a listed template that is not there',
    files: { 'assembly-mine/manifest.json': whole['assembly-mine/manifest.json'] },
    message: `${data}: cannot be read, and its manifest.json lists it; allowed: all that a synth wrote`,
  },
  {
    reason: 'a template that nobody lists',
    files: { ...whole, 'assembly-mine/Old.template.json': '{}' },
    message:
      'assembly-mine/Old.template.json: is a template that manifest.json does not list; allowed: those of its stacks',
  },
  {
    reason: 'a template of a nested stack',
    files: { ...whole, 'assembly-mine/Sub.nested.template.json': '{}' },
    message:
      'assembly-mine/Sub.nested.template.json: is a template that manifest.json does not list; allowed: those of its stacks',
  },
  {
    reason: 'an assembly in the assembly',
    files: { ...whole, 'assembly-mine/manifest.json': listing({ inner: { type: 'cdk:cloud-assembly' } }) },
    message:
      'assembly-mine/manifest.json: lists assemblies below it (inner); allowed: stacks alone, as Meridian synthesizes',
  },
  {
    reason: 'a template that is no JSON',
    files: { ...whole, [data]: 'Resources: {}' },
    message: `${data}: is no JSON (Unexpected token 'R', "Resources: {}" is not valid JSON)`,
  },
  {
    reason: 'a template without resources',
    files: { ...whole, [data]: '{"Outputs":{}}' },
    message: `${data}: is no template; allowed: an object with "Resources"`,
  },
])('$reason', ({ files, message }) => {
  const folder = folderWith(files as unknown as Readonly<Record<string, string>>);
  expect(refusal(folder, () => readStacks(folder, 'mine'))).toBe(message);
});

const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace: models\n';

test('manifests: every document, whose cluster it is for, sorted by path', () => {
  const folder = folderWith({
    'mine/eu-north-1/30-models/b.yaml': `${pod}---\n${pod}`,
    'mine/eu-north-1/00-namespaces/a.yaml': pod,
    'mine/argocd/project.yaml': pod,
  });
  const read = readManifests(folder, 'mine').map(({ file, region, objects }) => [file, region, objects.length]);
  expect(read).toEqual([
    ['argocd/project.yaml', null, 1],
    ['eu-north-1/00-namespaces/a.yaml', 'eu-north-1', 1],
    ['eu-north-1/30-models/b.yaml', 'eu-north-1', 2],
  ]);
});

const file = 'mine/eu-north-1/30-models/a.yaml';

test.each([
  {
    reason: 'no manifests of this deployment',
    files: { 'yours/eu-north-1/30-models/a.yaml': pod },
    message: 'out: holds no manifests of "mine" (mine/); allowed: a folder that `npx meridian synth mine` wrote',
  },
  {
    reason: 'a file that no render writes',
    files: { [file]: pod, 'mine/eu-north-1/kustomization.yaml': pod },
    message:
      'mine/eu-north-1/kustomization.yaml: is no file that a render writes; allowed: <region>/<nn-concern>/<name>.yaml, ' +
      'argocd/<name>.yaml, argocd/<region>/<name>.yaml',
  },
  {
    reason: 'a folder in a folder',
    files: { 'mine/eu-north-1/30-models/deep/a.yaml': pod },
    message:
      'mine/eu-north-1/30-models/deep/a.yaml: is no file that a render writes; allowed: <region>/<nn-concern>/<name>.yaml, ' +
      'argocd/<name>.yaml, argocd/<region>/<name>.yaml',
  },
  {
    reason: 'no YAML',
    files: { [file]: 'kind: Pod\n\tname: a\n' },
    message: `${file}: Tabs are not allowed as indentation at line 2, column 1; allowed: YAML 1.2`,
  },
  {
    reason: 'a key that stands twice',
    files: { [file]: 'kind: Pod\nkind: Job\n' },
    message: `${file}: Map keys must be unique at line 2, column 1; allowed: YAML 1.2`,
  },
  {
    reason: 'a tag that nobody knows',
    files: { [file]: 'kind: !secret Pod\n' },
    message: `${file}: Unresolved tag: !secret at line 1, column 7; allowed: YAML 1.2`,
  },
  {
    reason: 'an empty document',
    files: { [file]: `${pod}---\n` },
    message: `${file}: holds a document that is no object; allowed: Kubernetes objects`,
  },
])('$reason', ({ files, message }) => {
  const folder = folderWith(files as unknown as Readonly<Record<string, string>>);
  expect(refusal(folder, () => readManifests(folder, 'mine'))).toBe(message);
});

describe('the line of a finding', () => {
  const folder = folderWith({
    [`cdk.out/${data}`]: JSON.stringify(
      { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'a' }, { Key: 'b' }] } } } },
      null,
      1,
    ),
    'dist/mine/eu-north-1/30-models/a.yaml': `${pod}---\n${pod.replace('name: a', 'name: b')}  labels:\n    a.b/c: d\n`,
  });
  const locator = new FindingLocator({
    assembly: join(folder, 'cdk.out'),
    manifests: join(folder, 'dist'),
    deployment: 'mine',
    lockFile: join(folder, 'regions', 'mine.lock.json'),
  });
  const yaml = 'eu-north-1/30-models/a.yaml';
  const template = `cdk.out/${data}`;

  test.each([
    { what: 'a file', at: [data, null, null], place: [template, 1] },
    { what: 'a resource', at: [data, 'Bucket', null], place: [template, 3] },
    { what: 'a property', at: [data, 'Bucket', 'Properties.Tags.1.Key'], place: [template, 11] },
    { what: 'a property that is not there', at: [data, 'Bucket', 'Properties.Tags.7.Key'], place: [template, 6] },
    { what: 'an object that a resource applies', at: [data, 'Bucket (Pod models/a)', 'spec'], place: [template, 3] },
    { what: 'an object', at: [yaml, 'Pod models/b', null], place: [`dist/mine/${yaml}`, 7] },
    { what: 'a key with dots', at: [yaml, 'Pod models/b', 'metadata.labels.a.b/c'], place: [`dist/mine/${yaml}`, 13] },
    { what: 'a subject that is not there', at: [yaml, 'Pod models/c', null], place: [`dist/mine/${yaml}`, 1] },
    { what: 'the lock', at: ['mine.lock.json', null, null], place: ['regions/mine.lock.json', 1] },
    { what: 'a file that is not there', at: ['eu-south-2', null, null], place: ['dist/mine/eu-south-2', 1] },
  ] as const)('$what', ({ at: [path, subject, property], place: [uri, line] }) => {
    expect(locator.locate({ file: path, subject, property })).toEqual({
      uri: relative(process.cwd(), join(folder, uri)),
      line,
    });
  });
});

describe('the lock of a deployment', () => {
  const lock = {
    version: 1,
    stacks: { 'mine/eu/Tables': { Quotas: { type: 'AWS::DynamoDB::GlobalTable', fixed: {} } } },
  };

  test('what was written is what is read', () => {
    const path = join(scratch(), 'mine.lock.json');
    writeLock(path, lock as Parameters<typeof writeLock>[1]);
    expect(readLock(path)).toEqual(lock);
  });

  test('no file: no lock', () => {
    expect(readLock(join(scratch(), 'mine.lock.json'))).toBeNull();
  });

  test.each([
    { reason: 'no JSON', text: '{', message: /^mine\.lock\.json: cannot be read as JSON: / },
    {
      reason: 'another version',
      text: '{"version":2,"stacks":{}}',
      message: /^mine\.lock\.json: version is 2; allowed: 1$/,
    },
  ])('$reason', ({ text, message }) => {
    const folder = folderWith({ 'mine.lock.json': text });
    expect(refusal(folder, () => readLock(join(folder, 'mine.lock.json')))).toMatch(message);
  });
});
