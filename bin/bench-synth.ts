import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployments } from '#regions';
import { type SynthSummary, textTable } from '#report';

/** What is timed: a program of this folder with its arguments, in a fresh process. */
interface Case {
  readonly name: string;
  readonly argv: readonly string[];
  /** Whether the CDK's built-in template validator runs. */
  readonly validated: boolean;
}

interface Timed extends Case {
  readonly seconds: readonly number[];
}

const addedRegion = { name: 'us-west-2', zones: ['us-west-2a', 'us-west-2b', 'us-west-2c'], cidr: '10.2.0.0/16' };

/**
 * `npm run bench:synth [-- ROUNDS]`: how long a synth of production takes, and how much of that is the CDK's own. Both
 * sides run in the same way: fresh process, same Node flags, same folders emptied first, same validation.
 */
function main(rounds: number): void {
  const scratch = mkdtempSync(join(tmpdir(), 'meridian-bench-'));
  try {
    const whole = synthOf(scratch, 'production', production());
    const larger = synthOf(scratch, 'larger', withAddedRegion());
    const unproved = ['bench-unproved.ts', join(scratch, 'production.json'), ...foldersIn(scratch)];
    const { stacks, resources } = sizeOf(whole);
    const bare = ['bench-bare-app.ts', String(stacks), join(scratch, 'bare.out')];
    const cases = [true, false].flatMap((validated): Case[] => [
      { name: 'production', argv: whole, validated },
      { name: 'production without proofs', argv: unproved, validated },
      { name: `bare CDK app, ${stacks} stacks`, argv: bare, validated },
      { name: `production and ${addedRegion.name}`, argv: larger, validated },
    ]);
    const title = `Synth of production: ${stacks} stacks, ${resources} resources; seconds of whole processes, ${rounds} runs each`;
    process.stdout.write(`${[title, ...report(timeAll(cases, rounds))].join('\n\n')}\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function production() {
  const found = deployments.find(({ name }) => name === 'production');
  if (found === undefined) throw new Error('regions/index.ts: no deployment "production"');
  return found.blueprint;
}

function withAddedRegion() {
  const blueprint = production();
  const { us } = blueprint.jurisdictions;
  if (us === undefined) throw new Error('regions/production.ts: no jurisdiction "us"');
  const jurisdictions = { ...blueprint.jurisdictions, us: { ...us, regions: [...us.regions, addedRegion] } };
  return { ...blueprint, jurisdictions };
}

/** A synth of a blueprint that is read from a file, so that all are read in the same way. */
function synthOf(scratch: string, name: string, blueprint: unknown): readonly string[] {
  const file = join(scratch, `${name}.json`);
  writeFileSync(file, JSON.stringify(blueprint));
  const [output = '', manifests = ''] = foldersIn(scratch);
  return ['meridian.ts', 'synth', '--blueprint', file, '--json', '--output', output, '--manifests', manifests];
}

/** Where the assembly and the manifests go, of one case after the other. */
function foldersIn(scratch: string): readonly string[] {
  return [join(scratch, 'cdk.out'), join(scratch, 'dist')];
}

function sizeOf(argv: readonly string[]): { readonly stacks: number; readonly resources: number } {
  const [deployment] = (JSON.parse(run({ name: 'size', argv, validated: false })) as SynthSummary).deployments;
  return { stacks: deployment?.stacks ?? 0, resources: deployment?.resources ?? 0 };
}

function run({ argv: [program = '', ...rest], validated }: Case): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', 'tsx/cjs', join(__dirname, program), ...rest],
    { env: { ...process.env, CDK_VALIDATION: String(validated) }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${program}: exit code ${status}\n${stderr}`);
  return stdout;
}

/** Every case once a round, so that whatever else the machine does falls on all alike; a round before warms the caches. */
function timeAll(cases: readonly Case[], rounds: number): readonly Timed[] {
  const times = cases.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    cases.forEach((one, index) => {
      const started = performance.now();
      run(one);
      if (round > 0) times[index]?.push((performance.now() - started) / 1000);
    });
  }
  return cases.map((one, index) => ({ ...one, seconds: times[index] ?? [] }));
}

function report(timed: readonly Timed[]): readonly string[] {
  return [
    textTable(
      ['what', 'validator', 'median s', 'least s', 'most s'],
      timed.map((one) => [
        one.name,
        one.validated ? 'on' : 'off',
        ...digits(median(one), least(one), Math.max(...one.seconds)),
      ]),
    ),
    // What else the machine does only ever adds: the least tells more of a busy one, the median more of a quiet one.
    textTable(
      ['question', 'validator', 'by median', 'by least', 'aim'],
      [...answers(timed, true), ...answers(timed, false)],
    ),
  ];
}

function answers(timed: readonly Timed[], validated: boolean): readonly (readonly string[])[] {
  const cases = timed.filter((one) => one.validated === validated);
  const [whole = 0, unproved = 0, bare = 0, larger = 0] = cases.map(median);
  const [leastWhole = 0, leastUnproved = 0, leastBare = 0, leastLarger = 0] = cases.map(least);
  const added = digits(100 * (whole / unproved - 1), 100 * (leastWhole / leastUnproved - 1));
  const validator = validated ? 'on' : 'off';
  return [
    ['production, s', validator, ...digits(whole, leastWhole), validated ? 'none' : 'under 3'],
    [
      'ratio to the bare app',
      validator,
      ...digits(whole / bare, leastWhole / leastBare),
      validated ? 'at most 1.5' : 'none',
    ],
    ['proofs add, %', validator, ...added, validated ? 'at most 25' : 'none'],
    ['for one Region more, s', validator, ...digits(larger - whole, leastLarger - leastWhole), 'at most 0.4'],
  ];
}

function least({ seconds }: Timed): number {
  return Math.min(...seconds);
}

function median({ seconds }: Timed): number {
  const sorted = [...seconds].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function digits(...values: readonly number[]): readonly string[] {
  return values.map((value) => value.toFixed(2));
}

main(Number(process.argv[2] ?? 5));
