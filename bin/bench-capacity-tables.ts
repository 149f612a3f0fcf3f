import { textTable } from '#report';
import { groups, isDense, type Outcome, withoutBursts } from './bench-capacity-folds';
import type { MeasuredRow } from './bench-capacity-rows';

const head = ['GPU', 'model', 'engine', 'rows', 'TPOT median %', 'TPOT P90 %', 'TPOT bias %', 'TTFT median %'];

/** Errors of predictions by GPU, model and engine, dense models first and mixtures of experts apart, each with its total. */
export function errorTables(title: string, outcomes: readonly Outcome[]): string {
  const kinds = [
    { name: 'dense', kept: outcomes.filter(({ row }) => isDense(row)) },
    { name: 'mixture of experts', kept: outcomes.filter(({ row }) => !isDense(row)) },
  ];
  const tables = kinds
    .filter(({ kept }) => kept.length > 0)
    .map(({ name, kept }) => `${name}\n${textTable(head, [...byPlace(kept), line(['all', '', ''], kept)])}`);
  return [title, ...tables].join('\n\n');
}

function byPlace(outcomes: readonly Outcome[]): readonly (readonly (string | number)[])[] {
  const key = ({ row }: Outcome) => [row.replica.gpu.name, row.model, row.replica.engine].join('|');
  return [...groups(outcomes, key)].map(([place, group]) => line(place.split('|'), group));
}

function line(place: readonly string[], outcomes: readonly Outcome[]): readonly (string | number)[] {
  const relative = outcomes.map(({ row, tpotMs }) => tpotMs / row.tpotMs - 1);
  const errors = relative.map(Math.abs);
  const ttft = outcomes.filter(({ row }) => row.ttftMs > 0).map(({ row, ttftMs }) => Math.abs(ttftMs / row.ttftMs - 1));
  return [
    ...place,
    outcomes.length,
    ...[median(errors), quantile(errors, 0.9), median(relative), median(ttft)].map(percent),
  ];
}

/** TTFT with and without the runs whose TTFT falls while more requests are in flight. */
export function ttftTable(outcomes: readonly Outcome[]): string {
  const steady = new Set<MeasuredRow>(withoutBursts(outcomes.map(({ row }) => row)));
  const error = (kept: readonly Outcome[]) =>
    percent(median(kept.map(({ row, ttftMs }) => Math.abs(ttftMs / row.ttftMs - 1))));
  const rising = outcomes.filter(({ row }) => steady.has(row));
  const falling = outcomes.filter(({ row }) => !steady.has(row));
  return textTable(
    ['TTFT, configuration left out', 'rows', 'median %'],
    [
      ['all rows', outcomes.length, error(outcomes)],
      ['rows where it rises with requests in flight', rising.length, error(rising)],
      ['rows where it falls: the start of the load generator shows', falling.length, error(falling)],
    ],
  );
}

/** Why rows were not used, and how many. */
export function skippedTable(reasons: readonly string[]): string {
  return textTable(
    ['rows not used because', 'rows'],
    [...groups(reasons, (reason) => reason)].map(([reason, all]) => [reason, all.length]),
  );
}

export function medianTpotError(outcomes: readonly Outcome[]): number {
  return tpotError(outcomes, 0.5);
}

/** Relative error of TPOT below which a share of the predictions lies. */
export function tpotError(outcomes: readonly Outcome[], share: number): number {
  return quantile(
    outcomes.map(({ row, tpotMs }) => Math.abs(tpotMs / row.tpotMs - 1)),
    share,
  );
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of all lies; 0 of none. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? 0;
  return below + ((sorted[Math.ceil(position)] ?? 0) - below) * (position % 1);
}

/** One digit, and as a number: the table aligns it right. Adding 0 makes of -0 what one reads. */
function percent(share: number): number {
  return Math.round(share * 1000) / 10 + 0;
}
