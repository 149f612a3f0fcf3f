import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBlueprint } from '#blueprint';
import { type ManifestFile, renderManifests } from '#charts';
import { deployments, type ShippedDeployment } from '#regions';
import { runJobs } from '#test/pulumi/run-jobs';
import { type Delivery, resolveTopology } from '#topology';
import { leftBehind } from './apply-subject';
import { type CdkManifest, cdkManifests } from './cdk-manifests';
import { type Check, checkOf } from './check';
import type { Cluster } from './cluster';
import { inventory } from './inventory';
import type { KubernetesObject } from './kubernetes-object';

/** CDK marks what a manifest brought, so that kubectl can prune what left it; Pulumi what it is not to wait for. */
const MARKS = ['aws.cdk.eks/prune-', 'pulumi.com/skipAwait'] as const;

/**
 * Every deployment under every delivery brings its clusters the same objects as the files that were applied: the Region
 * folders of `gitops`, the manifests in CDK's templates, the resources that the Pulumi program registers.
 */
export function checkDeliveries(): readonly Check[] {
  return deployments.flatMap((deployment) => {
    const own = textsOf(regionFiles(deployment).flatMap(({ objects }) => objects));
    const delivered: Readonly<Record<Delivery, readonly string[]>> = {
      gitops: textsOf(regionFiles(deployment, 'gitops').flatMap(({ objects }) => objects)),
      kubectl: textsOf(throughCdk(deployment).flatMap(({ objects }) => objects.map(unmarked))),
      pulumi: textsOf(throughPulumi(deployment).map(unmarked)),
    };
    return Object.entries(delivered).map(([delivery, texts]) =>
      checkOf(
        `${deployment.name} by ${delivery}: the same objects`,
        differences(own, texts),
        `${texts.length} objects`,
      ),
    );
  });
}

/**
 * What CDK's handler does with the first Region of each deployment by kubectl, on a cluster: it applies one manifest after the other by the
 * client, whose record of each object has a limit of its own. Pruning, which looks for what is no longer there, is left out.
 */
export async function checkCdkRegions(cluster: Cluster): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const deployment of deployments.filter(({ blueprint }) => blueprint.delivery === 'kubectl')) {
    const all = throughCdk(deployment);
    const [place = ''] = all.map(({ path }) => path.split('/').slice(0, 2).join('/'));
    const manifests = all.filter(({ path }) => path.startsWith(`${place}/`));
    const before = await inventory(cluster.api);
    const problems: string[] = [];
    const files: string[] = [];
    for (const [index, manifest] of manifests.entries()) {
      const file = join(cluster.folder, `manifest-${index}.json`);
      writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifest.objects }));
      files.unshift('-f', file);
      problems.push(...(await said(cluster, manifest.path, ['apply', '--warnings-as-errors', '-f', file])));
    }
    problems.push(...(await said(cluster, 'all, the last first', ['delete', '--wait=false', ...files])));
    problems.push(...(await leftBehind(cluster, before)));
    checks.push(checkOf(`${place} as CDK's handler applies and deletes it`, problems, `${manifests.length} manifests`));
  }
  return checks;
}

async function said(cluster: Cluster, what: string, args: readonly string[]): Promise<readonly string[]> {
  const { code, stderr } = await cluster.kubectl(args);
  return code === 0 ? [] : [`${what}: ${args[0]}: ${stderr.trim()}`];
}

function regionFiles({ blueprint, file }: ShippedDeployment, delivery?: Delivery): readonly ManifestFile[] {
  return renderManifests(topologyOf({ blueprint, file }, delivery)).filter(({ region }) => region !== null);
}

function topologyOf({ blueprint, file }: Pick<ShippedDeployment, 'blueprint' | 'file'>, delivery?: Delivery) {
  const repository = { url: 'https://git.example.com/meridian.git', revision: 'main', path: 'dist' };
  // an image that is built is known to CDK alone
  const image = { from: 'registry', reference: 'registry.example.com/platform/meridian:0.1.0' };
  const changed =
    delivery === undefined
      ? { image }
      : { image, delivery, repository: delivery === 'gitops' ? repository : undefined };
  return resolveTopology(parseBlueprint({ ...blueprint, ...changed }, file));
}

function throughCdk(deployment: ShippedDeployment): readonly CdkManifest[] {
  return cdkManifests(topologyOf(deployment, 'kubectl'), regionFiles(deployment, 'kubectl'));
}

function throughPulumi(deployment: ShippedDeployment): readonly KubernetesObject[] {
  const files = regionFiles(deployment, 'pulumi');
  const jobs = [...new Set(files.map(({ region }) => region))].map((region) => ({
    components: [],
    manifests: files
      .filter((file) => file.region === region)
      .flatMap(({ order, objects }) => (order === null ? [] : [{ order, objects }])),
  }));
  return runJobs(jobs, ['--require', 'tsx/cjs']).flatMap(({ resources }) =>
    resources
      .filter(({ type }) => !type.startsWith('pulumi:'))
      .map(({ inputs }) => inputs as unknown as KubernetesObject),
  );
}

/** The object without what a delivery writes on it for its own use. */
function unmarked({ metadata, ...object }: KubernetesObject): KubernetesObject {
  const { labels = {}, annotations = {}, ...others } = metadata;
  const own = (key: string) => !MARKS.some((mark) => key.startsWith(mark));
  return { ...object, metadata: { ...others, ...kept({ labels, annotations }, own) } };
}

function kept(maps: Readonly<Record<string, Readonly<Record<string, string>>>>, own: (key: string) => boolean) {
  const entries = Object.entries(maps).map(
    ([name, map]) => [name, Object.entries(map).filter(([key]) => own(key))] as const,
  );
  return Object.fromEntries(
    entries.filter(([, pairs]) => pairs.length > 0).map(([name, pairs]) => [name, Object.fromEntries(pairs)]),
  );
}

/** Objects as text that is equal when they are, sorted. */
function textsOf(objects: readonly unknown[]): readonly string[] {
  return objects.map((object) => JSON.stringify(object, sortedKeys)).sort();
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function differences(own: readonly string[], delivered: readonly string[]): readonly string[] {
  const [ours, theirs] = [new Set(own), new Set(delivered)];
  const missing = own.filter((text) => !theirs.has(text)).map((text) => `not delivered: ${text.slice(0, 300)}`);
  const extra = delivered.filter((text) => !ours.has(text)).map((text) => `not ours: ${text.slice(0, 300)}`);
  const count = own.length === delivered.length ? [] : [`${delivered.length} objects instead of ${own.length}`];
  return [...count, ...missing, ...extra];
}
