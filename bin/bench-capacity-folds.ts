import {
  activeShare,
  applyFactors,
  closedLoopTtftMs,
  distance,
  estimateProfile,
  fitFactors,
  interpolatedProfile,
  type Law,
  type PerformanceProfile,
  shapeOf,
  tpotMs,
} from '#lib/capacity/profiles/index';
import { expected, fitDense, fitExperts, fitTtft } from './bench-capacity-fit';
import type { MeasuredRow } from './bench-capacity-rows';

/** A row and what was predicted of it by a profile that had not seen it. */
export interface Outcome {
  readonly row: MeasuredRow;
  readonly tpotMs: number;
  readonly ttftMs: number;
}

/** By what rows are left out together. */
export type FoldKey = (row: MeasuredRow) => string;

export const foldKeys = {
  configuration: (row) => row.configuration,
  gpu: (row) => row.replica.gpu.name,
  model: (row) => row.model,
} as const satisfies Readonly<Record<string, FoldKey>>;

export function isDense({ replica }: MeasuredRow): boolean {
  return activeShare(replica) === 1;
}

/** Whether the requests in flight fit the KV cache at their full length. */
export function fitsCache({ replica, concurrency, promptTokens, completionTokens }: MeasuredRow): boolean {
  return concurrency * (promptTokens + completionTokens) <= estimateProfile(replica, expected, 0).kvCapacityTokens;
}

/** The law over rows: what all models share from the dense ones, then experts, then TTFT. */
export function fitLaw(rows: readonly MeasuredRow[]): Law {
  const dense = rows.filter(isDense);
  const experts = rows.filter((row) => !isDense(row));
  return fitTtft(withoutBursts(dense), fitExperts(experts, fitDense(dense, expected)));
}

/**
 * Runs whose TTFT falls while more requests are in flight show the start of the load generator, not the engine: queueing alone
 * never does that. The whole configuration and shape is left out of the fit of TTFT; tables keep it.
 */
export function withoutBursts(rows: readonly MeasuredRow[]): readonly MeasuredRow[] {
  return [...groups(rows, shapeKey).values()].flatMap((group) => {
    const [first, ...rest] = [...group].sort((left, right) => left.concurrency - right.concurrency);
    return first !== undefined && rest.some((row) => row.ttftMs < 0.9 * first.ttftMs) ? [] : group;
  });
}

/** Predicts each group of rows by the law over all others. */
export function leaveOut(rows: readonly MeasuredRow[], key: FoldKey): readonly Outcome[] {
  return [...groups(rows, key)].flatMap(([name, group]) => {
    const law = fitLaw(rows.filter((row) => key(row) !== name));
    return group.map((row) => predictedBy(row, estimateProfile(row.replica, law, 0), law));
  });
}

/** What was left out of one configuration: the law without it, and what its neighbours or its other concurrencies then say. */
export interface ConfigurationOutcomes {
  readonly law: readonly Outcome[];
  readonly neighbours: readonly Outcome[];
  readonly concurrencies: readonly Outcome[];
}

/** Leaves out each configuration in turn, by the law alone, by its neighbours, and by all but one of its concurrencies. */
export function leaveOutConfigurations(rows: readonly MeasuredRow[]): ConfigurationOutcomes {
  const folds = [...groups(rows, foldKeys.configuration)].map(([name, group]) => {
    const others = rows.filter((row) => row.configuration !== name);
    const law = fitLaw(others);
    return {
      law: group.map((row) => predictedBy(row, estimateProfile(row.replica, law, 0), law)),
      neighbours: byNeighbours(group, others, law),
      concurrencies: byConcurrencies(group, law),
    };
  });
  return {
    law: folds.flatMap((fold) => fold.law),
    neighbours: folds.flatMap((fold) => fold.neighbours),
    concurrencies: folds.flatMap((fold) => fold.concurrencies),
  };
}

function byNeighbours(group: readonly MeasuredRow[], others: readonly MeasuredRow[], law: Law): readonly Outcome[] {
  const replica = group[0]?.replica;
  if (replica === undefined) return [];
  const near = others.filter((row) => familyKey(row) === familyKey(group[0] ?? row));
  const neighbours = [...groups(near, foldKeys.configuration).values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const entry = { tensor: first.replica.tensor, precision: first.replica.precision, gpu: first.replica.gpu.name };
    const factors = fitFactors(estimateProfile(first.replica, law, 0), rows);
    return [{ ...factors, distance: distance(entry, replica), entry }];
  });
  if (neighbours.length === 0) return [];
  const profile = interpolatedProfile(estimateProfile(replica, law, 0), neighbours);
  return group.map((row) => predictedBy(row, profile, law));
}

function byConcurrencies(group: readonly MeasuredRow[], law: Law): readonly Outcome[] {
  const concurrencies = [...groups(group, (row) => String(row.concurrency))];
  if (concurrencies.length < 3) return [];
  return concurrencies.flatMap(([concurrency, left]) => {
    const kept = group.filter((row) => String(row.concurrency) !== concurrency);
    return left.map((row) => {
      const estimated = estimateProfile(row.replica, law, 0);
      return predictedBy(row, applyFactors(estimated, fitFactors(estimated, kept)), law);
    });
  });
}

/** Predicts with no more in flight than the cache holds: the others wait, and show in TTFT alone. */
export function predictedBy(row: MeasuredRow, profile: PerformanceProfile, law: Law): Outcome {
  const shape = shapeOf(row);
  const held = Math.floor(profile.kvCapacityTokens / (row.promptTokens + row.completionTokens / 2));
  const batch = Math.max(1, Math.min(row.concurrency, held));
  const { waitShare } = law.prefill;
  return { row, tpotMs: tpotMs(profile, shape, batch), ttftMs: closedLoopTtftMs(profile, shape, { batch, waitShare }) };
}

function familyKey({ model, replica }: MeasuredRow): string {
  return [model, replica.gpu.name, replica.engine].join(' ');
}

function shapeKey(row: MeasuredRow): string {
  return [row.configuration, row.promptTokens, row.completionTokens].join(' ');
}

export function groups<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row]);
  return new Map([...found].sort(([left], [right]) => (left < right ? -1 : 1)));
}
