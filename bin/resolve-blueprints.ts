import { type Blueprint, BlueprintError, parseBlueprint } from '#blueprint';
import { resolveTopology, type Topology } from '#topology';
import { BadInputError } from './bad-input-error';
import type { ChosenBlueprint } from './choose-blueprints';

/** A blueprint that has been checked. */
export interface ParsedBlueprint extends Pick<ChosenBlueprint, 'blueprintFile' | 'lockFile'> {
  readonly blueprint: Blueprint;
}

export interface ResolvedDeployment extends ParsedBlueprint {
  readonly topology: Topology;
}

/**
 * Checks blueprints and resolves them.
 *
 * @throws BadInputError with every problem of every blueprint
 */
export function resolveBlueprints(chosen: readonly ChosenBlueprint[]): readonly ResolvedDeployment[] {
  return parseBlueprints(chosen).map((parsed) => ({ ...parsed, topology: resolveTopology(parsed.blueprint) }));
}

/**
 * Checks blueprints.
 *
 * @throws BadInputError with every problem of every blueprint
 */
export function parseBlueprints(chosen: readonly ChosenBlueprint[]): readonly ParsedBlueprint[] {
  const outcomes = chosen.map(parse);
  const faults = outcomes.flatMap((outcome) => ('fault' in outcome ? [outcome.fault] : []));
  if (faults.length > 0) throw new BadInputError(faults.join('\n'));
  return outcomes.flatMap((outcome) => ('fault' in outcome ? [] : [outcome]));
}

function parse({
  input,
  source,
  blueprintFile,
  lockFile,
}: ChosenBlueprint): ParsedBlueprint | { readonly fault: string } {
  try {
    return { blueprint: parseBlueprint(input, source), blueprintFile, lockFile };
  } catch (error) {
    if (error instanceof BlueprintError) return { fault: error.message };
    throw error;
  }
}
