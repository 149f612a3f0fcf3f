import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BadInputError } from './bad-input-error';
import { listFiles } from './list-files';
import { makeFolder } from './make-folder';
import { isManifestPath } from './manifest-path';

/** The manifests of one deployment, as they are to stand in its folder. */
export interface ManifestFolder {
  readonly deployment: string;
  readonly files: readonly { readonly path: string; readonly yaml: string }[];
}

/**
 * Writes the manifests of deployments, each as a whole: into a folder beside, which then takes the place of the earlier
 * one. So files of an earlier render vanish, and a render that fails leaves the earlier one as it was.
 *
 * @param output folder that holds one folder per deployment
 * @throws BadInputError when a deployment's folder holds something that no render wrote
 */
export function writeManifests(output: string, folders: readonly ManifestFolder[]): void {
  refuseForeignFolders(output, folders);
  makeFolder(output);
  const staging = mkdtempSync(join(output, '.rendering-'));
  try {
    for (const { deployment, files } of folders) writeFiles(join(staging, 'new', deployment), files);
    for (const { deployment } of folders) {
      replaceFolder(join(output, deployment), join(staging, 'new', deployment), join(staging, 'old', deployment));
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function writeFiles(folder: string, files: ManifestFolder['files']): void {
  mkdirSync(folder, { recursive: true });
  for (const { path, yaml } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, yaml);
  }
}

function replaceFolder(folder: string, replacement: string, grave: string): void {
  if (existsSync(folder)) {
    mkdirSync(dirname(grave), { recursive: true });
    renameSync(folder, grave);
  }
  renameSync(replacement, folder);
}

/**
 * A deployment's folder is replaced: `--output ~` must not cost somebody a folder that is called `demo`.
 *
 * @throws BadInputError when a deployment's folder holds something that no render wrote
 */
export function refuseForeignFolders(output: string, folders: readonly ManifestFolder[]): void {
  for (const { deployment } of folders) refuseForeignFiles(join(output, deployment));
}

function refuseForeignFiles(folder: string): void {
  const foreign = listFiles(folder).filter((path) => !isManifestPath(path));
  if (foreign.length === 0) return;
  throw new BadInputError(
    `${folder}: would be replaced, but holds files that are not Meridian's (${foreign.slice(0, 3).join(', ')}` +
      `${foreign.length > 3 ? ', …' : ''}); allowed: another folder, or one without them`,
  );
}
