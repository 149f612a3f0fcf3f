import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { CRD_SOURCES, type CrdSource } from '#charts/imports/generator/crd-sources';
import type { DefinitionFile } from '#charts/imports/generator/definition-file';
import { expandDefinition } from '#charts/imports/generator/expand-definition';
import { moduleFolder } from '#test/toolchain/index';

/** A CustomResourceDefinition, as far as it is read here. */
export interface Definition {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly group: string; readonly names: { readonly kind: string } };
}

/** The definitions of one API group, and where they were found. */
export interface FoundDefinitions {
  readonly group: string;
  /** Release that is pinned: `sigs.k8s.io/gateway-api@v1.5.1`. */
  readonly release: string;
  readonly place: 'Go module' | 'folder' | 'schemas of this repository';
  readonly definitions: readonly Definition[];
}

/** Definitions that this repository keeps, pruned of their texts. */
export const SCHEMAS = resolve('charts/imports/schemas');
/** Definitions of releases that the Go module proxy lacks, for whoever has such a folder. */
const FOLDER = resolve(process.env.MERIDIAN_CRDS || '../shared/kube/crds');

/**
 * Every definition of the groups that the charts write, whole: from the component's Go module; where the proxy lacks the
 * release, from the folder MERIDIAN_CRDS; where that lacks it too, the one version in this repository.
 *
 * @throws Error when a group is nowhere to be found
 */
export function findDefinitions(): Promise<readonly FoundDefinitions[]> {
  return Promise.all(CRD_SOURCES.map(findGroup));
}

async function findGroup(source: CrdSource): Promise<FoundDefinitions> {
  const { group, module, version, folder } = source;
  const found = { group, release: `${module}@${version}` };
  try {
    const definitions = readDefinitions(join(await moduleFolder(module, version), folder), group);
    return { ...found, place: 'Go module', definitions };
  } catch (error) {
    const inFolder = existsSync(FOLDER) ? readDefinitions(FOLDER, group) : [];
    if (serves(inFolder, source)) return { ...found, place: 'folder', definitions: inFolder };
    const kept = readSchemas(group);
    if (serves(kept, source)) return { ...found, place: 'schemas of this repository', definitions: kept };
    throw error;
  }
}

/** A folder may hold another release than the pinned one: then it lacks kinds. */
function serves(definitions: readonly Definition[], { kinds }: CrdSource): boolean {
  return kinds.every(({ kind }) => definitions.some(({ spec }) => spec.names.kind === kind));
}

function readDefinitions(folder: string, group: string): readonly Definition[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((text) => text.includes('kind: CustomResourceDefinition') && text.includes(`  group: ${group}\n`))
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as (Definition & Kind) | null))
    .filter((object) => object?.kind === 'CustomResourceDefinition' && object.spec.group === group) as Definition[];
}

interface Kind {
  readonly kind: string;
}

function readSchemas(group: string): readonly Definition[] {
  return readdirSync(SCHEMAS)
    .filter((file) => file.endsWith(`.${group}.json`))
    .map((file) => JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as DefinitionFile)
    .filter((file) => file.group === group)
    .map((file) => expandDefinition(file) as unknown as Definition);
}
