import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Draw, Trial } from './try-drawn';

/*
 * npm run test:residency [-- --seed 6 --draws 300]
 *
 * Draws blueprints, renders them, and holds the proofs against an independent scanner: no leak, no false alarm, no silence about a planted
 * leak. Exit code 0: all is well; 1: it is not, and the smallest blueprint that shows it is printed.
 */

/** A line of progress after so many. */
const progressEvery = 25;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '6' }, draws: { type: 'string', default: '300' } },
  });
  const seed = wholeNumber('--seed', values.seed);
  const draws = wholeNumber('--draws', values.draws);
  const started = performance.now();
  const trials: Trial[] = [];
  const workers = Array.from({ length: Math.min(draws, availableParallelism()) }, () =>
    fork(join(__dirname, 'worker.ts')),
  );
  let next = 0;
  const take = () => (next < draws ? { seed, index: next++ } : null);
  const done = (trial: Trial) => {
    trials.push(trial);
    if (trials.length % progressEvery === 0) print(`${trials.length} of ${draws} blueprints, ${since(started)} s`);
  };
  await Promise.all(workers.map((worker) => occupy(worker, take, done)));
  return report(trials, `seed ${seed}, ${workers.length} processes, ${since(started)} s`);
}

/** Gives a worker one draw after another until none is left. */
function occupy(worker: ChildProcess, take: () => Draw | null, done: (trial: Trial) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => {
      const draw = take();
      if (draw === null) {
        worker.disconnect();
        resolve();
      } else {
        worker.send(draw);
      }
    };
    worker.on('message', (trial: Trial) => {
      done(trial);
      give();
    });
    worker.on('exit', (code) => reject(new Error(`a worker ended with code ${code}`)));
    give();
  });
}

function report(trials: readonly Trial[], how: string): number {
  const failures = trials.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  for (const failure of failures) print(`\nFAILED  ${failure}`);
  const sum = (count: (trial: Trial) => number) =>
    trials.reduce((total, trial) => total + count(trial), 0).toLocaleString('en');
  print(
    `\n${trials.length} blueprints, ${failures.length} failed: ${sum(({ files }) => files)} files, ${sum(({ marks }) => marks)} names of places ` +
      `scanned, ${sum(({ checked }) => checked)} things checked by rules, ${trials.length - failures.length} planted leaks seen by both (${how})`,
  );
  return failures.length === 0 ? 0 : 1;
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${option}: "${text}"; allowed: a whole number, 0 to 999999999`);
  return Number(text);
}

function since(started: number): number {
  return Math.round((performance.now() - started) / 1000);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
