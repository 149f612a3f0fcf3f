import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Check, checkOf } from '#test/conformance/check';
import { type Cluster, startCluster } from '#test/conformance/cluster';
import type { Definition } from '#test/conformance/definitions';
import { freePort } from '#test/conformance/free-port';
import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import { installDefinitions, preparedData } from '#test/conformance/prepared-data';
import { waitUntil } from '#test/conformance/wait-until';
import { moduleFolder, tool } from '#test/toolchain/index';
import { applied } from './applied';
import { startKwok } from './kwok';
import { capacityTypeOf, kwokInstanceTypes, kwokNodeClasses, kwokNodePool, type RenderedNodePool } from './kwok-nodes';
import { pinnedVersion } from './pinned-version';
import { ofKinds, type ShippedRegion } from './shipped-region';
import {
  allReady,
  baseNeverOnSpot,
  type Conditioned,
  isReady,
  SETTLES_WITHIN_MS,
  type Stand,
  settled,
  spotFirst,
  textOf,
  typeOf,
} from './stand';

const MODULE = 'sigs.k8s.io/karpenter';

/**
 * Karpenter's own scheduler and controllers over our NodePools, with a provider that makes nodes without machines: which nodes
 * the pods of a whole Region get, what happens at the limit of the spot pool, and when a spot node is lost.
 */
export async function checkNodes(shipped: ShippedRegion, say: (text: string) => void): Promise<readonly Check[]> {
  const cluster = await startCluster({ data: (await preparedData()).data, controllers: ['*'], scheduler: true });
  try {
    await startKwok(cluster, { readyAfterSeconds: 0 });
    await startKarpenter(cluster, shipped);
    say(
      [
        `${shipped.deployment}/${shipped.region.name}: NodePools as rendered, but for the reference to the node class (kwok's); instance types from the catalogue`,
        'a loss is a deleted NodeClaim: messages of interruption are not simulated; reserved pools are checked on the manifests',
      ].join('\n'),
    );
    return [...(await wholeRegion(cluster, shipped, say)), ...(await limitAndLoss(cluster, shipped, say))];
  } finally {
    await cluster.stop();
  }
}

/** The node class of the provider of simulated nodes. */
export async function kwokDefinition(): Promise<Definition> {
  const root = await moduleFolder(MODULE, pinnedVersion('karpenter-kwok'));
  return parse(readFileSync(join(root, 'kwok/apis/crds/karpenter.kwok.sh_kwoknodeclasses.yaml'), 'utf8')) as Definition;
}

