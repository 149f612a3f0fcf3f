import type { Blueprint, Concern } from './blueprint';
import type { Problem } from './problem';

/** A rule across fields. It runs as soon as the concerns it reads have a sound shape, whatever is wrong elsewhere. */
export interface Rule {
  readonly name: string;
  readonly reads: readonly Concern[];
  readonly check: (parts: Partial<Blueprint>) => readonly Problem[];
}

/** What a rule says of one place; its name is filled in. */
export type Finding = Omit<Problem, 'rule' | 'suggestion'> & { readonly suggestion?: string | null };

/** Makes a rule whose check sees exactly the concerns it names. */
export function rule<K extends Concern>(
  name: string,
  reads: readonly K[],
  check: (parts: Pick<Blueprint, K>) => readonly Finding[],
): Rule {
  return {
    name,
    reads,
    check: (parts) =>
      check(parts as Pick<Blueprint, K>).map((finding) => ({ suggestion: null, ...finding, rule: name })),
  };
}
