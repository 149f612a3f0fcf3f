import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where built programs and prepared data are kept, outside the repository. It may be deleted at any time. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.MERIDIAN_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'meridian');
}
