import { parseArgs } from 'node:util';
import type { Effort } from './authorizer-figures';

/** What can be measured, each by itself. */
export const parts = ['authorizer', 'overhead', 'streams'] as const;

export type Part = (typeof parts)[number];

/** What a measurement shall do. */
export interface BenchOptions {
  readonly only: readonly Part[];
  readonly effort: Effort;
  /** The figures go into their page. */
  readonly write: boolean;
}

/**
 * Options of `npm run bench:gateway`.
 *
 * @throws Error naming what is not known, and what is
 */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: parts.join(',') },
      pairs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '10' },
      write: { type: 'boolean', default: false },
    },
  });
  const chosen = values.only.split(',');
  const unknown = chosen.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0)
    throw new Error(`--only: "${unknown.join('", "')}" is no part; there are ${parts.join(', ')}`);
  const effort = { pairs: Number(values.pairs), seconds: Number(values.seconds) };
  for (const [name, value] of Object.entries(effort)) {
    if (!(Number.isInteger(value) && value > 0))
      throw new Error(`--${name}: "${values[name as keyof Effort]}" is no whole number above 0`);
  }
  return { only: parts.filter((part) => chosen.includes(part)), effort, write: values.write };
}
