import { resolve, sep } from 'node:path';
import { MissingToolError } from '#test/toolchain/index';

/** Pods have a folder of their own there. */
const podsOwn = '/tmp';

/**
 * Programs of pods are run from the cache, which they have to see.
 *
 * @throws MissingToolError naming the folder, when pods' own would hide it
 */
export function needCacheInSight(cache: string): void {
  if (!`${resolve(cache)}${sep}`.startsWith(`${podsOwn}${sep}`)) return;
  throw new MissingToolError(
    `${cache}: built programs are kept under ${podsOwn}, where pods have a folder of their own and would not find them: ` +
      'set MERIDIAN_CACHE to a folder elsewhere',
  );
}
