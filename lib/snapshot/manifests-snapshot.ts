import type { JsonObject } from '#topology';
import { compactYaml } from './compact-yaml';
import { compareNames } from './fact';
import { groupBy } from './group-by';
import { showObject } from './show-object';

/** A rendered file of Kubernetes objects, as a `ManifestFile` of the charts is one. */
export interface RenderedFile {
  /** `<region>/<nn-concern>/<name>.yaml`, or `argocd/<region>/<name>.yaml`. */
  readonly path: string;
  readonly objects: readonly JsonObject[];
}

/**
 * The manifests of one Region as a reviewer reads them, by concern (`50-gateway`, `argocd`): by file and object, small parts on one
 * line, without account numbers, versions, and texts that programs write for programs.
 */
export function manifestsSnapshot(files: readonly RenderedFile[], region: string): ReadonlyMap<string, string> {
  const own = files
    .map((file) => ({ ...file, concern: concernOf(file.path, region) }))
    .filter(({ concern }) => concern !== '')
    .sort((one, other) => compareNames(one.path, other.path));
  return new Map([...groupBy(own, ({ concern }) => concern)].map(([concern, those]) => [concern, told(those)]));
}

/** The folder of a Region's file; empty: it is another Region's, or of the deployment. */
function concernOf(path: string, region: string): string {
  const [first = '', second = ''] = path.split('/');
  if (first === region) return second;
  return second === region ? first : '';
}

function told(files: readonly RenderedFile[]): string {
  return compactYaml(
    Object.fromEntries(files.map(({ path, objects }) => [path.split('/').at(-1) ?? path, tellObjects(objects)])),
  );
}

/** By kind, namespace and name, in the order of the file, which is the order in which they are applied. */
function tellObjects(objects: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(objects.map(showObject));
}
