import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBlueprint } from '#blueprint';
import { renderManifests } from '#charts';
import { deployments } from '#regions';
import { type SynthSummary, showSynth } from '#report';
import { resolveTopology } from '#topology';
import { filesOf, meridian, removeScratches, runProgram, scratch } from './run-program';

afterAll(removeScratches);
jest.setTimeout(120_000);

/** What must be the same everywhere: all but the metadata of constructs, which holds absolute paths. */
function bytesOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filesOf(folder)).filter(([path]) => !path.endsWith('.metadata.json')));
}

describe('every deployment, with the validator', () => {
  const cwd = scratch();
  let summary: SynthSummary;

  beforeAll(async () => {
    const { code, stdout, stderr } = await meridian(['synth', '--json'], { cwd, env: { CDK_VALIDATION: 'true' } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    summary = JSON.parse(stdout);
  });

  test('no finding is an error', () => {
    expect(summary).toMatchObject({ version: 1, assembly: 'cdk.out', manifests: 'dist' });
    expect(summary.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each(deployments)('$name: every template and manifest is there and counted, nothing is looked up', (shipped) => {
    const topology = resolveTopology(parseBlueprint(shipped.blueprint));
    const told = summary.deployments.find(({ name }) => name === shipped.name);
    const folder = join(cwd, 'cdk.out', `assembly-${shipped.name}`);
    const templates = Object.keys(filesOf(folder)).filter((path) => path.endsWith('.template.json'));
    expect(templates.filter((path) => !path.endsWith('.nested.template.json'))).toHaveLength(told?.stacks ?? 0);
    expect(Object.keys(filesOf(join(cwd, 'dist', shipped.name))).sort()).toEqual(
      renderManifests(topology)
        .map(({ path }) => path)
        .sort(),
    );
    expect(told?.manifests).toBe(renderManifests(topology).length);
    expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).missing).toBeUndefined();
  });

  test('README shows what it prints', () => {
    const readme = readFileSync('README.md', 'utf8');
    const seconds = Number(/ deployments in (\d+\.\d) s/.exec(readme)?.[1]);
    const printed = showSynth({ ...summary, seconds })
      .split('\n')
      .map((line) => (line === '' ? '' : `    ${line}`))
      .join('\n');
    expect(readme).toContain(`\n${printed}\n`);
  });
});

test('meridian synth, the same elsewhere and otherwise, and the CDK app: the same bytes', async () => {
  const [here, there, app, home] = [scratch(), scratch(), scratch(), scratch()];
  const [first, second, third] = await Promise.all([
    meridian(['synth', 'demo'], { cwd: here, env: { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' } }),
    meridian(['synth', 'demo'], {
      cwd: there,
      env: { TZ: 'America/New_York', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: home, AWS_REGION: 'eu-west-1' },
    }),
    runProgram('app.ts', [], {
      cwd: app,
      env: { CDK_OUTDIR: 'cdk.out', CDK_CONTEXT_JSON: '{"deployment":"demo"}', CDK_DEFAULT_ACCOUNT: '999999999999' },
    }),
  ]);
  expect([first, second, third].map(({ code, stderr }) => ({ code, stderr }))).toEqual(
    [here, there, app].map(() => ({ code: 0, stderr: '' })),
  );
  const bytes = bytesOf(here);
  expect(Object.keys(bytes).filter((path) => path.endsWith('.template.json')).length).toBeGreaterThan(0);
  expect(bytesOf(there)).toEqual(bytes);
  expect(bytesOf(app)).toEqual(bytes);
  // With what `meridian diff` tells a change of the Topology from one of the code.
  const recorded = readFileSync(join(here, 'cdk.out', 'assembly-demo', 'demo.topology.json'), 'utf8');
  const demo = deployments.find(({ name }) => name === 'demo')?.blueprint;
  expect(recorded).toBe(`${JSON.stringify(resolveTopology(parseBlueprint(demo)))}\n`);
});

test('a synth takes the place of an earlier one: no template of it is left', async () => {
  const cwd = scratch();
  const stale = join(cwd, 'cdk.out', 'assembly-gone');
  mkdirSync(stale, { recursive: true });
  writeFileSync(join(cwd, 'cdk.out', 'cdk.out'), '{"version":"55.0.0"}');
  writeFileSync(join(stale, 'Gone.template.json'), '{}');
  const outcome = await meridian(['synth', 'demo'], { cwd });
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(stale)).toBe(false);
  expect(existsSync(join(cwd, 'cdk.out', 'assembly-demo', 'manifest.json'))).toBe(true);
});

test('a folder that is no assembly is not replaced', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'thesis.txt'), 'three years of work\n');
  const outcome = await meridian(['synth', 'demo', '--output', '.'], { cwd });
  expect(outcome).toEqual({
    code: 2,
    stdout: '',
    stderr:
      '.: would be replaced, but holds no cloud assembly (thesis.txt); allowed: a folder that a synth wrote, an empty ' +
      'one, or a new one\n',
  });
  expect(filesOf(cwd)).toEqual({ 'thesis.txt': 'three years of work\n' });
});

test('manifests that are not ours are left alone, and then no template is written either', async () => {
  const cwd = scratch();
  mkdirSync(join(cwd, 'dist', 'demo'), { recursive: true });
  writeFileSync(join(cwd, 'dist', 'demo', 'kustomization.yaml'), 'resources: []\n');
  const outcome = await meridian(['synth', 'demo'], { cwd });
  expect(outcome).toEqual({
    code: 2,
    stdout: '',
    stderr:
      "dist/demo: would be replaced, but holds files that are not Meridian's (kustomization.yaml); allowed: another " +
      'folder, or one without them\n',
  });
  expect(filesOf(cwd)).toEqual({ 'dist/demo/kustomization.yaml': 'resources: []\n' });
});
