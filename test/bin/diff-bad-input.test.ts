import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { commit, git, write } from './git-folder';
import { meridian, removeScratches, scratch } from './run-program';

afterAll(removeScratches);
jest.setTimeout(120_000);

const blueprint = minimalBlueprint();
const allowed = 'allowed: git:REF, a Topology or a blueprint in a file, or a cdk.out folder';
const cwd = scratch();
const outside = scratch();
const commits: Record<string, string> = {};

beforeAll(() => {
  commits.bad = commit(cwd, { 'other.json': blueprint, 'mine.json': { ...blueprint, delivery: 'kubectrl' } });
  git(cwd, 'tag', 'bad');
  commits.broken = commit(cwd, { 'other.json': blueprint, 'mine.json': '{' });
  git(cwd, 'tag', 'broken');
  commits.head = commit(cwd, { 'mine.json': blueprint });
  write(cwd, { 'new.json': blueprint, 'bad.json': { ...blueprint, delivery: 'kubectrl' }, 'list.json': '[]' });
  write(cwd, {
    'renamed.json': { ...blueprint, name: 'other' },
    'note.txt': '',
    'out/assembly-test/manifest.json': '{}',
  });
  mkdirSync(join(cwd, 'empty'));
  write(cwd, { 'kept/cdk.out/assembly-test/manifest.json': '{}' });
  write(outside, { 'mine.json': blueprint });
});

const noCommit = (ref: string) =>
  `--against git:${ref}: "${ref}" is no commit of CWD; allowed: a branch, a tag or a commit that \`git rev-parse\` knows`;
const delivery =
  '  delivery: "kubectrl" is not allowed; allowed: "kubectl", "gitops", "pulumi"; did you mean "kubectl"?';

const rows = [
  { reason: 'no such revision', argv: ['--against', 'git:nowhere'], stderr: [noCommit('nowhere')] },
  {
    reason: 'a revision that looks like an option of git',
    argv: ['--against', 'git:--all'],
    stderr: [noCommit('--all')],
  },
  { reason: 'a range', argv: ['--against', 'git:bad..HEAD'], stderr: [noCommit('bad..HEAD')] },
  { reason: 'a tree', argv: ['--against', 'git:HEAD:out'], stderr: [noCommit('HEAD:out')] },
  {
    reason: 'no revision',
    argv: ['--against', 'git:'],
    stderr: ['--against: "git:" names no revision; allowed: git:REF, such as git:main'],
  },
  {
    reason: 'a deployment that the revision does not have',
    argv: ['--blueprint', 'new.json'],
    stderr: [
      '--against git:HEAD: new.json is not there at git:HEAD (HEADSHA): the deployment is new, and there is nothing to compare ' +
        'it with; allowed: a revision that has the file, a file, or a cdk.out folder',
    ],
  },
  {
    reason: 'a blueprint of the revision that the rules of today refuse',
    argv: ['--against', 'git:bad'],
    stderr: ["--against: today's rules refuse the blueprint of git:bad (BADSHA)", 'bad:mine.json: 1 problem', delivery],
  },
  {
    reason: 'a file of the revision that is malformed',
    argv: ['--against', 'git:broken'],
    stderr: ['broken:mine.json: Flow map must end with a } at line 1, column 2'],
  },
  {
    reason: 'nothing of that name',
    argv: ['--against', 'nowhere.json'],
    stderr: [`--against: "nowhere.json": no such file or folder; ${allowed}`],
  },
  {
    reason: 'a file of another kind',
    argv: ['--against', 'note.txt'],
    stderr: ['note.txt: ".txt" is not a kind of blueprint; allowed: .ts, .cts, .js, .cjs, .yaml, .yml, .json'],
  },
  {
    reason: 'a blueprint file that the rules refuse',
    argv: ['--against', 'bad.json'],
    stderr: ["--against: today's rules refuse bad.json", 'bad.json: 1 problem', delivery],
  },
  {
    reason: 'a blueprint of another deployment',
    argv: ['--against', 'renamed.json'],
    stderr: ['--against: renamed.json is of the deployment "other"; allowed: one of "test"'],
  },
  {
    reason: 'a folder that is no assembly',
    argv: ['--against', 'empty'],
    stderr: [
      '--against: empty holds nothing of "test" (assembly-test); allowed: a folder that `npx meridian synth test` wrote',
    ],
  },
  {
    reason: 'the folder above an assembly',
    argv: ['--against', 'kept'],
    stderr: [
      '--against: kept holds nothing of "test" (assembly-test); allowed: a folder that `npx meridian synth test` wrote; ' +
        'did you mean "kept/cdk.out"?',
    ],
  },
  {
    reason: 'an assembly without a Topology, whose files are not asked for',
    argv: ['--against', 'out'],
    stderr: [
      '--against: out records no Topology of "test" (assembly-test/test.topology.json): another version wrote it; allowed: ' +
        '--rendered, which compares its templates and manifests, or a folder that this version wrote',
    ],
  },
  {
    reason: 'a condition that an assembly without a Topology cannot answer',
    argv: ['--against', 'out', '--rendered', '--fail-on', 'residency,replacement'],
    stderr: [
      '--fail-on: residency cannot be told, since out records no Topology of "test" (assembly-test/test.topology.json): ' +
        'another version wrote it; allowed: replacement, destructive, any',
    ],
  },
  {
    reason: 'an assembly that cannot be read',
    argv: ['--against', 'kept/cdk.out', '--rendered', '--manifests', 'empty'],
    stderr: ['empty: holds no manifests of "test" (test/); allowed: a folder that `npx meridian synth test` wrote'],
  },
  {
    reason: 'manifests without an assembly',
    argv: ['--against', 'git:HEAD', '--rendered', '--manifests', 'dist'],
    stderr: [
      '--manifests: "dist" has no place; allowed: with --rendered and a cdk.out folder, whose manifests they are',
    ],
  },
  {
    reason: 'conditions that nobody knows',
    argv: ['--fail-on', 'residency,replacment', '--fail-on', ''],
    stderr: [
      '--fail-on: "replacment" is not known; allowed: residency, replacement, availability, capacity, security, cosmetic, ' +
        'destructive, any; did you mean "replacement"?',
      '--fail-on: "" is not known; allowed: residency, replacement, availability, capacity, security, cosmetic, ' +
        'destructive, any',
    ],
  },
  {
    reason: 'a form that nobody knows',
    argv: ['--format', 'html'],
    stderr: [
      "error: option '--format <form>' argument 'html' is invalid. Allowed choices are text, markdown, json.",
      '(add --help for what is allowed)',
    ],
  },
];

