import { z } from 'zod';
import { percentile } from './fields';

const latency = z.strictObject({
  /** @default 95 */
  percentile: percentile.default(95),
  /** Bound, milliseconds. */
  boundMs: z.number().positive().max(600_000),
});

/** Service-level objectives of a model. */
export const slo = z.strictObject({
  /** Time to the first token (or to the whole answer, for a model that answers at once). */
  ttft: latency,
  /** Time per output token after the first. @default none: the model answers at once (embed, guard) */
  tpot: latency.nullable().default(null),
  /** Share of requests answered, 0.9 to 0.99999. @default 0.999 */
  availability: z.number().min(0.9).max(0.99999).default(0.999),
});
