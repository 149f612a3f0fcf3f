import { z } from 'zod';

/** What is kept of requests, and for how long. */
export const data = z.strictObject({
  retention: z
    .strictObject({
      /** Days at hand. @default 30 */
      hotDays: z.int().min(1).max(3650).default(30),
      /** Days in all, the rest in cold storage. @default 2557, seven years */
      coldDays: z.int().min(1).max(36_500).default(2557),
    })
    .prefault({}),
  /** Whether prompts and answers are logged, encrypted per subject. @default false */
  logBodies: z.boolean().default(false),
  /** Days within which a subject's data is erased on request, 1-30 (GDPR, article 12(3): one month). @default 30 */
  erasureDeadlineDays: z.int().min(1).max(30).default(30),
});
