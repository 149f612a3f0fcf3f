import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ManifestFile } from '#charts';
import { admitPods } from './admit-pods';
import type { Cluster } from './cluster';
import { inventory } from './inventory';
import { type KubernetesObject, nameOf } from './kubernetes-object';
import { lostFields } from './lost-fields';
import { objectPath, servedResources } from './resources';

/** What is applied in one go: the manifests of a Region, or what Argo CD reads. */
export interface Subject {
  /** `production/us-east-1`, `production/argocd` */
  readonly name: string;
  readonly files: readonly ManifestFile[];
}

/** How the manifests of a subject fared. */
export interface Applied {
  readonly name: string;
  /** Objects in the manifests. */
  readonly objects: number;
  /** Objects that the API server accepted. */
  readonly accepted: number;
  /** Pods of their templates, at the largest, that were admitted. */
  readonly pods: number;
  /** What was refused, warned of, lost or left behind. */
  readonly problems: readonly string[];
  readonly seconds: number;
}

const APPLY = ['apply', '--server-side', '--validate=strict', '--warnings-as-errors', '--recursive'] as const;
const SETTLED_WITHIN_MS = 60_000;
const SLOW_TO_GO = ['/api/v1/namespaces', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'];

/**
 * Applies the manifests as a user would (namespaces and definitions, then one `kubectl apply --server-side -R -f`), compares
 * what the API server keeps with what was sent, makes the pods of all templates, deletes everything in the reverse order,
 * and looks what is left.
 *
 * @param whileApplied what else to do while the objects stand
 */
export async function applySubject(
  cluster: Cluster,
  { name, files }: Subject,
  whileApplied: () => Promise<void>,
): Promise<Applied> {
  const started = performance.now();
  const folder = join(cluster.folder, 'manifests', name);
  for (const { path, yaml } of files) write(join(folder, path), yaml);
  const objects = files.flatMap((file) => file.objects as unknown as readonly KubernetesObject[]);
  const before = await inventory(cluster.api);

  const first = await applyFirst(cluster, folder, files);
  const whole = await apply(cluster, folder);
  const lost = await lostOf(cluster, objects);
  const pods = await admitPods(cluster.api, objects);
  await whileApplied();
  const leftovers = [...(await deleteAll(cluster, folder, files)), ...(await leftBehind(cluster, before))];
  rmSync(folder, { recursive: true, force: true });
  return {
    name,
    objects: objects.length,
    accepted: whole.accepted,
    pods: pods.admitted,
    problems: [...new Set([...first, ...whole.problems]), ...lost, ...pods.problems, ...leftovers],
    seconds: (performance.now() - started) / 1000,
  };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What others need to be there: namespaces, then definitions until they are served. */
async function applyFirst(
  cluster: Cluster,
  folder: string,
  files: readonly ManifestFile[],
): Promise<readonly string[]> {
  const holding = (kind: string) => files.filter(({ objects }) => objects.some((object) => object.kind === kind));
  const problems: string[] = [];
  for (const kind of ['Namespace', 'CustomResourceDefinition']) {
    for (const { path } of holding(kind)) problems.push(...(await apply(cluster, join(folder, path))).problems);
  }
  const definitions = holding('CustomResourceDefinition');
  if (definitions.length > 0) {
    const paths = definitions.flatMap(({ path }) => ['-f', join(folder, path)]);
    const { code, stderr } = await cluster.kubectl(['wait', '--for=condition=Established', '--timeout=60s', ...paths]);
    if (code !== 0) problems.push(stderr.trim());
  }
  return problems;
}

async function apply(cluster: Cluster, path: string) {
  const { stdout, stderr } = await cluster.kubectl([...APPLY, '-f', path]);
  // The count of warnings stands in a line of its own, which says nothing beside them.
  const problems = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^error: \d+ warnings? received$/.test(line));
  return { accepted: stdout.split('\n').filter((line) => line.endsWith(' serverside-applied')).length, problems };
}

/** What the API server does not keep of what it accepted. */
async function lostOf({ api }: Cluster, objects: readonly KubernetesObject[]): Promise<readonly string[]> {
  const resources = await servedResources(api);
  const lost = await Promise.all(
    objects.map(async (object) => {
      const path = objectPath(resources, object);
      const { status, body } = path === undefined ? { status: 404, body: undefined } : await api({ path });
      return status === 200 ? lostFields(object, body).map((field) => `${nameOf(object)}: not kept: ${field}`) : [];
    }),
  );
  return lost.flat();
}

/**
 * The last folder first: what stands on others goes before them, and the namespaces go last. kubectl does not wait (it
 * would ask five times a second, whatever the number of objects); the look at what is left does.
 */
async function deleteAll(cluster: Cluster, folder: string, files: readonly ManifestFile[]): Promise<readonly string[]> {
  const problems: string[] = [];
  const folders = [...new Set(files.map(({ path }) => dirname(path)))].sort().reverse();
  for (const concern of folders) {
    const { code, stderr } = await cluster.kubectl(['delete', '--wait=false', '-f', join(folder, concern)]);
    if (code !== 0) problems.push(`delete ${concern}: ${stderr.trim()}`);
  }
  return problems;
}

/** What is there now and was not there before, once namespaces and definitions had time to empty themselves. */
export async function leftBehind({ api }: Cluster, before: ReadonlySet<string>): Promise<readonly string[]> {
  const ending = async () => {
    const answers = await Promise.all(SLOW_TO_GO.map((path) => api({ path })));
    return answers
      .flatMap(({ body }) => body.items as readonly KubernetesObject[])
      .some(({ metadata }) => metadata.deletionTimestamp !== undefined);
  };
  const end = performance.now() + SETTLED_WITHIN_MS;
  while ((await ending()) && performance.now() < end) await sleep(100);
  const after = await inventory(api);
  return [
    ...[...after].filter((name) => !before.has(name)).map((name) => `left behind: ${name}`),
    ...[...before].filter((name) => !after.has(name)).map((name) => `gone, though it was not ours: ${name}`),
  ];
}
