import { realpathSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import type { Commit } from '#page';
import { runGit } from './run-git';

/** Where a file stands in version control. */
export interface Versioned {
  /** Path from the root of its work tree; its name alone where it stands in none: paths of a machine tell too much. */
  readonly path: string;
  /** Null without git, outside of a work tree, or before the first commit. */
  readonly commit: Commit | null;
}

/** The commit that is checked out where a file stands. */
export function readCommit(file: string): Versioned {
  const place = realpathSync(file);
  const folder = dirname(place);
  const root = answer(folder, ['rev-parse', '--show-toplevel']);
  if (root === null) return { path: basename(place), commit: null };
  const path = relative(realpathSync(root), place).replaceAll('\\', '/');
  const id = answer(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  return { path, commit: id === null ? null : { id, isDirty: isDirty(folder, basename(place)) } };
}

/** Files that nobody has added are no change, but for the blueprint itself: then no commit has it. */
function isDirty(folder: string, file: string): boolean {
  const changes = answer(folder, ['--no-optional-locks', 'status', '--porcelain', '--untracked-files=no']);
  return changes !== '' || answer(folder, ['ls-files', '--error-unmatch', '--', file]) === null;
}

/** What git says, without the line end; null when it fails or is not there. */
function answer(folder: string, argv: readonly string[]): string | null {
  const { status, stdout, error } = runGit(folder, argv);
  return error === undefined && status === 0 ? stdout.toString().trimEnd() : null;
}
