import { type Blueprint, BlueprintError, parseBlueprint } from '#blueprint';
import { resolveTopology, type Topology } from '#topology';
import { BadInputError } from './bad-input-error';
import type { ChosenBlueprint } from './choose-blueprints';

export interface ResolvedDeployment {
  readonly topology: Topology;
  /** The blueprint file that was given; null for a deployment of this repository. */
  readonly blueprintFile: string | null;
}

/** A blueprint that has been checked. */
export interface ParsedBlueprint {
  readonly blueprint: Blueprint;
  /** As in `ResolvedDeployment`. */
  readonly blueprintFile: string | null;
}

/**
 * Checks blueprints and resolves them.
 *
 * @throws BadInputError with every problem of every blueprint
 */
export function resolveBlueprints(chosen: readonly ChosenBlueprint[]): readonly ResolvedDeployment[] {
  return parseBlueprints(chosen).map(({ blueprint, blueprintFile }) => ({
    topology: resolveTopology(blueprint),
    blueprintFile,
  }));
}

/**
 * Checks blueprints.
 *
 * @throws BadInputError with every problem of every blueprint
 */
export function parseBlueprints(chosen: readonly ChosenBlueprint[]): readonly ParsedBlueprint[] {
  const outcomes = chosen.map(parse);
  const faults = outcomes.flatMap((outcome) => (outcome.fault === null ? [] : [outcome.fault]));
  if (faults.length > 0) throw new BadInputError(faults.join('\n'));
  return outcomes.flatMap(({ blueprint, blueprintFile }) => (blueprint === null ? [] : [{ blueprint, blueprintFile }]));
}

function parse({ input, source, blueprintFile }: ChosenBlueprint) {
  try {
    return { blueprint: parseBlueprint(input, source), blueprintFile, fault: null };
  } catch (error) {
    if (error instanceof BlueprintError) return { blueprint: null, blueprintFile, fault: error.message };
    throw error;
  }
}
