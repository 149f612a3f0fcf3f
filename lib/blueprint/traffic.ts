import { z } from 'zod';
import { share } from './fields';

const requestsPerSecond = z.number().min(0).max(1e7);
const tokens = z.strictObject({
  mean: z.number().min(0).max(1e7),
  p95: z.number().min(0).max(1e7),
});

/** Traffic of one model in one jurisdiction. A model is served in the jurisdictions that have traffic for it. */
export const modelTraffic = z.strictObject({
  requestsPerSecond: z.strictObject({ p50: requestsPerSecond, p95: requestsPerSecond, peak: requestsPerSecond }),
  promptTokens: tokens,
  completionTokens: tokens,
  /** Share of each Region, adding up to 1. @default equal shares */
  regionShare: z.record(z.string(), share).optional(),
  /** Load by hour of the day in UTC, 24 figures relative to the peak. @default flat */
  dailyCurve: z.array(share).length(24, '24 figures, one an hour').optional(),
});

/** Model to jurisdiction to traffic. */
export const traffic = z.record(z.string(), z.record(z.string(), modelTraffic));