async function startKarpenter(cluster: Cluster, shipped: ShippedRegion): Promise<void> {
  const pools = nodePoolsOf(shipped).filter((pool) => capacityTypeOf(pool) !== 'reserved');
  await installDefinitions(cluster.api, [await kwokDefinition()]);
  const types = join(cluster.folder, 'instance-types.json');
  writeFileSync(types, JSON.stringify(kwokInstanceTypes(pools, shipped.region.name)));
  const flags = {
    'instance-types-file-path': types,
    'metrics-port': await freePort(),
    'health-probe-port': await freePort(),
    'batch-max-duration': '2s',
    'batch-idle-duration': '500ms',
    'log-level': 'info',
  };
  await applied(cluster, [...kwokNodeClasses(pools), ...pools.map(kwokNodePool)]);
  const server = cluster.start('karpenter', {
    program: await tool('karpenter-kwok'),
    args: ['--disable-leader-election', ...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`)],
    env: { KUBECONFIG: cluster.kubeconfig },
  });
  await waitUntil(
    async () => {
      if (!server.alive()) throw new Error(`Karpenter ended:\n${server.lastWords()}`);
      const { body } = await cluster.api({ path: '/apis/karpenter.sh/v1/nodepools' });
      return (body.items as readonly Conditioned[]).every(isReady);
    },
    { what: 'Karpenter finds every NodePool ready', withinMs: 60_000, explain: server.lastWords },
  );
}

function nodePoolsOf(shipped: ShippedRegion): readonly RenderedNodePool[] {
  return ofKinds(shipped, 'NodePool') as unknown as readonly RenderedNodePool[];
}

/** Every engine of the Region and its headroom: base as rendered, burst at its minimum. */
async function wholeRegion(
  cluster: Cluster,
  shipped: ShippedRegion,
  say: (text: string) => void,
): Promise<readonly Check[]> {
  const { modelPools } = shipped.region;
  const bursts = new Map(modelPools.flatMap(({ burst }) => (burst ? [[burst.workload, burst.minReplicas]] : [])));
  const names = modelPools.flatMap(({ base, burst, headroom }) => [base.workload, burst?.workload, headroom?.workload]);
  const deployments = ofKinds(shipped, 'Deployment').filter(({ metadata }) => names.includes(metadata.name));
  const namespace = modelPools[0]?.namespace;
  const inNamespace = (...kinds: readonly string[]) =>
    ofKinds(shipped, ...kinds).filter(({ metadata }) => metadata.namespace === namespace);
  const sized = deployments.map((object) => {
    const replicas = bursts.get(object.metadata.name) ?? object.spec.replicas;
    return { ...object, spec: { ...object.spec, replicas: replicas as number } };
  });
  const isBase = ({ metadata }: KubernetesObject) => modelPools.some(({ base }) => base.workload === metadata.name);
  const replicasOf = (objects: typeof sized) => objects.reduce((sum, { spec }) => sum + spec.replicas, 0);
  await applied(cluster, [
    ...ofKinds(shipped, 'Namespace', 'PriorityClass'),
    ...inNamespace('ServiceAccount', 'PodDisruptionBudget', 'DaemonSet'),
    ...sized.filter(isBase),
  ]);
  // the base first, so that it is known what was started for whom
  const before = await settled(cluster, modelPools, replicasOf(sized.filter(isBase)));
  await applied(cluster, sized);
  const wanted = replicasOf(sized);
  const stand = await settled(cluster, modelPools, wanted);
  say(`base, burst.min and headroom of every pool: ${textOf(stand)}`);
  return [
    allReady(`every pod of ${deployments.length} Deployments gets a node`, stand, wanted),
    baseNeverOnSpot('with the whole Region', stand),
    spotFirst(before, stand),
  ];
}

/** One pool's burst beyond what its spot pool may hold, then the loss of a spot node under it. */
async function limitAndLoss(
  cluster: Cluster,
  shipped: ShippedRegion,
  say: (text: string) => void,
): Promise<readonly Check[]> {
  const { modelPools } = shipped.region;
  const { workload, namespace, spot, replicas: least } = overTheLimit(shipped);
  const wanted = async () => {
    const { body } = await cluster.api({ path: `/apis/apps/v1/namespaces/${namespace}/deployments` });
    return (body.items as readonly KubernetesObject[]).reduce((sum, { spec }) => sum + spec.replicas, 0);
  };
  const scaledTo = async (replicas: number) => {
    const scale = { path: `/apis/apps/v1/namespaces/${namespace}/deployments/${workload}/scale`, method: 'PATCH' };
    await cluster.api({ ...scale, body: { spec: { replicas } }, contentType: 'application/merge-patch+json' });
    return settled(cluster, modelPools, await wanted());
  };
  let replicas = least;
  let full = await scaledTo(replicas);
  // on a busy machine Karpenter starts a node too many now and then: what stood on the lost node would go there
  for (let idle = idleBeside(full, spot); idle > 0; idle = idleBeside(full, spot)) {
    replicas += idle;
    full = await scaledTo(replicas);
  }
  const limit = spot.spec.limits.nodes ?? 0;
  const held = (stand: Stand) => stand.nodes.filter(({ pool }) => pool === spot.metadata.name);
  say(`${workload} at ${replicas}, where ${spot.metadata.name} may hold ${limit} nodes: ${textOf(full)}`);
  const lost = victim(full, spot.metadata.name);
  say(`lost: spot node ${lost}`);
  await loseNode(cluster, lost);
  const after = await settled(cluster, modelPools, await wanted());
  say(`after the loss: ${textOf(after)}`);
  const within = (stand: Stand) => (held(stand).length === limit ? [] : [`${held(stand).length} nodes, not ${limit}`]);
  const onDemand = full.pods.filter(
    ({ name, node }) => name.startsWith(workload) && typeOf(full, node) === 'on-demand',
  );
  return [
    checkOf('the spot pool fills to its limit, not beyond', within(full), `${limit} nodes of ${spot.metadata.name}`),
    checkOf(
      'the rest goes to on-demand',
      onDemand.length > 0 ? [] : ['no pod of it stands there'],
      `${onDemand.length} pods`,
    ),
    allReady('at the limit every pod gets a node', full, await wanted()),
    checkOf('the lost node is gone', after.nodes.some(({ name }) => name === lost) ? [`${lost} stays`] : [], lost),
    checkOf('a spot node is replaced by a spot node', within(after), `${held(after).length} nodes again`),
    allReady('after the loss every pod has a node again', after, await wanted()),
    baseNeverOnSpot('after limit and loss', after),
  ];
}

/** The pool whose spot nodes are the fewest, one pod each, and a count of pods that they cannot hold. */
function overTheLimit(shipped: ShippedRegion) {
  const found = nodePoolsOf(shipped)
    .filter((pool) => capacityTypeOf(pool) === 'spot')
    .toSorted((a, b) => (a.spec.limits.nodes ?? 0) - (b.spec.limits.nodes ?? 0))
    .flatMap((spot) => {
      const gpus = (spot.spec.limits['nvidia.com/gpu'] ?? 0) / (spot.spec.limits.nodes ?? 1);
      return shipped.region.modelPools
        .filter(({ burst }) => burst?.placement.gpusPerPod === gpus)
        .filter(({ burst }) => burst?.placement.instanceClasses.every((name) => spot.metadata.name === `${name}-spot`))
        .map((pool) => ({ spot, pool }));
    })[0];
  if (found?.pool.burst === null || found === undefined) throw new Error('no burst pod takes a whole spot node');
  const { pool, spot } = found;
  return {
    spot,
    namespace: pool.namespace,
    workload: found.pool.burst?.workload ?? '',
    replicas: (spot.spec.limits.nodes ?? 0) + 2,
  };
}

/** How many nodes of a spot pool's class hold no pod. */
function idleBeside({ nodes, pods }: Stand, spot: RenderedNodePool): number {
  const classOf = (pool: string) => pool.replace(/-(?:reserved|spot|on-demand)$/, '');
  const ofClass = nodes.filter(({ pool }) => classOf(pool) === classOf(spot.metadata.name));
  return ofClass.filter(({ name }) => pods.every(({ node }) => node !== name)).length;
}

/** A spot node with an engine on it. */
function victim(stand: Stand, pool: string): string {
  const found = stand.nodes.find(
    (node) => node.pool === pool && stand.pods.some((pod) => pod.node === node.name && pod.part === 'burst'),
  );
  if (found === undefined) throw new Error(`no node of ${pool} holds an engine`);
  return found.name;
}

async function loseNode({ api }: Cluster, node: string): Promise<void> {
  const path = '/apis/karpenter.sh/v1/nodeclaims';
  const { body } = await api({ path });
  const claims = body.items as readonly (KubernetesObject & { readonly status?: { readonly nodeName?: string } })[];
  const claim = claims.find(({ status }) => status?.nodeName === node);
  if (claim === undefined) throw new Error(`no NodeClaim of node ${node}`);
  await api({ path: `${path}/${claim.metadata.name}`, method: 'DELETE' });
  await waitUntil(async () => (await api({ path: `/api/v1/nodes/${node}` })).status === 404, {
    what: `node ${node} ends`,
    withinMs: SETTLES_WITHIN_MS,
  });
}
