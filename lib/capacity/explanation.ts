import type { PoolKey } from './finding';

/** The arithmetic of one pool, line by line: each line uses the blueprint, a source, or lines above it. */
export interface Explanation {
  readonly pool: PoolKey;
  readonly sections: readonly ExplainedSection[];
}

export interface ExplainedSection {
  readonly title: string;
  readonly lines: readonly ExplainedLine[];
}

export interface ExplainedLine {
  /** What is worked out; unique in an explanation. */
  readonly name: string;
  /** How, in symbols; `given` for what is read. */
  readonly formula: string;
  /** The same with its figures. */
  readonly inputs: string;
  readonly result: number | string;
  /** Unit of a figure; empty for a count, a share or a text. */
  readonly unit: string;
  /** Where the formula or the figure comes from; empty when it is plain arithmetic. */
  readonly source: string;
}

/** A figure as explanations print it: five significant digits, whole from 10,000 on. */
export function precise(value: number): string {
  return Math.abs(value) >= 10_000
    ? Math.round(value).toLocaleString('en-US')
    : Number(value.toPrecision(5)).toLocaleString('en-US', { maximumFractionDigits: 10 });
}

/** A line whose other parts are empty. */
export function explained(
  line: Pick<ExplainedLine, 'name' | 'formula' | 'result'> & Partial<ExplainedLine>,
): ExplainedLine {
  return { inputs: '', unit: '', source: '', ...line };
}
