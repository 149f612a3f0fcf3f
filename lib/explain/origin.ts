import type { PlanStep } from './plan-step';

/** How facts of the Topology come about. */
export interface Origin {
  /** In words, or as the formula of a name. */
  readonly how: string;
  /** Fields of the blueprint on which they hang themselves: see `BlueprintField`. */
  readonly fields: readonly BlueprintField[];
  /** Steps of the plan whose results they are, or are made of. */
  readonly steps: readonly PlanStep[];
  /** Lines of `meridian plan --explain` that work it out, by their names; empty where none does. */
  readonly lines: readonly string[];
  /** File of this repository that decides them, and holds the reasons and sources of its constants. */
  readonly source: string;
}

/**
 * A field of the blueprint with what is below it: `jurisdictions.<jurisdiction>.edge`. In the place of `<jurisdiction>`, `<region>`,
 * `<model>` and `<tier>` stands whatever the fact belongs to; `[*]` is every Region.
 */
export type BlueprintField = string;

/** Origins by the names of a fact's fields, or by the beginning of those names; the longest counts. */
export type Origins = Readonly<Record<string, Origin>>;

/** Taken over from the blueprint as it stands there. */
export function copied(source: string, ...fields: readonly BlueprintField[]): Origin {
  return { how: 'as the blueprint has it', fields, steps: [], lines: [], source };
}

/** Follows from fields of the blueprint by a convention; from none: a constant. */
export function decided(source: string, how: string, ...fields: readonly BlueprintField[]): Origin {
  return { how, fields, steps: [], lines: [], source };
}

/** Follows from the plan, and from fields beside it. */
export function planned(
  source: string,
  { how, steps, fields = [], lines = [] }: Pick<Origin, 'how' | 'steps'> & Partial<Pick<Origin, 'fields' | 'lines'>>,
): Origin {
  return { how, fields, steps, lines, source };
}

/** Origins of one part of the Topology, with the part's name before each. The empty name is the part itself. */
export function originsOf(part: string, origins: Origins): Origins {
  return Object.fromEntries(
    Object.entries(origins).map(([name, origin]) => [name === '' ? part : `${part}.${name}`, origin]),
  );
}
