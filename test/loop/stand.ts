import { labelKeys } from '#lib/topology/names';
import { type Check, checkOf } from '#test/conformance/check';
import type { Cluster } from '#test/conformance/cluster';
import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import { waitUntil } from '#test/conformance/wait-until';
import type { ModelPool } from '#topology';
import { CAPACITY_TYPE } from './kwok-nodes';

export const SETTLES_WITHIN_MS = 150_000;

/** A node that Karpenter started, and an engine's pod, as far as they are read here. */
export interface Stand {
  readonly nodes: readonly { readonly name: string; readonly capacityType: string; readonly pool: string }[];
  readonly pods: readonly {
    readonly name: string;
    /** `base`, `burst` or `headroom` */
    readonly part: string;
    readonly ready: boolean;
    readonly node: string;
    readonly why: string;
  }[];
}

export interface Conditioned {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

export function isReady({ status }: Conditioned): boolean {
  return (status?.conditions ?? []).some(({ type, status: value }) => type === 'Ready' && value === 'True');
}

/** What stands when every pod is ready, or when patience ends: the checks say what is missing. */
export async function settled(cluster: Cluster, modelPools: readonly ModelPool[], wanted: number): Promise<Stand> {
  let stand = await standOf(cluster, modelPools);
  await waitUntil(
    async () => {
      stand = await standOf(cluster, modelPools);
      return stand.pods.length === wanted && stand.pods.every(({ ready }) => ready);
    },
    { what: 'every pod is ready', withinMs: SETTLES_WITHIN_MS, everyMs: 500 },
  ).catch(() => undefined);
  return stand;
}

async function standOf({ api }: Cluster, modelPools: readonly ModelPool[]): Promise<Stand> {
  const namespace = modelPools[0]?.namespace ?? '';
  const [nodes, pods] = await Promise.all([
    api({ path: '/api/v1/nodes' }),
    api({ path: `/api/v1/namespaces/${namespace}/pods` }),
  ]);
  return {
    nodes: (nodes.body.items as readonly KubernetesObject[])
      .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
      .map(({ metadata }) => ({
        name: metadata.name,
        capacityType: metadata.labels?.[CAPACITY_TYPE] ?? '',
        pool: metadata.labels?.['karpenter.sh/nodepool'] ?? '',
      })),
    pods: (pods.body.items as readonly Pod[])
      .filter(({ metadata }) => metadata.ownerReferences?.[0]?.kind === 'ReplicaSet')
      .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
      .map((pod) => ({
        name: pod.metadata.name,
        part: pod.metadata.labels?.[labelKeys.part] ?? 'headroom',
        ready: isReady(pod),
        node: pod.spec.nodeName ?? '',
        why:
          pod.status?.conditions?.find(({ type, status }) => type === 'PodScheduled' && status === 'False')?.message ??
          '',
      })),
  };
}

interface Pod extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly ownerReferences?: readonly { readonly kind: string }[] };
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
  };
}

export function typeOf({ nodes }: Stand, node: string): string {
  return nodes.find(({ name }) => name === node)?.capacityType ?? 'none';
}

export function allReady(name: string, stand: Stand, wanted: number): Check {
  const waiting = stand.pods.filter(({ ready }) => !ready).map((pod) => `${pod.name} waits: ${pod.why}`);
  const missing = stand.pods.length === wanted ? [] : [`${stand.pods.length} pods, not ${wanted}`];
  return checkOf(name, [...missing, ...waiting], `${stand.pods.length} pods on ${stand.nodes.length} nodes`);
}

export function baseNeverOnSpot(when: string, stand: Stand): Check {
  const base = stand.pods.filter(({ part }) => part === 'base');
  const wrong = base.filter(({ node }) => typeOf(stand, node) === 'spot').map(({ name }) => `${name} stands on spot`);
  return checkOf(
    `base never stands on spot: ${when}`,
    base.length === 0 ? ['no base pod'] : wrong,
    `${base.length} pods`,
  );
}

/** Nodes that stand for the base may have room for a burst pod; what Karpenter starts for burst and headroom is spot. */
export function spotFirst(before: Stand, after: Stand): Check {
  const started = after.nodes.filter(({ name }) => !before.nodes.some((node) => node.name === name));
  const wrong = started
    .filter(({ capacityType }) => capacityType !== 'spot')
    .map(({ name, pool }) => `${name} is of ${pool}`);
  return checkOf(
    'while spot has room, every node that is started for burst and headroom is spot',
    started.length === 0 ? ['no node was started'] : wrong,
    `${started.length} nodes`,
  );
}

export function textOf({ nodes, pods }: Stand): string {
  const counts = new Map<string, number>();
  for (const { pool } of nodes) counts.set(pool, (counts.get(pool) ?? 0) + 1);
  const byPool = [...counts].sort().map(([pool, count]) => `${count} ${pool}`);
  return `${byPool.join(', ')}; ${pods.filter(({ ready }) => ready).length} of ${pods.length} pods ready`;
}
