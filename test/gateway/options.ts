import { parseArgs } from 'node:util';

/** What a run shall do. */
export interface Options {
  /** Names of suites; empty: all. */
  readonly only: readonly string[];
  /** Everything stays up after the run. */
  readonly keep: boolean;
  /** On a stand that was kept, in the place of a new one. */
  readonly attach: boolean;
  /** Ends a stand that was kept, and does nothing else. */
  readonly down: boolean;
}

/**
 * Options of `npm run test:gateway`.
 *
 * @throws Error naming what is not known, and what is
 */
export function parseOptions(args: readonly string[], known: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: '' },
      keep: { type: 'boolean', default: false },
      attach: { type: 'boolean', default: false },
      down: { type: 'boolean', default: false },
      // read by the suite of faults, which writes its table then
      update: { type: 'boolean', default: false },
    },
  });
  const only = values.only.split(',').filter((name) => name !== '');
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`--only: "${unknown.join('", "')}" is no suite; there are ${known.join(', ')}`);
  return { only, keep: values.keep, attach: values.attach, down: values.down };
}
