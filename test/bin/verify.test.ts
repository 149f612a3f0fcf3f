import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Log } from 'sarif';
import type { Verdict } from '#proofs';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { meridian, type Outcome, removeScratches, runProgram, scratch } from './run-program';

afterAll(removeScratches);
jest.setTimeout(180_000);

const blueprint = ['--blueprint', 'mine.json'];

/** A folder with a blueprint, its lock, its assembly and its manifests: made once, copied for each test. */
const made = scratch();
let synthesized: Outcome;

beforeAll(async () => {
  writeFileSync(join(made, 'mine.json'), JSON.stringify(minimalBlueprint()));
  synthesized = await meridian(['synth', ...blueprint], { cwd: made });
  await meridian(['verify', ...blueprint, '--update-lock'], { cwd: made });
});

function copy(): string {
  const cwd = scratch();
  cpSync(made, cwd, { recursive: true });
  return cwd;
}

function verdictOf({ stdout }: Outcome): Verdict {
  return JSON.parse(stdout);
}

/** Changes a text file, and fails when there is nothing to change. */
function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

/** The template of the first stack whose file name holds a text. */
function templateOf(cwd: string, name: string): string {
  const folder = join(cwd, 'cdk.out', 'assembly-test');
  const file = readdirSync(folder).find((entry) => entry.includes(name) && entry.endsWith('.template.json'));
  return join(folder, String(file));
}

test('a blueprint of one’s own without a lock: a warning, and the synth is done', () => {
  expect(synthesized).toMatchObject({ code: 0, stderr: '' });
  expect(synthesized.stdout).toContain('\nWarnings   state-lock (1 construct); see cdk.out/validation-report.json\n');
});

test('what a synth left holds: tables, no finding, exit code 0', async () => {
  const { code, stdout, stderr } = await meridian(['verify', ...blueprint], { cwd: copy() });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Proofs of test, on its templates and manifests\n\nResidency: (\d+) of \1 claims hold\n/);
  expect(stdout).toMatch(/\nFindings\nnone\n\nClaims {4}(\d+) of \1 hold\n/);
});

test('the lock is sorted, ends with a line end, and is the same when it is made again', async () => {
  const cwd = copy();
  const before = readFileSync(join(cwd, 'mine.lock.json'), 'utf8');
  const { code } = await meridian(['verify', ...blueprint, '--update-lock'], { cwd });
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, 'mine.lock.json'), 'utf8')).toBe(before);
  expect(before).toMatch(/^\{\n {2}"version": 1,\n.*\}\n$/s);
  const paths = Object.keys(JSON.parse(before).stacks);
  expect(paths).toEqual([...paths].sort());
});

test('a deployment that keeps nothing has no lock', async () => {
  const { code, stderr } = await meridian(['verify', 'demo', '--update-lock'], { cwd: scratch() });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr:
      '--update-lock: "demo" keeps nothing when its stacks are removed, so it has no lock; allowed: a production deployment\n',
  });
});

test('a changed manifest: exit code 1, the finding in words, as JSON and as SARIF with its line', async () => {
  const cwd = copy();
  const manifest = 'dist/test/eu-north-1/40-scaling/chat.yaml';
  edit(join(cwd, manifest), 'prometheus-operated.monitoring.svc', 'prometheus.us-east-1.example.com#');
  const argv = ['verify', ...blueprint, '--sarif', 'out/findings.sarif'];
  const [words, data] = await Promise.all([
    meridian(['verify', ...blueprint], { cwd }),
    meridian([...argv, '--json'], { cwd }),
  ]);
  expect([words.code, words.stderr, data.code, data.stderr]).toEqual([1, '', 1, '']);
  const verdict = verdictOf(data);
  const abroad = verdict.findings.filter(({ at }) => at.file === 'eu-north-1/40-scaling/chat.yaml');
  expect(abroad.length).toBeGreaterThan(0);
  for (const { rule, message } of abroad)
    expect(words.stdout.replaceAll(/\n {2,}/g, ' ')).toContain(`error ${rule}: ${message}`);
  const log = JSON.parse(readFileSync(join(cwd, 'out', 'findings.sarif'), 'utf8')) as Log;
  const [place] = log.runs[0]?.results?.find(({ ruleId }) => ruleId === abroad[0]?.rule)?.locations ?? [];
  const { artifactLocation, region } = place?.physicalLocation ?? {};
  expect(artifactLocation?.uri).toBe(manifest);
  const line = readFileSync(join(cwd, manifest), 'utf8').split('\n')[(region?.startLine ?? 0) - 1];
  expect(line).toContain('us-east-1.example.com');
});

