/** One thing that was checked, and how it went. */
export interface Check {
  /** What was checked, in a few words. */
  readonly name: string;
  readonly passed: boolean;
  /** What was found; for a failure, everything that is needed to find the cause. */
  readonly detail: string;
}

/** A check that fails when there are problems, and says all of them. */
export function checkOf(name: string, problems: readonly string[], summary: string): Check {
  return { name, passed: problems.length === 0, detail: problems.length === 0 ? summary : problems.join('\n') };
}
