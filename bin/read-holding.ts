import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isRecord, type ManifestFile, type Plain, type StackFile } from '#evidence';
import { BadInputError } from './bad-input-error';
import { listFiles } from './list-files';
import { regionOfManifest } from './manifest-path';
import { readStacks } from './read-stacks';

/** Where to look. */
export interface Rendered {
  /** Folder of the cloud assembly. */
  readonly assembly: string;
  /** Folder that holds one folder of manifests per deployment. */
  readonly manifests: string;
  readonly deployment: string;
  /** Regions whose files are meant, with what Argo CD's own cluster reads of them. */
  readonly regions: readonly string[];
}

/** Whether a synth has left templates, and manifests, of a deployment. */
export function isRendered({ assembly, manifests, deployment }: Rendered): { templates: boolean; manifests: boolean } {
  return {
    templates: existsSync(join(assembly, `assembly-${deployment}`, 'manifest.json')),
    manifests: existsSync(join(manifests, deployment)),
  };
}

/**
 * The templates that hold one of some texts.
 *
 * @throws BadInputError when the assembly cannot be read
 */
export function stacksHolding(rendered: Rendered, texts: readonly string[]): readonly StackFile[] {
  return readStacks(rendered.assembly, rendered.deployment).filter(
    ({ region, template }) => rendered.regions.includes(region) && holds(JSON.stringify(template), texts),
  );
}

/**
 * The objects of manifests that hold one of some texts. Parsing YAML takes far longer than looking for a text, so a document that
 * holds none is not parsed.
 *
 * @throws BadInputError when a file cannot be read
 */
export function manifestsHolding(rendered: Rendered, texts: readonly string[]): readonly ManifestFile[] {
  return readDocuments(rendered, texts, (document, path) => [parseObject(document, path)]);
}

/** The objects that have one of some names: kind and name alone, so that nothing is parsed. */
export function manifestsNamed(rendered: Rendered, names: readonly string[]): readonly ManifestFile[] {
  return readDocuments(rendered, names, (document) => {
    const object = headOf(document);
    return object !== null && names.includes(object.metadata.name) ? [object] : [];
  });
}

function readDocuments(
  { manifests, deployment, regions }: Rendered,
  texts: readonly string[],
  read: (document: string, path: string) => readonly Plain[],
): readonly ManifestFile[] {
  const root = join(manifests, deployment);
  return [...regions, ...regions.map((region) => `argocd/${region}`)]
    .flatMap((folder) => listFiles(join(root, folder)).map((file) => `${folder}/${file}`))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const documents = holds(text, texts) ? text.split(/^---$/m).filter((document) => holds(document, texts)) : [];
      const objects = documents.flatMap((document) => read(document, join(root, file)));
      return objects.length === 0
        ? []
        : [{ file, region: regionOfManifest(file), bytes: Buffer.byteLength(text), objects }];
    });
}

/** The name of a namespace stands in all that is in it, and names none of it. */
function holds(text: string, texts: readonly string[]): boolean {
  return texts.some((one) => text.includes(one) && text.replaceAll(`namespace: ${one}`, '').includes(one));
}

/** Kind, name and namespace of a document as our renderers write it. */
function headOf(document: string) {
  const kind = /^kind: (\S+)$/m.exec(document)?.[1];
  const metadata = /^metadata:\n((?: .*\n?)+)/m.exec(document)?.[1] ?? '';
  const name = /^ {2}name: (\S+)$/m.exec(metadata)?.[1];
  const namespace = /^ {2}namespace: (\S+)$/m.exec(metadata)?.[1];
  if (kind === undefined || name === undefined) return null;
  return { kind, metadata: namespace === undefined ? { name } : { name, namespace } };
}

function parseObject(text: string, path: string): Plain {
  let object: unknown;
  try {
    object = parse(text);
  } catch (error) {
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new BadInputError(`${path}: is no YAML: ${problem.replace(/:$/, '')}; allowed: what a synth wrote`);
  }
  if (isRecord(object)) return object;
  throw new BadInputError(`${path}: holds a document that is no object; allowed: Kubernetes objects`);
}
