import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { law as committedLaw, estimateProfile, fittedOn } from '#lib/capacity/profiles/index';
import { coefficientsSource, fitConfigurations, pairOf, pairsOf } from './bench-capacity-coefficients';
import {
  type ConfigurationOutcomes,
  fitLaw,
  fitsCache,
  foldKeys,
  isDense,
  leaveOut,
  leaveOutConfigurations,
  type Outcome,
  predictedBy,
} from './bench-capacity-folds';
import { type MeasuredRow, readMeasuredRows } from './bench-capacity-rows';
import { errorTables, medianTpotError, skippedTable, tpotError, ttftTable } from './bench-capacity-tables';
import { exitCodes, exitWith } from './exit-with';

const coefficientsFile = join(__dirname, '../lib/capacity/profiles/fitted-coefficients.ts');

/** Fewest rows of dense models on which the law is fitted anew. */
const leastRows = 30;

const titles = {
  unseen: 'The committed law on GPUs and models that it has never seen (estimated)',
  beyond:
    'Beyond KV capacity, in no fit: TPOT at the batch that fits (TTFT is then a queue, which this does not predict)',
  concurrency: '1. One concurrency of a fitted configuration left out (measured; aim: TPOT median 5 %)',
  neighbours: '2. A whole configuration left out, by its neighbours (interpolated; aim: 15 %, better 10 %)',
  configuration: '3. A whole configuration left out, by the law alone (estimated; aim: 15 %, better 10 %)',
  gpu: '4. A whole GPU left out (estimated; aim: 15 %, better 10 %)',
  model: '5. A whole model left out, dense models (estimated; aim: 15 %, better 10 %)',
} as const;

/**
 * `npm run bench:capacity -- --data DIR [--write]`: errors of the profiles on measured rows that they have not seen. With
 * `--write` the coefficients that planning keeps are fitted on all rows and written.
 */
function main(argv: readonly string[]): void {
  const { data, write } = new Command('bench:capacity')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.badInput))
    .requiredOption('--data <dir>', 'folder with measured rows: CSV files, in it or in silicon/ of it')
    .option('--write', 'fit the committed coefficients on all rows and write them')
    .parse(argv)
    .opts<{ readonly data: string; readonly write?: true }>();
  const { rows, skipped } = readMeasuredRows(data);
  const within = rows.filter(fitsCache);
  const beyond = rows.filter((row) => !fitsCache(row));
  const unseen = within.filter((row) => !fittedOn.includes(pairOf(row)));
  show(`${rows.length} rows read, ${within.length} of them within KV capacity; ${skipped.length} not used`);
  if (skipped.length > 0) show(skippedTable(skipped.map(({ reason }) => reason)));
  if (unseen.length > 0) show(errorTables(titles.unseen, unseen.map(byCommittedLaw)));
  if (beyond.length > 0) show(errorTables(titles.beyond, beyond.map(byCommittedLaw)));
  if (within.filter(isDense).length < leastRows) {
    show(`Fewer than ${leastRows} rows of dense models: too few to fit the law anew and leave some out.`);
    return;
  }
  const folds = foldsOf(within);
  showFolds(folds);
  if (write === true) writeCoefficients(within, folds);
}

interface Folds {
  readonly configurations: ConfigurationOutcomes;
  readonly gpus: readonly Outcome[];
  readonly models: readonly Outcome[];
}

function foldsOf(rows: readonly MeasuredRow[]): Folds {
  return {
    configurations: leaveOutConfigurations(rows),
    gpus: leaveOut(rows, foldKeys.gpu),
    models: leaveOut(rows.filter(isDense), foldKeys.model),
  };
}

function showFolds({ configurations, gpus, models }: Folds): void {
  show(errorTables(titles.concurrency, configurations.concurrencies));
  show(errorTables(titles.neighbours, configurations.neighbours));
  show(errorTables(titles.configuration, configurations.law));
  show(errorTables(titles.gpu, gpus));
  show(errorTables(titles.model, models));
  show(ttftTable(configurations.law.filter(isOfDense)));
}

function writeCoefficients(rows: readonly MeasuredRow[], { configurations, gpus, models }: Folds): void {
  const law = fitLaw(rows);
  const leftOutErrors = {
    dense: Math.max(...[gpus.filter(isOfDense), models].map(medianTpotError)),
    experts: Math.max(
      ...[gpus, configurations.law].map((outcomes) => medianTpotError(outcomes.filter((one) => !isOfDense(one)))),
    ),
    neighbours: medianTpotError(configurations.neighbours.filter(isOfDense)),
    unseenGpu: tpotError(gpus.filter(isOfDense), 0.9),
  };
  const fitted = fitConfigurations(rows, law, configurations.concurrencies);
  const all = { law, leftOutErrors, fittedOn: pairsOf(rows), configurations: fitted };
  writeFileSync(coefficientsFile, coefficientsSource(all, rows));
  const biome = require.resolve('@biomejs/biome/bin/biome');
  spawnSync(process.execPath, [biome, 'format', '--write', coefficientsFile], { stdio: 'ignore' });
  show(`${coefficientsFile} written`);
}

/** By the law as it is committed. With more requests in flight than the cache holds, as many decode as it holds on average. */
function byCommittedLaw(row: MeasuredRow): Outcome {
  return predictedBy(row, estimateProfile(row.replica, committedLaw, 0), committedLaw);
}

function isOfDense({ row }: Outcome): boolean {
  return isDense(row);
}

function show(text: string): void {
  process.stdout.write(`${text}\n\n`);
}

exitWith(() => {
  main(process.argv);
  return exitCodes.done;
});
