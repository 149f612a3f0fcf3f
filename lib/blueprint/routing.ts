import { z } from 'zod';

/** How requests reach an engine. */
export const routing = z.strictObject({
  /**
   * Whose endpoint picker stands before each model pool: `llm-d`, llm-d's router, or `gaie`, the one of the Gateway API
   * Inference Extension, from which it came. Objects, headers and series are named after it. @default llm-d
   */
  pickerDialect: z.enum(['llm-d', 'gaie']).default('llm-d'),
});
