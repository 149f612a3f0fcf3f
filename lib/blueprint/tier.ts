import { z } from 'zod';
import { nameOf } from './fields';

/** Envoy's rate limits are numbers of 32 bits. */
const largestLimit = 4_294_967_295;

/** A class of customer: limits per tenant, over the whole jurisdiction, and its priority. */
export const tier = z.strictObject({
  requestsPerMinute: z.int().min(1).max(largestLimit),
  /** Requests in one second, at most; not below a sixtieth of the requests per minute. */
  burstPerSecond: z.int().min(1).max(largestLimit),
  tokensPerMinute: z.int().min(1).max(largestLimit),
  tokensPerDay: z.int().min(1).max(largestLimit),
  /** Requests in flight. */
  concurrency: z.int().min(1),
  /** Higher is served first when engines are full. */
  priority: z.int().min(-1000).max(1000),
  /** What happens when the safety check cannot answer in time. @default fail-closed */
  safety: z.enum(['fail-open', 'fail-closed']).default('fail-closed'),
});

export const tiers = z
  .record(nameOf('a tier name', 20), tier)
  .refine((entries) => Object.keys(entries).length > 0, 'at least one tier');
