import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { CrdSource } from './crd-sources';
import type { CustomResourceDefinition } from './custom-resource-definition';
import { downloadModule } from './find-module';

/** Where definitions were found, or why they were not. */
export type Found =
  | { readonly definitions: readonly CustomResourceDefinition[]; readonly place: string }
  | { readonly reason: string };

/**
 * The definitions of a source: from its Go module, by way of the Go command and the module proxy it is set to; where the
 * proxy does not hold that version, from `folder` (searched with its subfolders), if there is one.
 */
export function findDefinitions(source: CrdSource, folder: string | undefined): Found {
  const module = downloadModule(source);
  if ('directory' in module)
    return { definitions: readFolder(join(module.directory, source.folder), source), place: 'Go module' };
  const definitions = folder ? readFolder(folder, source) : [];
  return definitions.length > 0 ? { definitions, place: folder as string } : module;
}

function readFolder(folder: string, { group, kinds }: CrdSource): readonly CustomResourceDefinition[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((text) => text.includes(group) && kinds.some(({ kind }) => text.includes(`kind: ${kind}\n`)))
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as CustomResourceDefinition | null))
    .filter(
      (object) => object?.kind === 'CustomResourceDefinition' && object.spec.group === group,
    ) as CustomResourceDefinition[];
}
