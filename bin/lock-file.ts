import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseStateLock, type StateLock, StateLockError, stateLockText } from '#operability';
import { BadInputError } from './bad-input-error';

/**
 * The lock of a deployment; null where it keeps none.
 *
 * @throws BadInputError when the file is no lock
 */
export function readLock(file: string): StateLock | null {
  if (!existsSync(file)) return null;
  try {
    return parseStateLock(JSON.parse(readFileSync(file, 'utf8')), file);
  } catch (error) {
    if (error instanceof StateLockError) throw new BadInputError(error.message);
    throw new BadInputError(
      `${file}: cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Writes the lock of a deployment. */
export function writeLock(file: string, lock: StateLock): void {
  writeFileSync(file, stateLockText(lock));
}
