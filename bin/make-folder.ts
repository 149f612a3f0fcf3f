import { accessSync, constants, mkdirSync } from 'node:fs';
import { BadInputError } from './bad-input-error';

/**
 * Makes a folder to write to, with those above it.
 *
 * @throws BadInputError when it cannot be made or written to
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new BadInputError(
      `${folder}: cannot be written to: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
