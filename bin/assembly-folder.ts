import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { BadInputError } from './bad-input-error';
import { makeFolder } from './make-folder';

/** Where the CDK CLI wants the assembly; without the CLI the usual place. */
export function assemblyFolder(): string {
  return process.env.CDK_OUTDIR ?? 'cdk.out';
}

/** Empties the folder of an earlier assembly, whose templates would linger; the CLI's locks stay. */
export function clearAssembly(folder: string): void {
  refuseForeignFolder(folder);
  for (const name of entries(folder)) {
    if (!isLock(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Makes an assembly in a folder beside, which then takes the place of the earlier one: a synth that throws leaves the
 * earlier one as it was.
 *
 * @throws BadInputError when the folder holds something else than an assembly
 */
export function replaceAssembly<T>(folder: string, make: (outdir: string) => T): T {
  refuseForeignFolder(folder);
  const path = resolve(folder);
  makeFolder(dirname(path));
  const staging = mkdtempSync(join(dirname(path), `.${basename(path)}-`));
  try {
    // A folder inside: `mkdtemp` makes its own for this user alone.
    const fresh = join(staging, 'assembly');
    const made = make(fresh);
    rmSync(path, { recursive: true, force: true });
    renameSync(fresh, path);
    return made;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The folder will be emptied: `--output ~` must not cost somebody a home. */
function refuseForeignFolder(folder: string): void {
  const names = entries(folder).filter((name) => !isLock(name));
  if (names.length === 0 || names.includes('cdk.out')) return;
  throw new BadInputError(
    `${folder}: would be replaced, but holds no cloud assembly (${names.sort().slice(0, 3).join(', ')}); allowed: ` +
      'a folder that a synth wrote, an empty one, or a new one',
  );
}

function entries(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function isLock(name: string): boolean {
  return name.endsWith('.lock');
}
