import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KUBERNETES } from './built-in-kinds';
import { CRD_SOURCES, type CrdSource } from './crd-sources';
import { type DefinitionFile, definitionFile, definitionFileName, schemaText } from './definition-file';
import { findDefinitions } from './find-definitions';
import { findKubernetes } from './find-kubernetes';
import type { JsonObject } from './json';
import { originOf } from './origin';
import { headerOf, renderGroup } from './render-group';

/*
 * npm run imports [-- --crds FOLDER]
 *
 * Writes, from the definitions that crd-sources.ts pins, one file of types per API group beside this folder and one JSON
 * schema per kind in schemas/; and there kubernetes.json, the schemas of built-in-kinds.ts. FOLDER holds the definitions
 * (YAML, subfolders are searched) of components whose release the Go module proxy lacks. A file that cannot be generated
 * stays as it is; that is an error only when it came from another release than the pinned one.
 */

const IMPORTS = join(__dirname, '..');
const SCHEMAS = join(IMPORTS, 'schemas');

interface Result {
  readonly outcome: 'written' | 'kept' | 'failed';
  readonly report: string;
}

interface Attempt {
  readonly what: string;
  readonly release: string;
  /** Texts by their path, and where they came from; or why there are none. */
  readonly make: () =>
    | { readonly texts: ReadonlyMap<string, string>; readonly place: string }
    | { readonly reason: string };
  /** Whether what an earlier run wrote is of the same release. */
  readonly current: () => boolean;
}

function customResources(source: CrdSource, folder: string | undefined): Attempt {
  return {
    what: source.group,
    release: `${source.module}@${source.version}`,
    make: () => {
      const found = findDefinitions(source, folder);
      if ('reason' in found) return found;
      const files = source.kinds.map((kind) => definitionFile(source, kind, found.definitions));
      const texts = new Map([
        [join(IMPORTS, `${source.group}.ts`), renderGroup(source, found.definitions)],
        ...files.map((file): [string, string] => [join(SCHEMAS, definitionFileName(file)), schemaText(file)]),
      ]);
      return { texts, place: found.place };
    },
    current: () => typesAreCurrent(source) && schemasAreCurrent(source),
  };
}

function typesAreCurrent(source: CrdSource): boolean {
  const file = join(IMPORTS, `${source.group}.ts`);
  return existsSync(file) && readFileSync(file, 'utf8').startsWith(`${headerOf(source)}\n`);
}

function schemasAreCurrent(source: CrdSource): boolean {
  const files = readSchemas().filter(({ $comment, group }) => group === source.group && $comment === originOf(source));
  return source.kinds.every(({ kind, version }) =>
    files.some((file) => file.names.kind === kind && file.version === version),
  );
}

function readSchemas(): readonly DefinitionFile[] {
  const names = existsSync(SCHEMAS) ? readdirSync(SCHEMAS) : [];
  return names.map((name) => JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8')) as DefinitionFile);
}

const kubernetes: Attempt = {
  what: 'kubernetes',
  release: `${KUBERNETES.module}@${KUBERNETES.version}`,
  make: () => {
    const found = findKubernetes();
    if ('reason' in found) return found;
    const text = schemaText(found.file as unknown as JsonObject);
    return { texts: new Map([[join(SCHEMAS, 'kubernetes.json'), text]]), place: 'Go module' };
  },
  current: () => readSchemas().some(({ $comment }) => $comment === originOf(KUBERNETES)),
};

function generate({ what, release, make, current }: Attempt): Result {
  try {
    const made = make();
    if ('texts' in made) {
      for (const [path, text] of made.texts) writeFileSync(path, text);
      return { outcome: 'written', report: `${what}: ${made.texts.size} files from ${release} (${made.place})` };
    }
    return current()
      ? { outcome: 'kept', report: `${what}, generated from ${release} before: ${made.reason}` }
      : { outcome: 'failed', report: `${what} is not from ${release}: ${made.reason}` };
  } catch (error) {
    return { outcome: 'failed', report: `${what}: ${(error as Error).message}` };
  }
}

const { values } = parseArgs({ options: { crds: { type: 'string' } } });
mkdirSync(SCHEMAS, { recursive: true });
const results = [...CRD_SOURCES.map((source) => customResources(source, values.crds)), kubernetes].map(generate);
for (const { outcome, report } of results) console.log(`${outcome.padEnd(8)} ${report}`);

const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
console.log(`\n${count('written')} written, ${count('kept')} kept as they were, ${count('failed')} failed`);
if (count('failed') > 0) {
  console.error('For a release that the proxy lacks: --crds FOLDER (a checkout of the component at that release).');
  process.exitCode = 1;
}
