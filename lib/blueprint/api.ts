import { z } from 'zod';
import { isoDate } from './fields';

const version = z.strictObject({
  /** The version's name: the date of its release. */
  date: isoDate,
  /** From when clients are told that it ends. @default null: it is current */
  deprecated: isoDate.nullable().default(null),
  /** When it ends. @default null: open */
  sunset: isoDate.nullable().default(null),
});

/** API versions that are served, the newest last; two at most. */
export const api = z.strictObject({
  versions: z.array(version).min(1).max(2, 'at most two API versions at once: end the oldest first'),
});
