import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BadInputError } from './bad-input-error';
import { makeFolder } from './make-folder';

/**
 * Writes a file as a whole or not at all: beside it first, and then into its place.
 *
 * @throws BadInputError when something that is no file stands there, or it cannot be written
 */
export function writeWhole(file: string, text: string): void {
  refuseOther(file);
  makeFolder(dirname(file));
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}`);
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new BadInputError(`${file}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * A device or a folder must not be replaced.
 *
 * @throws BadInputError when something that is no file stands there
 */
export function refuseOther(file: string): void {
  if (!existsSync(file)) return;
  const found = statSync(file);
  if (found.isFile()) return;
  throw new BadInputError(
    `${file}: is ${found.isDirectory() ? 'a folder' : 'no regular file'}; allowed: the path of a file`,
  );
}
