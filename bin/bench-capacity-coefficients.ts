import {
  applyFactors,
  estimateProfile,
  type FittedConfiguration,
  fitFactors,
  type Law,
  shapeOf,
  tpotMs,
} from '#lib/capacity/profiles/index';
import { foldKeys, groups, isDense, type Outcome } from './bench-capacity-folds';
import type { MeasuredRow } from './bench-capacity-rows';
import { medianTpotError } from './bench-capacity-tables';

/** Everything that planning keeps of the measured rows. */
export interface Coefficients {
  readonly law: Law;
  readonly leftOutErrors: {
    readonly dense: number;
    readonly experts: number;
    readonly neighbours: number;
    readonly unseenGpu: number;
  };
  readonly fittedOn: readonly string[];
  readonly configurations: readonly FittedConfiguration[];
}

/** Fits each configuration of the engine that Meridian runs, where it has rows at three concurrencies or more. */
export function fitConfigurations(
  rows: readonly MeasuredRow[],
  law: Law,
  leftOut: readonly Outcome[],
): readonly FittedConfiguration[] {
  return [...groups(rows, foldKeys.configuration)].flatMap(([name, group]) => {
    const [first] = group;
    const outcomes = leftOut.filter(({ row }) => row.configuration === name);
    if (first?.replica.engine !== 'vllm' || outcomes.length === 0) return [];
    const { replica } = first;
    const estimated = estimateProfile(replica, law, 0);
    const fitted = applyFactors(estimated, fitFactors(estimated, group));
    const { parameters, layers, kvHeads, headSize } = replica.architecture;
    const errors = group.map((row) => ({ row, tpotMs: tpotMs(fitted, shapeOf(row), row.concurrency), ttftMs: 0 }));
    return [
      {
        model: first.model,
        ...{ parameters, layers, kvHeads, headSize },
        gpu: replica.gpu.name,
        precision: replica.precision,
        tensor: replica.tensor,
        engine: replica.engine,
        ...fitted.decode,
        prefillTokensPerSecond: fitted.prefillTokensPerSecond,
        rows: group.length,
        shapes: [...new Set(group.map((row) => `${row.promptTokens}/${row.completionTokens}`))].sort().join(', '),
        fitError: medianTpotError(errors),
        leftOutError: medianTpotError(outcomes),
      },
    ];
  });
}

/** GPU and model pairs that rows cover: on all others the law has seen nothing. */
export function pairsOf(rows: readonly MeasuredRow[]): readonly string[] {
  return [...new Set(rows.map(pairOf))].sort();
}

export function pairOf({ replica, model }: MeasuredRow): string {
  return `${replica.gpu.name} ${model}`;
}

/** The source file that holds the coefficients: the same rows give the same bytes. */
export function coefficientsSource(
  { law, leftOutErrors, fittedOn, configurations }: Coefficients,
  rows: readonly MeasuredRow[],
): string {
  const dense = rows.filter(isDense).length;
  return `// Written by \`npm run bench:capacity -- --data DIR --write\`. Do not edit.
import type { FittedConfiguration } from './fitted-configuration';
import type { Law } from './law';

/**
 * The law over ${dense} rows of dense models and ${rows.length - dense} of mixtures of experts, all within KV capacity, from the sample that
 * NVIDIA publishes with aiconfigurator (commit 095f58a, silicon_sample.csv, Apache-2.0). The rows themselves are not kept here.
 */
export const law: Law = ${literal(law)};

/**
 * Median relative errors of TPOT on rows that were left out of the fit: a whole GPU or model of dense models, a whole GPU or
 * configuration of experts, a configuration of which neighbours are known.
 * On a GPU that the law has not seen at all: the P90 of dense models with a whole GPU left out, for there are few to learn from.
 */
export const leftOutErrors = ${literal(leftOutErrors)};

/** GPU and model of the rows that the law has seen. */
export const fittedOn: readonly string[] = ${literal(fittedOn)};

/** Configurations of vLLM, the engine that Meridian runs, each fitted on its own rows. */
export const fittedConfigurations: readonly FittedConfiguration[] = ${literal(configurations)};
`;
}

/** A value as TypeScript; numbers with four digits, more are not known. */
function literal(value: unknown): string {
  const rounded = JSON.stringify(value, (_, part) =>
    typeof part === 'number' && !Number.isInteger(part) ? Number(part.toPrecision(4)) : part,
  );
  return rounded.replaceAll(/"([A-Za-z]\w*)":/g, '$1:').replaceAll('"', "'");
}
