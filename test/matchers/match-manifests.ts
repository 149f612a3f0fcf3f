import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { manifestsSnapshot, type RenderedFile } from '#snapshot';
import { matchText, type SnapshotContext, shortPath } from './match-text';

interface Wanted {
  readonly region: string;
  /** Null: everything. */
  readonly only: readonly string[] | null;
  readonly folder: string;
}

/** Compares a Region's manifests with the files of a folder, one a concern. A file that no concern needs any more is a difference too. */
export function matchManifests(
  context: SnapshotContext,
  files: readonly RenderedFile[],
  { region, only, folder }: Wanted,
): jest.CustomMatcherResult {
  const concerns = manifestsSnapshot(
    files.filter(({ path }) => isWanted(path, region, only)),
    region,
  );
  if (concerns.size === 0)
    throw new Error(
      `toMatchManifestSnapshot: nothing of "${region}" is rendered${only === null ? '' : ` below ${only.join(', ')}`}`,
    );
  const results = [...concerns].map(([concern, text]) => matchText(context, text, join(folder, `${concern}.yaml`)));
  const failed = [...results.filter(({ pass }) => !pass), ...stale(context, folder, [...concerns.keys()])];
  return { pass: failed.length === 0, message: () => failed.map(({ message }) => message()).join('\n\n') };
}

function isWanted(path: string, region: string, only: readonly string[] | null): boolean {
  if (only === null) return true;
  // Argo CD's files stand the other way round: argocd/<region>/<name>.yaml
  const below = path.replace(`argocd/${region}/`, `${region}/argocd/`).replace(`${region}/`, '');
  return only.some((wanted) => below.startsWith(wanted.includes('/') ? wanted : `${wanted}/`));
}

/** Files of concerns that are gone: with `-u` they go too. */
function stale(
  context: SnapshotContext,
  folder: string,
  concerns: readonly string[],
): readonly jest.CustomMatcherResult[] {
  const known = new Set(concerns.map((concern) => `${concern}.yaml`));
  const left = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith('.yaml') && !known.has(file))
    : [];
  const state = context.snapshotState;
  if (state._updateSnapshot === 'all') {
    for (const file of left) rmSync(join(folder, file));
    state.updated += left.length;
    return [];
  }
  state.unmatched += left.length;
  return left.map((file) => ({
    pass: false,
    message: () =>
      `${shortPath(join(folder, file))} is left over: nothing is rendered for it any more. If that is meant: npx jest ${shortPath(context.testPath)} -u removes it.`,
  }));
}
