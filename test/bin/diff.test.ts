import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DiffReport } from '#diff';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { commit, git, write } from './git-folder';
import { meridian, type Outcome, removeScratches, runProgram, scratch } from './run-program';

afterAll(removeScratches);
jest.setTimeout(120_000);

const blueprint = minimalBlueprint();
const limit = (requestsPerMinute: number) =>
  minimalBlueprint((draft) => {
    draft.tiers.standard.requestsPerMinute = requestsPerMinute;
  });

/** What a comparison as JSON says, after it was read as such. */
function reportOf({ code, stdout, stderr }: Outcome): DiffReport {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

/** Every fact that differs, whether words tell of it or not. */
function addresses({ changes, rest }: DiffReport): readonly string[] {
  return [...changes.flatMap((change) => change.addresses), ...rest.map(({ address }) => address)];
}

const ofLimit = expect.arrayContaining([expect.stringMatching(/gateway\.tiers\[standard\]\.\w*[rR]equests/)]);

describe('a blueprint of one’s own', () => {
  const cwd = scratch();
  let first: string;
  let head: string;

  beforeAll(() => {
    first = commit(cwd, { 'mine.json': limit(300), 'README.md': 'mine' });
    git(cwd, 'tag', 'one');
    head = commit(cwd, { 'mine.json': limit(600) });
    write(cwd, { 'mine.json': limit(900), 'same.json': limit(600) });
  });

  test('what is committed is what it is compared with', async () => {
    const report = reportOf(await meridian(['diff', '--blueprint', 'mine.json', '--json'], { cwd }));
    expect(report).toMatchObject({
      version: 1,
      deployment: 'test',
      before: `git:HEAD (${head})`,
      after: 'mine.json as it stands',
      topologyCompared: true,
      rendered: null,
      failures: [],
    });
    expect(addresses(report)).toEqual(ofLimit);
    expect(report.cost?.before).toEqual(report.cost?.after);
    expect(report.cost?.after.usdPerHourAtPeak).toBeGreaterThan(0);
  });

  test('an earlier revision by its tag, from another folder, whatever repository the environment names', async () => {
    const argv = ['diff', '--blueprint', join(cwd, 'mine.json'), '--against', 'git:one', '--json'];
    const env = { GIT_DIR: join(scratch(), 'none'), GIT_WORK_TREE: scratch(), GIT_INDEX_FILE: '/nowhere' };
    const report = reportOf(await meridian(argv, { cwd: scratch(), env }));
    expect(report.before).toBe(`git:one (${first})`);
    expect(addresses(report)).toEqual(ofLimit);
  });

  test('nothing differs: nothing is told', async () => {
    const argv = ['diff', '--blueprint', 'same.json', '--against', 'mine.json', '--json', '--fail-on', 'any'];
    write(cwd, { 'again/same.json': limit(600) });
    const [same, other] = await Promise.all([
      meridian(['diff', '--blueprint', 'same.json', '--against', 'again/same.json', '--json', '--fail-on', 'any'], {
        cwd,
      }),
      meridian(argv, { cwd }),
    ]);
    expect(reportOf(same)).toMatchObject({ before: 'again/same.json', changes: [], rest: [], failures: [] });
    expect(other.code).toBe(1);
  });

  test.each([
    { form: 'text', argv: [], title: /^Failed by --fail-on replacement: \d reasons?$/m },
    {
      form: 'markdown',
      argv: ['--format', 'markdown'],
      title: /^\*\*Failed by --fail-on replacement: \d reasons?\*\*$/m,
    },
  ])('as $form: what happens, and why it fails; a condition that is not met does not fail', async ({ argv, title }) => {
    const shorter = minimalBlueprint((draft) => {
      draft.data = { retention: { hotDays: 30, coldDays: 90 } };
    });
    write(cwd, { 'shorter.json': shorter });
    const look = ['diff', '--blueprint', 'shorter.json', '--against', 'same.json', ...argv];
    const [failed, passed] = await Promise.all([
      meridian([...look, '--fail-on', 'residency,replacement'], { cwd }),
      meridian([...look, '--fail-on', 'residency', '--fail-on', 'availability'], { cwd }),
    ]);
    expect([failed.code, failed.stderr, passed.code, passed.stderr]).toEqual([1, '', 0, '']);
    const [told = '', reasons = ''] = failed.stdout.split(title);
    const words = /kept 2,557 -(?:>|&#62;) 90 days/;
    expect(told).toMatch(words);
    expect(reasons).toMatch(words);
    expect(passed.stdout.trimEnd()).toBe(told.trimEnd());
  });

  test('no file of the revision is left anywhere', async () => {
    const tmp = scratch();
    const outcome = await meridian(['diff', '--blueprint', 'mine.json'], { cwd, env: { TMPDIR: tmp } });
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(tmp).filter((name) => name.startsWith('meridian-'))).toEqual([]);
  });
});

/** What `vllm bench serve` writes of four runs, each slower by some milliseconds a token for every request in flight. */
function loadTest(tpotMsPerRequest: number) {
  return [1, 2, 4, 8].map((inFlight) => {
    const tpotMs = 27.5 + tpotMsPerRequest * inFlight;
    return {
      backend: 'vllm',
      max_concurrency: inFlight,
      duration: 100,
      completed: 400,
      total_input_tokens: 400_000,
      total_output_tokens: 80_000,
      request_throughput: inFlight / (0.2 + (199 * tpotMs) / 1000),
      mean_ttft_ms: 200,
      mean_tpot_ms: tpotMs,
    };
  });
}

test('a program with what it imports, and a load test, as the revision has them', async () => {
  const cwd = scratch();
  const program = (rate: string) =>
    [
      `import { defineBlueprint } from '#blueprint';`,
      `import { tiers } from './parts/${rate}';`,
      `import rest from '../shared/rest.json';`,
      'export default defineBlueprint({ ...rest, tiers });',
    ].join('\n');
  const rest = minimalBlueprint((draft) => {
    draft.models.chat.loadTests = [{ instanceType: 'g6e.4xlarge', file: '../loads/runs.json' }];
    draft.models.chat.slo.tpot.boundMs = 100;
  });
  const tiers = (text: object) => `export const tiers = ${JSON.stringify(text)};`;
  commit(cwd, {
    'live/mine.ts': program('low'),
    'live/parts/low.ts': `export { tiers } from '../../shared';`,
    'shared/index.ts': tiers(limit(300).tiers),
    'shared/rest.json': rest,
    'loads/runs.json': loadTest(2),
  });
  git(cwd, 'rm', '-r', '--quiet', 'live/parts', 'shared');
  write(cwd, {
    'live/mine.ts': program('high').replace('../shared/rest.json', './rest.json'),
    'live/parts/high.ts': tiers(limit(900).tiers),
    'live/rest.json': rest,
    'loads/runs.json': loadTest(2.5),
  });
  const report = reportOf(await meridian(['diff', '--blueprint', 'live/mine.ts', '--json'], { cwd }));
  expect(addresses(report)).toEqual(ofLimit);
  expect(report.cost?.before).not.toEqual(report.cost?.after);
});

describe('a deployment of the repository', () => {
  const cwd = scratch();

  beforeAll(() => {
    for (const name of ['bin', 'charts', 'docs', 'lib', 'regions', 'package.json'])
      cpSync(name, join(cwd, name), { recursive: true });
    symlinkSync(resolve('node_modules'), join(cwd, 'node_modules'));
    write(cwd, { '.gitignore': 'node_modules\n' });
    const path = join(cwd, 'regions', 'demo.ts');
    const text = readFileSync(path, 'utf8');
    // The facts of that time are not read: neither its catalogue nor its code.
    commit(cwd, {
      'regions/demo.ts': `import './catalog/index';\n${text.replace("purpose: 'demo'", "purpose: 'sample'")}`,
      'regions/catalog/index.ts': "throw new Error('the catalogue of then');\n",
      'lib/blueprint/index.ts': "throw new Error('the code of then');\n",
    });
    for (const name of ['regions', 'lib/blueprint']) cpSync(name, join(cwd, name), { recursive: true });
  });

  test('that revision’s blueprint, through today’s code and catalogue', async () => {
    const program = join(cwd, 'bin', 'meridian.ts');
    const report = reportOf(await runProgram(program, ['diff', 'demo', '--json'], { cwd: scratch() }));
    expect(report.deployment).toBe('demo');
    expect(addresses(report)).toContain('deployment.tags[purpose].value');
  });
});

describe('a Topology in a file', () => {
  const cwd = scratch();

  beforeAll(async () => {
    write(cwd, { 'old.json': limit(300), 'mine.json': blueprint });
    const { stdout } = await meridian(['show', '--blueprint', 'old.json', '--json'], { cwd });
    write(cwd, { 'before.json': stdout });
  });

  test('as `show --json` prints it: what differs, and no cost', async () => {
    const argv = ['diff', '--blueprint', 'mine.json', '--against', 'before.json', '--json'];
    const report = reportOf(await meridian(argv, { cwd }));
    expect(report).toMatchObject({ before: 'before.json', topologyCompared: true, cost: null });
    expect(addresses(report)).toEqual(ofLimit);
  });

  test('of other code, that cannot be rendered today: told in words', async () => {
    const topology = JSON.parse(readFileSync(join(cwd, 'before.json'), 'utf8'));
    for (const region of topology.jurisdictions[0].regions) delete region.flows;
    write(cwd, { 'older.json': topology });
    const argv = ['diff', '--blueprint', 'mine.json', '--against', 'older.json', '--rendered'];
    const { code, stdout, stderr } = await meridian(argv, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^--rendered: this code cannot render older\.json: .+\n$/);
  });

  test.concurrent.each([
    { reason: 'another version', change: { version: 99 }, said: 'version is 99; allowed: a Topology of version 1' },
    {
      reason: 'no version',
      change: { version: undefined },
      said: 'version is missing; allowed: a Topology of version 1',
    },
    {
      reason: 'a part',
      change: { part: { regions: ['eu-north-1'] } },
      said: 'holds a part of a Topology; allowed: what',
    },
    {
      reason: 'another deployment',
      change: { deployment: { name: 'other', kind: 'demo', state: {} } },
      said: '--against: before.json is of the deployment "other"; allowed: one of "test"',
    },
    {
      reason: 'a plan',
      change: { deployment: 'test' },
      said: 'is no Topology, as `npx meridian show --json` prints it\n  deployment: Invalid input: expected object, received string',
    },
  ])('$reason: refused', async ({ change, said }) => {
    const other = scratch();
    const topology = JSON.parse(readFileSync(join(cwd, 'before.json'), 'utf8'));
    write(other, { 'mine.json': blueprint, 'before.json': { ...topology, ...change } });
    const argv = ['diff', '--blueprint', 'mine.json', '--against', 'before.json'];
    const { code, stdout, stderr } = await meridian(argv, { cwd: other });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
  });
});

test('--help: what it is compared with when nothing is said, and examples', async () => {
  const { code, stdout, stderr } = await meridian(['diff', '--help'], { cwd: scratch() });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: meridian diff \[options\]/);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('(default: git:HEAD, what is committed)');
  expect(stdout).toContain('\nExamples:\n  npx meridian diff production\n');
});

test('without --rendered neither the AWS CDK nor cdk8s is loaded', async () => {
  const cwd = scratch();
  write(cwd, { 'mine.json': limit(300), 'same.json': limit(600) });
  const argv = ['diff', '--blueprint', 'mine.json', '--against', 'same.json'];
  const { code, stderr } = await meridian(argv, { cwd, env: { NODE_DEBUG: 'module' } });
  expect(code).toBe(0);
  expect(stderr).toContain('lib/diff/index.ts');
  expect(stderr).not.toMatch(/aws-cdk-lib|cdk8s|constructs\/lib/);
});
