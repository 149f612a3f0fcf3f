import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { meridian, removeScratches, scratch } from './run-program';

afterAll(removeScratches);
jest.setTimeout(60_000);

const cwd = scratch();

// biome-ignore lint/suspicious/noExplicitAny: a change of any part of the draft
function write(name: string, change: (draft: any) => void): string {
  writeFileSync(join(cwd, name), JSON.stringify(minimalBlueprint(change)));
  return name;
}

const short = write('short.json', (draft) => {
  draft.capacity = {
    overrides: [{ model: 'chat', region: 'eu-north-1', baseReplicas: 1, burstMinReplicas: 1, burstMaxReplicas: 1 }],
  };
});
const dear = write('dear.json', (draft) => {
  draft.budgetUsdPerMonth = 1;
});
const impossible = write('impossible.json', (draft) => {
  draft.models.chat.slo.tpot.boundMs = 5;
});
const sound = write('sound.json', () => undefined);

test.concurrent.each([
  { reason: 'every goal is held', argv: ['--blueprint', sound], code: 0, says: /^Plan of test$/m },
  { reason: 'an override is too small', argv: ['--blueprint', short], code: 1, says: /^error override-short: /m },
  { reason: 'the budget is exceeded', argv: ['--blueprint', dear], code: 1, says: /^error budget-exceeded: /m },
  {
    reason: 'physics forbids a bound',
    argv: ['--blueprint', impossible],
    code: 1,
    says: /^error tpot-floor: chat in /m,
  },
  {
    reason: 'a case that must be survived is not',
    argv: ['--blueprint', short, '--what-if', 'region-loss=eu-south-2'],
    code: 1,
    says: /^error not-survived: chat in eu-north-1: region-loss=eu-south-2 is not survived: /m,
  },
  {
    reason: 'a case that need not be survived sheds',
    argv: ['--blueprint', sound, '--what-if', 'spike=50x'],
    code: 0,
    says: /^Together {4}.* shed at once/m,
  },
  {
    reason: 'one pool is explained',
    argv: ['--blueprint', sound, '--explain', 'eu-north-1/chat'],
    code: 0,
    says: /^Plan of eu-north-1\/chat \(eu\), line by line$/m,
  },
])('$reason: exit code $code', async ({ argv, code, says }) => {
  const outcome = await meridian(['plan', ...argv], { cwd });
  expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code, stderr: '' });
  expect(outcome.stdout).toMatch(says);
  expect(outcome.stdout).not.toMatch(/NaN|Infinity|undefined|null/);
});

const pools = 'eu-north-1/chat, eu-south-2/chat';

test.concurrent.each([
  {
    reason: 'a Region of another deployment',
    argv: ['--what-if', 'region-loss=us-east-1'],
    says: '--what-if: region-loss: Region: "us-east-1" is not known; allowed: eu-north-1, eu-south-2',
  },
  {
    reason: 'a negative spike',
    argv: ['--what-if', 'spike=-2x'],
    says: '--what-if: spike: "-2x" is not a factor; allowed: above 0, at most 1000, such as 2x or 1.5x',
  },
  {
    reason: 'two scenarios, both wrong',
    argv: ['--what-if', 'spot-share=2', '--what-if', 'spot-drought=1'],
    says: [
      '--what-if: spot-share: "2" is not a share; allowed: 0 to 1, such as 0.6',
      '--what-if: spot-drought: "spot-drought=1" is not in its form; allowed: spot-drought',
    ].join('\n'),
  },
  {
    reason: 'an unknown pool',
    argv: ['--explain', 'eu-north-1/chta'],
    says: `--explain: "eu-north-1/chta" is not a pool; allowed: ${pools}; did you mean "eu-north-1/chat"?`,
  },
])('$reason: told in words, exit code 2', async ({ argv, says }) => {
  const outcome = await meridian(['plan', '--blueprint', sound, ...argv], { cwd });
  expect(outcome).toEqual({ code: 2, stdout: '', stderr: `${says}\n` });
});

test('--json and --output yaml: the same report, under a version', async () => {
  const [json, yaml] = await Promise.all([
    meridian(['plan', 'demo', '--json'], { cwd }),
    meridian(['plan', 'demo', '--output', 'yaml'], { cwd }),
  ]);
  const report: unknown = JSON.parse(json.stdout);
  expect(report).toMatchObject({ version: 1, deployment: 'demo', whatIf: null });
  expect(Object.keys(report as object)).toEqual([
    'version',
    'deployment',
    'pools',
    'nodePools',
    'cost',
    'whatIf',
    'matrix',
    'findings',
  ]);
  expect(parse(yaml.stdout)).toEqual(report);
});

test('plan loads neither the AWS CDK nor cdk8s', async () => {
  const { code, stderr } = await meridian(['plan', 'demo'], { cwd, env: { NODE_DEBUG: 'module' } });
  expect(code).toBe(0);
  expect(stderr).toContain('lib/capacity/what-if.ts');
  expect(stderr).not.toMatch(/aws-cdk-lib|cdk8s|constructs\/lib/);
});

test('plan --help: says what it takes, with an example', async () => {
  const { code, stdout, stderr } = await meridian(['plan', '--help'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('node-loss=REGION/MODEL[:NODES]');
  expect(stdout).toMatch(/\nExamples:\n {2}npx meridian plan production\n/);
});
