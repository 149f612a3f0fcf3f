import { extname } from 'node:path';

/** Where the lock of a blueprint stands: beside its file, `regions/production.lock.json` for `regions/production.ts`. */
export function lockFileOf(blueprintFile: string): string {
  return `${blueprintFile.slice(0, blueprintFile.length - extname(blueprintFile).length)}.lock.json`;
}
