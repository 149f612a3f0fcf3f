import { type ChangeGroup, changeGroups } from './change';

/** What `--fail-on` takes: a group of changes, what loses data or what serves, or anything at all. */
export const failureConditions = [...changeGroups, 'destructive', 'any'] as const;

export type FailureCondition = ChangeGroup | 'destructive' | 'any';

/** A condition that is met, and by what. */
export interface DiffFailure {
  readonly condition: FailureCondition;
  /** The changes that meet it, in words; never none. */
  readonly reasons: readonly string[];
}
