import { join, relative } from 'node:path';

/** A file of this repository, as a path from the working directory, wherever that is. */
export function repositoryFile(path: string): string {
  return relative(process.cwd(), join(__dirname, '..', path));
}
