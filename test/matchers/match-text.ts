import { relative } from 'node:path';
import { toMatchFile } from 'jest-file-snapshot';

/** What jest tells a matcher; it keeps the state of its own snapshots there, and whether it may write: `-u`, `--ci`, or new ones only. */
export type SnapshotContext = jest.MatcherContext & {
  readonly snapshotState: { readonly _updateSnapshot: 'all' | 'new' | 'none'; updated: number; unmatched: number };
};

/** Compares a text with a file, or writes it when jest may: `-u` always, without `--ci` where there is none yet. */
export function matchText(context: SnapshotContext, text: string, file: string): jest.CustomMatcherResult {
  if (context.isNot) throw new Error('a snapshot is compared with one file: .not would pass for any other text');
  const { pass, message } = toMatchFile.call(context, text, file, { diff: { contextLines: 2, expand: false } });
  return {
    pass,
    message: () =>
      `${message().trim()}\n\nIf it is meant: npx jest ${shortPath(context.testPath)} -u, and commit the file.`,
  };
}

/** A file as a person types it. */
export function shortPath(file = ''): string {
  return relative(process.cwd(), file);
}
