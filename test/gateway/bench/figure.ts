/** Something that was measured. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  /** How it was measured. */
  readonly where: string;
  /** What it should be; empty: nothing is asked of it. */
  readonly aim: string;
}