test.concurrent.each(rows)('$reason: told in words, exit code 2', async ({ argv, stderr }) => {
  const own = argv.includes('--blueprint') ? [] : ['--blueprint', 'mine.json'];
  const outcome = await meridian(['diff', ...own, ...argv], { cwd });
  const told = outcome.stderr
    .replaceAll(cwd, 'CWD')
    .replaceAll(commits.head ?? '', 'HEADSHA')
    .replaceAll(commits.bad ?? '', 'BADSHA');
  expect({ ...outcome, stderr: told }).toEqual({ code: 2, stdout: '', stderr: `${stderr.join('\n')}\n` });
});

test('a blueprint in no repository', async () => {
  const { code, stdout, stderr } = await meridian(['diff', '--blueprint', 'mine.json'], { cwd: outside });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.replaceAll(outside, 'CWD')).toMatch(
    /^--against git:HEAD: CWD cannot be read as a git repository \(fatal: not a git repository .*\); allowed: a blueprint in a work tree of git, or --against with a file or a cdk\.out folder\n$/,
  );
});

test('a machine without git', async () => {
  const env = { PATH: scratch() };
  const { code, stderr } = await meridian(['diff', '--blueprint', 'mine.json'], { cwd, env });
  expect(code).toBe(2);
  expect(stderr).toBe(
    '--against git:HEAD: git cannot be started (spawnSync git ENOENT); allowed: git on the PATH, or --against with a file or a cdk.out folder\n',
  );
});

test('a repository without a commit', async () => {
  const folder = scratch();
  git(folder, 'init', '--quiet');
  write(folder, { 'mine.json': blueprint });
  const { code, stderr } = await meridian(['diff', '--blueprint', 'mine.json'], { cwd: folder });
  expect({ code, stderr: stderr.replaceAll(folder, 'CWD') }).toEqual({ code: 2, stderr: `${noCommit('HEAD')}\n` });
});

test('a clone that is shallow says how to bring the revision', async () => {
  const folder = join(scratch(), 'clone');
  git(cwd, 'clone', '--quiet', '--depth=1', '--no-tags', `file://${cwd}`, folder);
  const { code, stderr } = await meridian(['diff', '--blueprint', 'mine.json', '--against', 'git:HEAD~1'], {
    cwd: folder,
  });
  expect({ code, stderr: stderr.replaceAll(folder, 'CWD') }).toEqual({
    code: 2,
    stderr: `${noCommit('HEAD~1')}; this clone is shallow: \`git fetch --unshallow\` brings the others\n`,
  });
});
