/** Which pool is meant: a model in a Region of a jurisdiction. */
export interface PoolKey {
  readonly jurisdiction: string;
  readonly region: string;
  readonly model: string;
}

export type FindingRule =
  | 'weights-fit'
  | 'tpot-floor'
  | 'tpot-bound'
  | 'ttft-prefill'
  | 'answer-floor'
  | 'peer-rtt'
  | 'override-short'
  | 'node-limit-short'
  | 'slowest-type'
  | 'token-lengths'
  | 'not-survived';

/** Something about the plan that its reader must know. */
export interface Finding {
  /** `error`: a goal is missed. `warning`: it will be in a case. `info`: what the plan took for granted. */
  readonly severity: 'error' | 'warning' | 'info';
  readonly pool: PoolKey;
  readonly rule: FindingRule;
  /** What, and what could be had instead; names the figures. */
  readonly message: string;
  /** All figures of the message; the unit stands in each name. */
  readonly figures: Readonly<Record<string, number>>;
}

/** A figure for a message: three significant digits, whole from 100 on. */
export function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : Number(value.toPrecision(3)).toString();
}
