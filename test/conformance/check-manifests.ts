import { textTable } from '#report';
import { type Applied, applySubject, type Subject } from './apply-subject';
import { BAD_TWINS, judgeTwins, type Verdict } from './bad-twins/index';
import { type Check, checkOf } from './check';
import { checkCdkRegions } from './check-deliveries';
import { type Cluster, startCluster } from './cluster';
import type { KubernetesObject } from './kubernetes-object';
import { type PreparedData, preparedData } from './prepared-data';
import { shippedDeployments } from './subjects';
import { variant } from './variant';
import { workThrough } from './work-through';

/** What else is done on a cluster while the manifests of a subject stand there. */
export type WhileApplied = (cluster: Cluster, subject: Subject) => Promise<void>;

export interface ManifestReport {
  readonly checks: readonly Check[];
  /** Tables of what was done. */
  readonly text: string;
}

/** What the API server cannot do alone: end namespaces, make their service accounts, count their quotas. */
const CONTROLLERS = ['namespace-controller', 'serviceaccount-controller', 'resourcequota-controller'];
/** While one waits for namespaces to end, the other applies. */
const CLUSTERS = 2;

/**
 * Applies and deletes every manifest of every deployment, Region by Region, on real API servers that hold the definitions of
 * every component; and has broken copies refused.
 *
 * @param whileApplied what else to do with each Region
 */
export async function checkManifests(whileApplied: WhileApplied): Promise<ManifestReport> {
  const [first, ...others] = subjects();
  if (first === undefined) throw new Error('nothing is rendered');
  const objects = [first, ...others].flatMap(objectsOf);
  const data = await preparedData(broughtBy(objects));
  const clusters = await Promise.all(Array.from({ length: CLUSTERS }, () => startForArgo(data)));
  try {
    const verdicts: Verdict[] = [];
    const results = await workThrough(
      [first, ...others],
      clusters.map((cluster) => (subject: Subject) => {
        return applySubject(cluster, subject, async () => {
          if (subject === first) verdicts.push(...(await judgeTwins(cluster.api, BAD_TWINS, objects)));
          await whileApplied(cluster, subject);
        });
      }),
    );
    const [cluster] = clusters;
    const byCdk = cluster === undefined ? [] : await checkCdkRegions(cluster);
    const checks = [...results.map(subjectCheck), ...byCdk, twinCheck(verdicts)];
    const version = cluster?.version;
    return { checks, text: [showSources(data, version), showResults(results), showTwins(verdicts)].join('\n\n') };
  } finally {
    await Promise.all(clusters.map((cluster) => cluster.stop()));
  }
}

/** Every Region of the shipped deployments, what Argo CD reads, and one Region of a deployment with all that is optional. */
function subjects(): readonly Subject[] {
  return [...shippedDeployments().flatMap((deployment) => deployment.subjects), ...variant().subjects.slice(0, 1)];
}

function objectsOf({ files }: Subject): readonly KubernetesObject[] {
  return files.flatMap((file) => file.objects as unknown as readonly KubernetesObject[]);
}

/** Definitions that are among the manifests: they must come from there, and go. */
function broughtBy(objects: readonly KubernetesObject[]): readonly string[] {
  const definitions = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  return [...new Set(definitions.map(({ metadata }) => metadata.name))];
}

/** A cluster as Argo CD finds it: with a namespace of its own. */
async function startForArgo({ data }: PreparedData): Promise<Cluster> {
  const cluster = await startCluster({ data, controllers: CONTROLLERS });
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } };
  await cluster.api({ method: 'POST', path: '/api/v1/namespaces', body });
  return cluster;
}

function subjectCheck({ name, objects, accepted, pods, problems }: Applied): Check {
  const refused = objects - accepted;
  const all = refused > 0 ? [...problems, `${refused} of ${objects} objects were not accepted`] : problems;
  return checkOf(`${name}: applied and deleted`, all, `${objects} objects, ${pods} pods`);
}

function twinCheck(verdicts: readonly Verdict[]): Check {
  const wrong = verdicts.filter(({ asExpected }) => !asExpected);
  const problems = wrong.map(({ twin, said }) => `${twin.kind}: ${twin.broken}: expected ${twin.reason}, got: ${said}`);
  return checkOf('broken manifests are refused', problems, `${verdicts.length} of ${verdicts.length}`);
}

function showSources({ report }: PreparedData, version = ''): string {
  const rows = report.map(({ group, release, place, kinds }) => [group, release, place, kinds.length]);
  return `kube-apiserver ${version}, with the definitions of\n${textTable(['group', 'release', 'from', 'kinds'], rows)}`;
}

function showResults(results: readonly Applied[]): string {
  const rows = results.map(({ name, objects, accepted, pods, problems, seconds }) => [
    name,
    objects,
    accepted,
    pods,
    problems.length,
    seconds.toFixed(1),
  ]);
  const total = (of: (result: Applied) => number) => results.reduce((sum, result) => sum + of(result), 0);
  const sums = [total((it) => it.objects), total((it) => it.accepted), total((it) => it.pods)];
  const last = ['all', ...sums, total((it) => it.problems.length), ''];
  const head = ['applied and deleted', 'objects', 'accepted', 'pods', 'problems', 'seconds'];
  return textTable(head, [...rows, last]);
}

function showTwins(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ twin, asExpected, said }) => [
    twin.kind,
    twin.broken,
    asExpected ? (twin.reason.exec(said)?.[0] ?? '') : 'NOT REFUSED AS EXPECTED',
  ]);
  return textTable(['kind', 'broken manifest', 'refused with'], rows);
}
