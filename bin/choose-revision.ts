import { realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { BadInputError } from './bad-input-error';
import type { ChosenBlueprint } from './choose-blueprints';
import { GitRevision } from './git-revision';
import { readBlueprintFile } from './read-blueprint-file';
import { readLoadTests } from './read-load-tests';
import { RevisionFolder } from './revision-folder';

/** A blueprint as a revision has it, and what to call that revision. */
export interface RevisionBlueprint extends ChosenBlueprint {
  readonly label: string;
}

const ours = realpathSync(join(__dirname, '..'));

/**
 * The blueprint of today's file as it was written at a revision of the repository that holds the file, with the load tests of that
 * revision.
 *
 * @throws BadInputError for a revision that cannot be read, that does not have the file, or whose file does not run
 */
export function chooseRevision(today: ChosenBlueprint, ref: string): RevisionBlueprint {
  const file = realpathSync(today.blueprintFile ?? join(ours, today.source));
  const revision = new GitRevision(dirname(file), ref);
  const path = relative(revision.root, file).replaceAll('\\', '/');
  if (!revision.has(path)) {
    throw new BadInputError(
      `--against git:${ref}: ${path} is not there at ${revision.label}: the deployment is new, and there is nothing to compare it ` +
        'with; allowed: a revision that has the file, a file, or a cdk.out folder',
    );
  }
  const folder = new RevisionFolder(revision);
  try {
    folder.linkToday(file.startsWith(join(ours, '/')) ? pathOfOurs(revision) : null);
    const input = readInput(folder, path);
    return { ...today, input, source: `${ref}:${path}`, label: revision.label };
  } catch (error) {
    if (error instanceof BadInputError) throw new BadInputError(folder.withoutFolder(error.message));
    throw error;
  } finally {
    folder.remove();
  }
}

/** Null where another repository stands within this one. */
function pathOfOurs({ root }: GitRevision): string | null {
  const path = relative(root, ours);
  return path.startsWith('..') ? null : path;
}

function readInput(folder: RevisionFolder, path: string): unknown {
  folder.bring(path);
  const input = folder.load(() => readBlueprintFile(folder.place(path)));
  for (const file of loadTestFiles(input)) folder.bring(join(dirname(path), file).replaceAll('\\', '/'));
  return readLoadTests(input, folder.place(path));
}

/** Files of load tests that a blueprint names, as far as it is one. */
function loadTestFiles(input: unknown): readonly string[] {
  const { models } = (input ?? {}) as { readonly models?: Readonly<Record<string, { readonly loadTests?: unknown }>> };
  return Object.values(models ?? {})
    .flatMap((model) => (Array.isArray(model?.loadTests) ? model.loadTests : []))
    .map((test) => test?.file)
    .filter((file) => typeof file === 'string');
}
