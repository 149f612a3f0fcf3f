import type { Check } from '#test/conformance/check';
import type { Stand } from './stand';

/** Checks of one subject, on a stand that runs. */
export interface Suite {
  /** As `--only` has it. */
  readonly name: string;
  /** What is claimed, a sentence each: the table at the end of a run says which of them were proved. */
  readonly claims: readonly string[];
  /** Leaves the stand as it found it. */
  run(stand: Stand): Promise<readonly Check[]>;
}
