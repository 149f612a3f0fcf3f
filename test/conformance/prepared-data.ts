import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CRD_SOURCES } from '#charts/imports/generator/crd-sources';
import { cacheFolder, tool, withLock } from '#test/toolchain/index';
import type { ApiClient } from './api-client';
import { startCluster } from './cluster';
import { type Definition, type FoundDefinitions, findDefinitions, SCHEMAS } from './definitions';
import { waitUntil } from './wait-until';

/** Where the definitions of one API group came from. */
export type DefinitionsReport = Omit<FoundDefinitions, 'definitions'> & { readonly kinds: readonly string[] };

/** A data folder of etcd that holds the definitions of every component. */
export interface PreparedData {
  /** Folder to start a cluster from a copy of. */
  readonly data: string;
  readonly report: readonly DefinitionsReport[];
}

const ESTABLISHED_WITHIN_MS = 120_000;

/**
 * The definitions of every component in a data folder, prepared once and kept in the cache: an API server takes half a
 * minute to establish a hundred of them, and a second to start with them.
 *
 * @param without names of definitions to leave out: those that the manifests themselves bring
 * @throws Error naming the definition that the API server refuses
 */
export async function preparedData(without: readonly string[] = []): Promise<PreparedData> {
  const folder = join(cacheFolder(), 'definitions', await keyOf(without));
  await withLock(`${folder}.preparing`, async () => {
    if (!existsSync(folder)) await prepare(folder, new Set(without));
  });
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as PreparedData['report'];
  return { data: join(folder, 'etcd'), report };
}

/** Of everything that the result depends on: the pinned releases, the definitions kept here, the programs. */
async function keyOf(without: readonly string[]): Promise<string> {
  const programs = await Promise.all([tool('etcd'), tool('kube-apiserver')]);
  const hash = createHash('sha256').update(JSON.stringify([CRD_SOURCES, [...without].sort()]));
  for (const program of programs) hash.update(`${program} ${statSync(program).size} ${statSync(program).mtimeMs}\n`);
  for (const file of readdirSync(SCHEMAS).sort()) hash.update(readFileSync(join(SCHEMAS, file)));
  return hash.digest('hex').slice(0, 16);
}

async function prepare(folder: string, without: ReadonlySet<string>): Promise<void> {
  const started = performance.now();
  const found = await findDefinitions();
  const definitions = found.flatMap((group) => group.definitions).filter(({ metadata }) => !without.has(metadata.name));
  process.stderr.write(`establishing ${definitions.length} definitions, once ... `);
  const cluster = await startCluster();
  const unfinished = await mkdtemp(`${folder}.`);
  try {
    // An API server that finds a definition half established when it starts leaves it so: wait before it is stopped.
    await installDefinitions(cluster.api, definitions);
    await cluster.halt();
    await cp(join(cluster.folder, 'etcd'), join(unfinished, 'etcd'), { recursive: true });
    await writeFile(join(unfinished, 'report.json'), JSON.stringify(found.map(reportOf)));
    await rename(unfinished, folder);
  } finally {
    await cluster.stop();
    await rm(unfinished, { recursive: true, force: true });
  }
  process.stderr.write(`${Math.round((performance.now() - started) / 1000)} s\n`);
}

function reportOf({ definitions, ...found }: FoundDefinitions): DefinitionsReport {
  return { ...found, kinds: definitions.map(({ spec }) => spec.names.kind) };
}

const DEFINITIONS_PATH = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** Applies definitions and waits until the API server serves them. */
export async function installDefinitions(api: ApiClient, definitions: readonly Definition[]): Promise<void> {
  const names = new Set(definitions.map(({ metadata }) => metadata.name));
  await Promise.all(
    definitions.map(async (body) => {
      const path = `${DEFINITIONS_PATH}/${body.metadata.name}?fieldManager=meridian-test&force=true`;
      const answer = await api({ method: 'PATCH', path, body, contentType: 'application/apply-patch+yaml' });
      if (answer.status >= 300) throw new Error(`${body.metadata.name}: ${answer.body.message ?? answer.status}`);
    }),
  );
  await waitUntil(
    async () => {
      const { body } = await api({ path: DEFINITIONS_PATH });
      const served = (body.items as readonly StoredDefinition[]).filter(isEstablished);
      return served.filter(({ metadata }) => names.has(metadata.name)).length === names.size;
    },
    { what: `${names.size} definitions are established`, withinMs: ESTABLISHED_WITHIN_MS },
  );
}

interface StoredDefinition {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

function isEstablished({ status }: StoredDefinition): boolean {
  return (status?.conditions ?? []).some(
    (condition) => condition.type === 'Established' && condition.status === 'True',
  );
}
