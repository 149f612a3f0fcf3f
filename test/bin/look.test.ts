import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { listComponents, showComponents, showTopology, topologyPart } from '#report';
import { resolveTopology } from '#topology';
import { meridian, removeScratches, scratch } from './run-program';

afterAll(removeScratches);
jest.setTimeout(60_000);

const cwd = scratch();
const topologies = deployments.map(({ blueprint }) => resolveTopology(parseBlueprint(blueprint)));
const demo = topologies.find(({ deployment }) => deployment.name === 'demo');

test('list: one deployment a row, with what its blueprint says', async () => {
  const { code, stdout, stderr } = await meridian(['list'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [head, ...lines] = stdout.trimEnd().split('\n');
  expect(head?.split(/ {2,}/)).toEqual(['NAME', 'KIND', 'DELIVERY', 'JURISDICTIONS', 'BLUEPRINT']);
  expect(lines.filter((line) => !line.startsWith(' ')).map((line) => line.split(/ {2,}/))).toEqual(
    deployments.map(({ name, file, blueprint }) => [name, blueprint.kind, blueprint.delivery, expect.anything(), file]),
  );
});

test('list --output name: names alone, for a shell', async () => {
  const { code, stdout } = await meridian(['list', '--output', 'name'], { cwd });
  expect({ code, names: stdout.trimEnd().split('\n') }).toEqual({
    code: 0,
    names: deployments.map(({ name }) => name),
  });
});

test('list --json: jurisdictions and Regions, under a version', async () => {
  const { code, stdout } = await meridian(['list', '--json'], { cwd });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    deployments: deployments.map(({ name, file, blueprint }) => ({
      name,
      kind: blueprint.kind,
      delivery: blueprint.delivery,
      blueprint: file,
      jurisdictions: Object.entries(blueprint.jurisdictions).map(([jurisdiction, { regions }]) => ({
        name: jurisdiction,
        regions: regions.map((region) => region.name),
      })),
    })),
  });
});

test('show: the tables of the Topology', async () => {
  const outcome = await meridian(['show', 'demo'], { cwd });
  expect(outcome).toEqual({ code: 0, stdout: `${demo && showTopology(demo)}\n`, stderr: '' });
});

test.each([
  { form: '--json', argv: ['--json'], read: (text: string): unknown => JSON.parse(text) },
  { form: '--output json', argv: ['--output', 'json'], read: (text: string): unknown => JSON.parse(text) },
  { form: '--output yaml', argv: ['-o', 'yaml'], read: (text: string): unknown => parse(text) },
  { form: '--yaml', argv: ['--yaml'], read: (text: string): unknown => parse(text) },
])('show $form: the whole Topology, under a version', async ({ argv, read }) => {
  const { code, stdout } = await meridian(['show', 'demo', ...argv], { cwd });
  expect(code).toBe(0);
  const shown: unknown = read(stdout);
  expect(shown).toEqual(demo);
  expect(shown).toHaveProperty('version', 1);
});

test('show --region --only: the tables of a part, each name given once, with commas or alone', async () => {
  const part = { regions: ['us-east-2', 'us-east-1'], subjects: ['retention', 'pools', 'tiers'] } as const;
  const argv = ['--region', 'us-east-2,us-east-1', '--only', 'retention, pools', '--only', 'tiers', '--only', 'pools'];
  const tables = await meridian(['show', 'demo', ...argv], { cwd });
  expect(tables).toEqual({ code: 0, stdout: `${demo && showTopology(demo, undefined, part)}\n`, stderr: '' });
  const { stdout } = await meridian(['show', 'demo', ...argv, '--json'], { cwd });
  expect(JSON.parse(stdout)).toEqual(demo && topologyPart(demo, part));
});

test('show: the page is that of COLUMNS, and coloured by FORCE_COLOR', async () => {
  const { stdout } = await meridian(['show', 'demo'], { cwd, env: { COLUMNS: '60', FORCE_COLOR: '1' } });
  expect(stdout).toBe(`${demo && showTopology(demo, { columns: 60, colour: true })}\n`);
});

/** `script` of util-linux starts a program at a terminal of its own. */
const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;

(hasTerminal ? test : test.skip)('show: at a terminal the page is that of the terminal, in colour', async () => {
  const program = `node --require tsx/cjs bin/meridian.ts show demo`;
  const env = { ...process.env, COLUMNS: undefined, NO_COLOR: undefined, FORCE_COLOR: undefined, TERM: 'xterm' };
  const child = spawn('script', ['--quiet', '--return', '--command', `stty cols 72; ${program}`, '/dev/null'], { env });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const code = await new Promise((done) => child.on('close', done));
  expect({ code, text: text.replaceAll('\r\n', '\n') }).toEqual({
    code: 0,
    text: `${demo && showTopology(demo, { columns: 72, colour: true })}\n`,
  });
});

test('show: a reader that stops early is no fault', async () => {
  const argv = ['--require', require.resolve('tsx/cjs'), resolve('bin/meridian.ts'), 'show', 'production', '--json'];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((done) => child.on('close', done));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('list and show load neither the AWS CDK nor cdk8s', async () => {
  const { stderr } = await meridian(['show', 'demo'], { cwd, env: { NODE_DEBUG: 'module' } });
  expect(stderr).toContain('lib/topology/index.ts');
  expect(stderr).not.toMatch(/aws-cdk-lib|cdk8s|constructs\/lib/);
});

test('components: the tables of one deployment, or of all', async () => {
  const one = await meridian(['components', 'demo'], { cwd });
  expect(one).toEqual({ code: 0, stdout: `${demo && showComponents(listComponents([demo]))}\n`, stderr: '' });
  const all = await meridian(['components', '--json'], { cwd });
  expect(JSON.parse(all.stdout)).toEqual(listComponents(topologies));
});

test.each(['list', 'show', 'explain', 'diff', 'diagram', 'report', 'plan', 'verify', 'components', 'render', 'synth'])(
  '%s --help: says what it takes, with an example',
  async (verb) => {
    const { code, stdout, stderr } = await meridian([verb, '--help'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: meridian ${verb} \\[options\\]`));
    expect(stdout).toMatch(new RegExp(`\\nExamples:\\n  npx meridian ${verb}`));
  },
);
