import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployments } from '#regions';
import { showSubjects } from '#report';
import { meridian, removeScratches, runProgram, scratch } from './run-program';

afterAll(removeScratches);
jest.setTimeout(60_000);

const names = deployments.map(({ name }) => name).join(', ');

/** Files that a row may name; all stand in its working directory. */
const files = {
  'tab.yaml': 'name: mine\n\tkind: demo\n',
  'twice.json': '{\n  "name": "mine",\n  "name": "yours"\n}\n',
  'open.json': '{\n  "name": "mine",\n  "tiers": {\n}\n',
  'syntax.ts': 'export const mine = ;\n',
  'throws.ts': "throw new Error('no such tier');\n",
  'two.ts': 'export const mine = 1;\nexport const yours = 2;\n',
  'list.yaml': '- name: mine\n',
  'mine.toml': 'name = "mine"\n',
};

const hint = '(add --help for what is allowed)';

const rows = [
  {
    reason: 'an unknown verb',
    argv: ['shwo', 'demo'],
    stderr: ["error: unknown command 'shwo'", '(Did you mean show?)', hint],
  },
  {
    reason: 'an unknown flag',
    argv: ['show', 'demo', '--jsn'],
    stderr: ["error: unknown option '--jsn'", '(Did you mean --json?)', hint],
  },
  {
    reason: 'an unknown form of output',
    argv: ['show', 'demo', '--output', 'xml'],
    stderr: [
      "error: option '-o, --output <form>' argument 'xml' is invalid. Allowed choices are table, json, yaml.",
      hint,
    ],
  },
  {
    reason: 'two forms of output',
    argv: ['show', 'demo', '--json', '--output', 'yaml'],
    stderr: ["error: option '--json' cannot be used with option '-o, --output <form>'", hint],
  },
  {
    reason: 'two short forms of output',
    argv: ['show', 'demo', '--yaml', '--json'],
    stderr: ["error: option '--json' cannot be used with option '--yaml'", hint],
  },
  {
    reason: 'a Region and a subject that are none',
    argv: ['show', 'demo', '--region', 'us-east-1,us-est-2', '--only', 'pool'],
    stderr: [
      '--region: "us-est-2" is no Region of demo; allowed: us-east-1, us-east-2; did you mean "us-east-2"?',
      `--only: "pool" is no subject; allowed: ${showSubjects.join(', ')}; did you mean "pools"?`,
    ],
  },
  {
    reason: 'a Region of another deployment, and no subject',
    argv: ['show', 'demo', '--region', 'ap-northeast-1', '--only', ''],
    stderr: [
      '--region: "ap-northeast-1" is no Region of demo; allowed: us-east-1, us-east-2',
      `--only: "" is no subject; allowed: ${showSubjects.join(', ')}`,
    ],
  },
  {
    reason: 'an argument too many',
    argv: ['render', 'demo', 'production'],
    stderr: ["error: too many arguments for 'render'. Expected 1 argument but got 2.", hint],
  },
  {
    reason: 'no deployment where one is needed',
    argv: ['render'],
    stderr: [`no deployment is given; allowed: ${names}, or --blueprint FILE`],
  },
  {
    reason: 'an unknown deployment with a close name',
    argv: ['show', 'prodution'],
    stderr: [`deployment: "prodution" is not known; allowed: ${names}; did you mean "production"?`],
  },
  {
    reason: 'an unknown deployment without',
    argv: ['synth', 'staging-in-mars'],
    stderr: [`deployment: "staging-in-mars" is not known; allowed: ${names}`],
  },
  {
    reason: 'a deployment and a blueprint',
    argv: ['synth', 'demo', '--blueprint', 'mine.yaml'],
    stderr: ['deployment "demo" and blueprint "mine.yaml" are both given; allowed: one of them'],
  },
  {
    reason: 'a data file that is not there',
    argv: ['show', '--blueprint', 'nowhere.yaml'],
    stderr: ['nowhere.yaml: cannot be read: no such file'],
  },
  {
    reason: 'a program that is not there',
    argv: ['show', '--blueprint', 'nowhere.ts'],
    stderr: ['nowhere.ts: cannot be read: no such file'],
  },
  {
    reason: 'a file of another kind',
    argv: ['show', '--blueprint', 'mine.toml'],
    stderr: ['mine.toml: ".toml" is not a kind of blueprint; allowed: .ts, .cts, .js, .cjs, .yaml, .yml, .json'],
  },
  {
    reason: 'malformed YAML, with the line',
    argv: ['show', '--blueprint', 'tab.yaml'],
    stderr: ['tab.yaml: Tabs are not allowed as indentation at line 2, column 1'],
  },
  {
    reason: 'malformed JSON, with the line',
    argv: ['show', '--blueprint', 'open.json'],
    stderr: ['open.json: Flow map must end with a } at line 5, column 1'],
  },
  {
    reason: 'a key that stands twice, with the line',
    argv: ['show', '--blueprint', 'twice.json'],
    stderr: ['twice.json: Map keys must be unique at line 3, column 3'],
  },
  {
    reason: 'a program that throws',
    argv: ['show', '--blueprint', 'throws.ts'],
    stderr: ['throws.ts: does not run: no such tier'],
  },
  {
    reason: 'a program with two exports',
    argv: ['show', '--blueprint', 'two.ts'],
    stderr: ['two.ts: exports mine, yours; allowed: a default export, or one export'],
  },
  {
    reason: 'a list in the place of a blueprint',
    argv: ['synth', '--blueprint', 'list.yaml'],
    stderr: [
      'list.yaml: 1 problem',
      '  blueprint: [{"name":"mine"}] is not an object; allowed: an object with a name, …',
    ],
  },
  {
    reason: 'an account that is none',
    argv: ['render', 'demo', '--account', '1234'],
    stderr: ['--account: "1234" is not an AWS account; allowed: twelve digits'],
  },
  {
    reason: 'an account for a deployment that has its own',
    argv: ['render', 'production', '--account', '111122223333'],
    stderr: [
      '--account: "111122223333" has no place: the blueprint of "production" names its accounts; allowed: no --account, or other accounts there',
    ],
  },
  {
    reason: 'an image by a tag that moves',
    argv: ['render', 'demo', '--image', 'registry.example.com/meridian:latest'],
    stderr: [
      '--image: "registry.example.com/meridian:latest" is no image that stays the same; allowed: a registry, a path, and an exact tag or a digest, such as registry.example.com/meridian:0.1.0',
    ],
  },
  {
    reason: 'an image for a deployment that names its own',
    argv: ['render', 'production', '--image', 'registry.example.com/meridian:0.1.0'],
    stderr: [
      '--image: "registry.example.com/meridian:0.1.0" has no place: the blueprint of "production" names its image; allowed: no --image, or another image.reference there',
    ],
  },
] as const;

