import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deployments } from '#regions';
import { filesOf, type Outcome, removeScratches, scratch } from '#test/bin/run-program';

// A fork as its owner has it: its own test, with one import, run by the real jest.

const ofFork = `
import '#test/matchers/topology-snapshots';
import { readFileSync } from 'node:fs';
import { parseBlueprint } from '#blueprint';
import { renderManifests } from '#charts';
import { resolveTopology } from '#topology';

const topology = resolveTopology(parseBlueprint(JSON.parse(readFileSync('mine.json', 'utf8'))));

test('topology', () => {
  expect(topology).toMatchTopologySnapshot();
});

test('manifests', () => {
  expect({ topology, files: renderManifests(topology) }).toMatchManifestSnapshot({ region: 'us-east-1', only: ['00-namespaces', '20-nodes'] });
});
`;

const demo = deployments.find(({ name }) => name === 'demo')?.blueprint;
const fork = scratch();
const snapshots = join(fork, 'test/snapshots');

beforeAll(() => {
  mkdirSync(join(fork, 'test'));
  for (const folder of ['bin', 'charts', 'lib', 'regions', 'node_modules', 'test/matchers'])
    symlinkSync(resolve(folder), join(fork, folder));
  const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly imports: unknown };
  const jest = {
    testEnvironment: 'node',
    roots: ['<rootDir>/test'],
    transform: { '^.+\\.tsx?$': require.resolve('@swc/jest') },
  };
  writeFileSync(join(fork, 'package.json'), JSON.stringify({ name: 'fork', imports, jest }));
  writeFileSync(join(fork, 'test/mine.test.ts'), ofFork);
  writeBlueprint(20);
});

afterAll(removeScratches);

function writeBlueprint(requestsPerMinute: number): void {
  const { free, ...others } = demo?.tiers ?? {};
  const tiers = { ...others, free: { ...free, requestsPerMinute } };
  writeFileSync(join(fork, 'mine.json'), JSON.stringify({ ...demo, name: 'mine', tiers }));
}

/** Runs the fork's tests as its owner does. */
function jest(...options: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [require.resolve('jest/bin/jest'), ...options], {
    cwd: fork,
    env: {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      CI: undefined,
      JEST_WORKER_ID: undefined,
      NODE_ENV: undefined,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      texts[name] += chunk;
    });
  }
  return new Promise((done, failed) => {
    child.on('error', failed).on('close', (code) => done({ code, ...texts }));
  });
}

test('the first run writes, a change fails with its lines, -u takes it over, --ci writes nothing', async () => {
  const inCi = await jest('--ci');
  expect(inCi.code).toBe(1);
  expect(inCi.stderr).toContain('New output file mine.topology.yaml was not written.');
  expect(inCi.stderr).toContain('If it is meant: npx jest test/mine.test.ts -u, and commit the file.');

  expect(await jest('--ci=false')).toMatchObject({ code: 0, stderr: expect.stringContaining('3 snapshots written') });
  expect(Object.keys(filesOf(snapshots))).toEqual([
    'mine.topology.yaml',
    'mine/us-east-1/00-namespaces.yaml',
    'mine/us-east-1/20-nodes.yaml',
  ]);

  writeBlueprint(25);
  writeFileSync(join(snapshots, 'mine/us-east-1/99-gone.yaml'), 'gone\n');
  const changed = await jest('--ci');
  expect(changed.code).toBe(1);
  expect(changed.stderr).toContain('-   requestsPerMinute: {enterprise: 600, free: 20}');
  expect(changed.stderr).toContain('+   requestsPerMinute: {enterprise: 600, free: 25}');
  expect(changed.stderr).toContain(
    'test/snapshots/mine/us-east-1/99-gone.yaml is left over: nothing is rendered for it any more.',
  );

  expect(await jest('-u')).toMatchObject({ code: 0, stderr: expect.stringContaining('2 snapshots updated') });
  expect(Object.keys(filesOf(snapshots))).toHaveLength(3);
  expect(readFileSync(join(snapshots, 'mine.topology.yaml'), 'utf8')).toContain('{enterprise: 600, free: 25}');
  expect(await jest('--ci')).toMatchObject({ code: 0 });
}, 240_000);
