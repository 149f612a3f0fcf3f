import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isRecord, type ManifestFile, type Plain } from '#evidence';
import { BadInputError } from './bad-input-error';
import { listFiles } from './list-files';
import { isManifestPath, regionOfManifest } from './manifest-path';

/**
 * The manifests of a deployment, parsed from its folder.
 *
 * @param folder holds one folder per deployment
 * @throws BadInputError when it holds none of this deployment, a file that no render writes, or YAML that cannot be read
 */
export function readManifests(folder: string, deployment: string): readonly ManifestFile[] {
  const root = join(folder, deployment);
  const paths = listFiles(root);
  if (paths.length === 0) {
    throw new BadInputError(
      `${folder}: holds no manifests of "${deployment}" (${deployment}/); allowed: a folder that ` +
        `\`npx meridian synth ${deployment}\` wrote`,
    );
  }
  const foreign = paths.filter((path) => !isManifestPath(path));
  if (foreign.length > 0) {
    throw new BadInputError(
      foreign.map((path) => `${join(root, path)}: is no file that a render writes; allowed: ${layout}`).join('\n'),
    );
  }
  return paths.map((file) => readManifest(root, file));
}

const layout = '<region>/<nn-concern>/<name>.yaml, argocd/<name>.yaml, argocd/<region>/<name>.yaml';

function readManifest(root: string, file: string): ManifestFile {
  const text = readFileSync(join(root, file), 'utf8');
  return {
    file,
    region: regionOfManifest(file),
    bytes: Buffer.byteLength(text),
    objects: parseObjects(text, join(root, file)),
  };
}

/** Every document of a file is one object; what the parser only warns of is a fault too. */
function parseObjects(text: string, path: string): readonly Plain[] {
  const documents = [...parseAllDocuments(text)];
  const faults = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  const [fault] = faults;
  if (fault !== undefined) {
    throw new BadInputError(`${path}: ${fault.message.split('\n')[0]?.replace(/:$/, '')}; allowed: YAML 1.2`);
  }
  return documents.map((document) => {
    const object: unknown = document.toJS();
    if (isRecord(object)) return object;
    throw new BadInputError(`${path}: holds a document that is no object; allowed: Kubernetes objects`);
  });
}
