import type { QuotaName } from '#catalog';

/** What one part of a deployment takes of a service quota. */
export interface QuotaNeed {
  readonly account: string;
  readonly region: string;
  readonly quota: QuotaName;
  readonly amount: number;
  /** What takes it, with how much where that is not plain: `node pool h100-spot (576)`. */
  readonly what: string;
}
