import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { parseBlueprint } from '#blueprint';
import { renderManifests } from '#charts';
import { deployments } from '#regions';
import { resolveTopology } from '#topology';
import { filesOf, meridian, removeScratches, scratch } from './run-program';

afterAll(removeScratches);
jest.setTimeout(60_000);

const blueprint = deployments.find(({ name }) => name === 'demo')?.blueprint;
const production = deployments.find(({ name }) => name === 'production')?.blueprint;
const withoutAccounts = {
  ...production,
  kind: 'demo',
  organization: null,
  jurisdictions: Object.fromEntries(
    Object.entries(production?.jurisdictions ?? {}).map(([name, jurisdiction]) => [
      name,
      { ...jurisdiction, account: null },
    ]),
  ),
};

const expected = Object.fromEntries(
  renderManifests(resolveTopology(parseBlueprint(blueprint))).map(({ path, yaml }) => [
    path,
    Buffer.from(yaml).toString('latin1'),
  ]),
);

const own = [
  { kind: 'TypeScript', file: 'mine.ts', write: (path: string) => copyFileSync('regions/demo.ts', path) },
  { kind: 'JSON', file: 'mine.json', write: (path: string) => writeFileSync(path, JSON.stringify(blueprint)) },
  { kind: 'YAML', file: 'mine.yaml', write: (path: string) => writeFileSync(path, stringify(blueprint)) },
  {
    kind: 'JavaScript',
    file: 'mine.cjs',
    write: (path: string) => writeFileSync(path, `exports.mine = ${JSON.stringify(blueprint)};`),
  },
];

test.concurrent.each(own)(
  'a blueprint in $kind from outside gives the bytes of the shipped one',
  async ({ file, write }) => {
    const cwd = scratch();
    write(join(cwd, file));
    const { code, stderr } = await meridian(['render', '--blueprint', file], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(filesOf(join(cwd, 'dist', 'demo'))).toEqual(expected);
    expect(readdirSync(cwd).sort()).toEqual(['dist', file]);
  },
);

test('what it prints: files by folder, in the order in which they are applied', async () => {
  const { code, stdout } = await meridian(['render', 'demo', '--output', 'out'], { cwd: scratch() });
  expect(code).toBe(0);
  const [title, , ...lines] = stdout.trimEnd().split('\n');
  expect(title).toBe(`Rendered ${Object.keys(expected).length} manifests of demo into out/demo`);
  expect(lines[0]).toMatch(/^us-east-1\/00-namespaces +1$/);
});

test('--json: the files in the order in which they are applied', async () => {
  const { stdout } = await meridian(['render', 'demo', '--json'], { cwd: scratch() });
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    deployment: 'demo',
    folder: 'dist/demo',
    files: Object.keys(expected),
    withoutAccount: false,
    withoutImage: true,
  });
});

test('where the image is built, the files say SERVICES_IMAGE, and so does the summary; --image puts one in its place', async () => {
  const cwd = scratch();
  const bare = await meridian(['render', 'demo', '--output', 'bare'], { cwd });
  expect(bare).toMatchObject({ code: 0, stderr: '' });
  expect(bare.stdout.trimEnd().split('\n').at(-1)).toBe(
    'They hold the literal SERVICES_IMAGE; --image registry.example.com/meridian:0.1.0 puts an image in its place.',
  );
  const image = 'registry.example.com:5000/platform/meridian@sha256:'.concat('0123456789abcdef'.repeat(4));
  const full = await meridian(['render', 'demo', '--output', 'full', '--image', image, '--json'], { cwd });
  expect(JSON.parse(full.stdout)).toMatchObject({ withoutImage: false });
  const [before, after] = [filesOf(join(cwd, 'bare', 'demo')), filesOf(join(cwd, 'full', 'demo'))];
  expect(Object.values(before).join('')).toContain('image: SERVICES_IMAGE');
  expect(after).toEqual(
    Object.fromEntries(Object.entries(before).map(([path, text]) => [path, text.replaceAll('SERVICES_IMAGE', image)])),
  );
});

