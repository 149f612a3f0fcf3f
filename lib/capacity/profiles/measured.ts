import { estimateProfile } from './estimate';
import { applyFactors, type Factors } from './factors';
import type { FittedConfiguration } from './fitted-configuration';
import type { Law } from './law';
import type { PerformanceProfile } from './profile';
import type { Replica } from './replica';
import { weightsBytesOf } from './weights-bytes';

/** Fitted configurations of the same model, GPU and engine; another number of GPUs or precision makes them neighbours only. */
export interface FittedFamily {
  readonly exact: FittedConfiguration | undefined;
  readonly neighbours: readonly FittedConfiguration[];
}

/** What is told of a neighbour. */
export type Neighbour = Pick<FittedConfiguration, 'tensor' | 'precision' | 'gpu'>;

/** Finds what was fitted for a replica's model on its GPU. A model is told by its figures, not by its name. */
export function fittedFamily(replica: Replica, all: readonly FittedConfiguration[]): FittedFamily {
  const family = all.filter((entry) => isSameModel(replica, entry) && isSamePlace(replica, entry));
  const isExact = (entry: FittedConfiguration) =>
    entry.tensor === replica.tensor && entry.precision === replica.precision && replica.pipeline === 1;
  return { exact: family.find(isExact), neighbours: family.filter((entry) => !isExact(entry)) };
}

/** How one fitted configuration differs from what the law expects of it. */
export function factorsOf(entry: FittedConfiguration, replica: Replica, law: Law): Factors {
  const expected = estimateProfile(like(entry, replica), law, 0);
  return {
    alpha: entry.alphaMs / expected.decode.alphaMs,
    beta: entry.betaMs / expected.decode.betaMs,
    gamma: entry.gammaMsPerToken / expected.decode.gammaMsPerToken,
    prefill: expected.prefillTokensPerSecond / entry.prefillTokensPerSecond,
  };
}

/** The profile of a configuration that was fitted itself. */
export function measuredProfile(
  estimated: PerformanceProfile,
  entry: FittedConfiguration,
  factors: Factors,
): PerformanceProfile {
  const { rows, engine, model, gpu, tensor, precision, fitError, leftOutError } = entry;
  return {
    ...applyFactors(estimated, factors),
    source: 'measured',
    evidence: `${rows} published rows of ${model} ${precision}, ${engine}, ${tensor} ${gpu}: median error ${percent(fitError)}, on concurrencies left out ${percent(leftOutError)}`,
    tpotError: leftOutError,
  };
}

/** The profile between fitted neighbours: the law, corrected as theirs are, the nearer ones weighing more. */
export function interpolatedProfile(
  estimated: PerformanceProfile,
  neighbours: readonly (Factors & { readonly distance: number; readonly entry: Neighbour })[],
): PerformanceProfile {
  const weights = neighbours.map(({ distance }) => 1 / distance);
  const mean = (name: keyof Factors) =>
    Math.exp(
      neighbours.reduce((sum, factors, index) => sum + Math.log(factors[name]) * (weights[index] ?? 0), 0) /
        weights.reduce((sum, weight) => sum + weight, 0),
    );
  const factors = { alpha: mean('alpha'), beta: mean('beta'), gamma: mean('gamma'), prefill: mean('prefill') };
  const names = neighbours.map(({ entry }) => `${entry.tensor} ${entry.gpu} ${entry.precision}`).join(', ');
  return {
    ...applyFactors(estimated, factors),
    source: 'interpolated',
    evidence: `${estimated.evidence}; corrected by rows of the same model on ${names}`,
  };
}

/** Doublings of GPUs between two configurations, and one more for another precision. */
export function distance(entry: Neighbour, replica: Replica): number {
  const doublings = Math.abs(Math.log2(entry.tensor / replica.tensor));
  return doublings + (entry.precision === replica.precision ? 0 : 1) + (replica.pipeline - 1);
}

function isSameModel({ architecture }: Replica, entry: FittedConfiguration): boolean {
  const names = ['parameters', 'layers', 'kvHeads', 'headSize'] as const;
  return names.every((name) => architecture[name] === entry[name]);
}

function isSamePlace({ gpu, engine }: Replica, entry: FittedConfiguration): boolean {
  return gpu.name === entry.gpu && engine === entry.engine;
}

/** The replica that a fitted configuration was. */
function like(entry: FittedConfiguration, replica: Replica): Replica {
  const weightsBytes = weightsBytesOf(entry.parameters, entry.precision);
  return { ...replica, precision: entry.precision, tensor: entry.tensor, pipeline: 1, nodes: 1, weightsBytes };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