test('a stateful resource under another name: the lock says so, at synth and in the folders', async () => {
  const cwd = copy();
  const lock = JSON.parse(readFileSync(join(cwd, 'mine.lock.json'), 'utf8'));
  const [path = '', resources] = Object.entries<Record<string, unknown>>(lock.stacks)[0] ?? [];
  const [id = ''] = Object.keys(resources ?? {});
  lock.stacks[path] = { ...resources, [id]: undefined, Former: resources?.[id] };
  writeFileSync(join(cwd, 'mine.lock.json'), JSON.stringify(lock));
  const elsewhere = copy();
  writeFileSync(join(elsewhere, 'mine.lock.json'), JSON.stringify(lock));
  const env = { CDK_OUTDIR: 'cdk.out', CDK_CONTEXT_JSON: '{"blueprint":"mine.json"}' };
  const [verified, made, app] = await Promise.all([
    meridian(['verify', ...blueprint, '--json'], { cwd }),
    meridian(['synth', ...blueprint, '--output', 'again.out', '--manifests', 'again'], { cwd }),
    runProgram('app.ts', [], { cwd: elsewhere, env }),
  ]);
  expect([verified.code, made.code, app.code]).toEqual([1, 1, 1]);
  const found = verdictOf(verified).findings;
  expect(found.map(({ rule }) => rule)).toContain('state-lock');
  for (const { rule, message, mend } of found) {
    expect(made.stderr).toContain(`${message} (Meridian)\n`);
    expect(made.stderr).toContain(`error ${rule}: `);
    expect(made.stderr).toContain(`  mend: ${mend}\n`);
  }
  expect({ stdout: made.stdout, stderr: app.stderr }).toEqual({ stdout: '', stderr: made.stderr });
  // As a compiler does, a synth writes what it made even when somebody objects.
  expect(existsSync(join(cwd, 'again.out', 'assembly-test')) && existsSync(join(cwd, 'again', 'test'))).toBe(true);
});

test.each([
  ['without a stack', []],
  ['of every stack', ['test/**']],
])('the CDK’s own command line fails for a finding, and shows it: a synth %s', (_what, stacks) => {
  const cwd = copy();
  writeFileSync(join(cwd, 'mine.lock.json'), '{"version":1,"stacks":{}}');
  const app = `${process.execPath} --require ${require.resolve('tsx/cjs')} ${resolve('bin/app.ts')}`;
  const argv = ['synth', ...stacks, '--quiet', '--app', app, '--context', 'blueprint=mine.json'];
  const { status, stderr } = spawnSync(process.execPath, [resolve('node_modules/aws-cdk/bin/cdk'), ...argv], {
    cwd,
    env: { ...process.env, NODE_ENV: undefined, CDK_VALIDATION: 'false' },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('error state-lock: ');
  expect(stderr).toContain('  mend: ');
  const report = JSON.parse(readFileSync(join(cwd, 'cdk.out', 'validation-report.json'), 'utf8'));
  expect(report.pluginReports).toEqual([
    expect.objectContaining({
      pluginName: 'Meridian',
      conclusion: 'failure',
      violations: expect.arrayContaining([expect.objectContaining({ ruleName: 'state-lock', severity: 'fatal' })]),
    }),
  ]);
});

test.each([
  {
    reason: 'no assembly',
    argv: ['--assembly', 'nowhere'],
    change: () => undefined,
    stderr:
      'nowhere: holds no templates of "test" (assembly-test/manifest.json); allowed: a folder that `npx meridian synth test` wrote\n',
  },
  {
    reason: 'a manifest of a template that is no JSON',
    argv: [],
    change: (cwd: string) => {
      const template = JSON.parse(readFileSync(templateOf(cwd, 'Network'), 'utf8'));
      template.Resources.Mine = { Type: 'Custom::AWSCDK-EKS-KubernetesResource', Properties: { Manifest: '[{' } };
      writeFileSync(templateOf(cwd, 'Network'), JSON.stringify(template));
    },
    stderr:
      /^assembly-test\/\S+\.template\.json: Mine\.Manifest is no JSON; allowed: JSON text, as Meridian renders it\n$/,
  },
  {
    reason: 'a lock that is none',
    argv: [],
    change: (cwd: string) => writeFileSync(join(cwd, 'mine.lock.json'), '[]'),
    stderr: /^mine\.lock\.json: the file is \[\]; allowed: a value of the type object\n$/,
  },
])('$reason: exit code 2, and nothing is written', async ({ argv, change, stderr }) => {
  const cwd = copy();
  change(cwd);
  const outcome = await meridian(['verify', ...blueprint, '--sarif', 'out.sarif', ...argv], { cwd });
  expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 2, stdout: '' });
  expect(outcome.stderr).toMatch(stderr);
  expect(existsSync(join(cwd, 'out.sarif'))).toBe(false);
});

test('output of an earlier blueprint does not pass for the present one', async () => {
  const cwd = copy();
  const change = minimalBlueprint((draft) => {
    draft.jurisdictions.eu.regions[1] = {
      name: 'eu-central-1',
      zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
      cidr: '10.1.0.0/16',
    };
  });
  writeFileSync(join(cwd, 'mine.json'), JSON.stringify(change));
  const outcome = await meridian(['verify', ...blueprint, '--json'], { cwd });
  expect(outcome.code).toBe(1);
  const messages = verdictOf(outcome)
    .findings.filter(({ rule }) => rule === 'region-rendered')
    .map(({ message }) => message);
  expect(messages).toEqual(
    expect.arrayContaining([
      'eu-central-1 is a Region of the blueprint, and no templates were rendered for it',
      'eu-central-1 is a Region of the blueprint, and no manifests were rendered for it',
      'it is for eu-south-2, which the blueprint does not know; allowed: eu-north-1, eu-central-1, eu',
    ]),
  );
});

test('a report that cannot be written: exit code 2, and no verdict that somebody would take for all', async () => {
  const cwd = copy();
  const outcome = await meridian(['verify', ...blueprint, '--sarif', 'mine.json/findings.sarif'], { cwd });
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toMatch(/^mine\.json: cannot be written to: /);
});