test('without an account the files say ACCOUNT_ID, and so does the summary; --account puts one in its place', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'mine.json'), JSON.stringify(withoutAccounts));
  const bare = await meridian(['render', '--blueprint', 'mine.json', '--output', 'bare'], { cwd });
  expect(bare).toMatchObject({ code: 0, stderr: '' });
  expect(bare.stdout.trimEnd().split('\n').at(-1)).toBe(
    'They hold the literal ACCOUNT_ID; --account 111122223333 puts an account in its place.',
  );
  const argv = ['render', '--blueprint', 'mine.json', '--output', 'full', '--account', '012345678901', '--json'];
  const full = await meridian(argv, { cwd });
  expect(JSON.parse(full.stdout)).toMatchObject({ withoutAccount: false });
  const [before, after] = [filesOf(join(cwd, 'bare', 'production')), filesOf(join(cwd, 'full', 'production'))];
  expect(Object.keys(before)).not.toEqual([]);
  expect(after).toEqual(
    Object.fromEntries(
      Object.entries(before).map(([path, text]) => [path, text.replaceAll('ACCOUNT_ID', '012345678901')]),
    ),
  );
  expect(Object.values(before).join('')).toContain('ACCOUNT_ID');
});

test('a file of an earlier render vanishes, another deployment stays', async () => {
  const cwd = scratch();
  const stale = join(cwd, 'dist', 'demo', 'eu-north-1', '30-models');
  const other = join(cwd, 'dist', 'other', 'us-east-1', '30-models');
  for (const folder of [stale, other]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'gone.yaml'), 'kind: Gone\n');
  }
  const { code } = await meridian(['render', 'demo'], { cwd });
  expect(code).toBe(0);
  expect(filesOf(join(cwd, 'dist', 'demo'))).toEqual(expected);
  expect(readdirSync(join(cwd, 'dist')).sort()).toEqual(['demo', 'other']);
  expect(filesOf(join(cwd, 'dist', 'other'))).toEqual({ 'us-east-1/30-models/gone.yaml': 'kind: Gone\n' });
});

test('a folder with files of somebody else is not replaced', async () => {
  const cwd = scratch();
  mkdirSync(join(cwd, 'demo', 'notes'), { recursive: true });
  writeFileSync(join(cwd, 'demo', 'notes', 'thesis.txt'), 'three years of work\n');
  const outcome = await meridian(['render', 'demo', '--output', '.'], { cwd });
  expect(outcome).toEqual({
    code: 2,
    stdout: '',
    stderr:
      "demo: would be replaced, but holds files that are not Meridian's (notes/thesis.txt); allowed: another folder, or one " +
      'without them\n',
  });
  expect(filesOf(cwd)).toEqual({ 'demo/notes/thesis.txt': 'three years of work\n' });
});

test('an output that is a file is refused', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'dist'), '');
  const { code, stdout, stderr } = await meridian(['render', 'demo'], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^dist: cannot be written to: EEXIST: .*\n$/);
});

test('a chart that refuses a value: its file is named, exit code 1, the earlier render stays whole', async () => {
  const cwd = scratch();
  await meridian(['render', 'demo'], { cwd });
  const unresolved = { ...blueprint, tags: { owner: '$' + '{Token[TOKEN.24]}' } };
  writeFileSync(join(cwd, 'unresolved.json'), JSON.stringify(unresolved));
  const outcome = await meridian(['render', '--blueprint', 'unresolved.json'], { cwd });
  expect(outcome).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'us-east-1/20-nodes/cpu.yaml: holds the unresolved token "$' +
      '{Token[TOKEN.24]}"; allowed: values that are known before deployment\n',
  });
  expect(filesOf(join(cwd, 'dist', 'demo'))).toEqual(expected);
  expect(readdirSync(join(cwd, 'dist'))).toEqual(['demo']);
});
