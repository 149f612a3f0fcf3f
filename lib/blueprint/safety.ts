import { z } from 'zod';
import { share } from './fields';

/** What is checked of prompts and answers, and how sure the check must be. */
export const safety = z.strictObject({
  categories: z.array(z.string().regex(/^[a-z][a-z-]{0,39}$/, 'a category such as self-harm')).min(1),
  /** Confidence from which an answer is blocked, and from which a person reviews it; below it passes. */
  bands: z.strictObject({ block: share, review: share }),
  /** Time that the check may take, milliseconds. */
  deadlineMs: z.int().min(10).max(10_000),
  /** Model of the task `guard` or `moderate` that classifies. */
  model: z.string(),
});