test.concurrent.each(rows)('$reason: told in words, exit code 2, nothing written', async ({ argv, stderr }) => {
  const cwd = scratch();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const outcome = await meridian(argv, { cwd });
  expect(outcome).toEqual({ code: 2, stdout: '', stderr: `${stderr.join('\n')}\n` });
  expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
});

test('a TypeScript file that does not compile: the line, no stack trace', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'syntax.ts'), files['syntax.ts']);
  const { code, stdout, stderr } = await meridian(['show', '--blueprint', 'syntax.ts'], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^syntax\.ts: does not run: Transform failed with 1 error:\n.*syntax\.ts:1:20: ERROR: .*\n$/);
});

/** Five faults in five places; each must be named in one go. */
const badBlueprint = { name: 'Mine', kind: 'staging', delivery: 'kubectl', jurisdictionz: {} };

const problems = [
  'bad.json: 8 problems',
  '  jurisdictionz: is not a key of a blueprint; allowed: ',
  '  name: "Mine" is not allowed; allowed: a deployment name: ',
  '  kind: "staging" is not allowed; allowed: "production", "demo"',
  '  jurisdictions: is missing; allowed: ',
  '  models: is missing; allowed: ',
  '  traffic: is missing; allowed: ',
  '  tiers: is missing; allowed: ',
  '  api: is missing; allowed: ',
];

test.concurrent.each([
  { way: 'meridian synth', program: 'meridian.ts', argv: ['synth', '--blueprint', 'bad.json'], context: {} },
  { way: 'meridian render', program: 'meridian.ts', argv: ['render', '--blueprint', 'bad.json'], context: {} },
  { way: 'cdk -c blueprint=FILE', program: 'app.ts', argv: [], context: { blueprint: 'bad.json' } },
])('$way: every problem of a bad blueprint is named, nothing is written', async ({ program, argv, context }) => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'bad.json'), JSON.stringify(badBlueprint));
  const env = { CDK_OUTDIR: join(cwd, 'cdk.out'), CDK_CONTEXT_JSON: JSON.stringify(context) };
  const { code, stdout, stderr } = await runProgram(program, argv, { cwd, env });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toEqual(problems.map((problem) => expect.stringMatching(new RegExp(`^${literal(problem)}`))));
  expect(existsSync(join(cwd, 'cdk.out')) || existsSync(join(cwd, 'dist'))).toBe(false);
});

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
