import type { BatchWorker } from './batch-worker';
import type { Companion } from './companion';
import type { Gateway } from './gateway';
import type { ImagePull } from './image-pull';
import type { ModelPool, Placement, ServingPool } from './model-pool';
import type { NodePool } from './node-pool';
import { withCanary } from './with-canary';

/** Pods of one kind, as many as there can be at once, and what each asks for. */
export interface PodDemand {
  readonly namespace: string;
  readonly pods: number;
  readonly cpuMillis: number;
  readonly memoryMiB: number;
  readonly gpus: number;
}

/** What runs of ours in a Region. */
export interface OwnWorkloads {
  readonly modelPools: readonly ModelPool[];
  readonly imagePulls: readonly ImagePull[];
  readonly nodePools: readonly NodePool[];
  readonly gateway: Gateway;
  readonly batchWorker: BatchWorker | null;
}

/**
 * All pods of ours at their most. A pod that drains still counts, so what replaces it comes on top: one per rollout or disruption of
 * a workload; as many as there are where all may go at once, by the loss of spot or a fall of demand before the next rise.
 */
export function podDemands({ modelPools, imagePulls, nodePools, gateway, batchWorker }: OwnWorkloads): PodDemand[] {
  const { authorizer } = gateway.access;
  return [
    ...modelPools.flatMap(withCanary).flatMap(poolDemands),
    ...imagePulls.map((pull) => imagePullDemand(pull, nodePools)),
    companionDemand(authorizer.namespace, authorizer.deployment),
    ...(batchWorker === null ? [] : [batchDemand(batchWorker)]),
  ];
}

function poolDemands(pool: ServingPool): PodDemand[] {
  const { namespace, base, burst, headroom, disruption, picker, proxy } = pool;
  const placed = (pods: number, { cpuMillis, memoryMiB, gpusPerPod }: Placement): PodDemand => ({
    namespace,
    pods,
    cpuMillis,
    memoryMiB,
    gpus: gpusPerPod,
  });
  return [
    placed((base.replicas + disruption.maxSurge + disruption.maxUnavailable) * base.nodesPerReplica, base.placement),
    ...(burst === null ? [] : [placed(2 * burst.maxReplicas, burst.placement)]),
    ...(headroom === null ? [] : [placed(2 * headroom.replicas, headroom.placement)]),
    ...[picker.deployment, proxy.deployment].map((companion) => companionDemand(namespace, companion)),
  ];
}

/** A rollout starts one before it ends one, which then drains; a disruption may come on top. */
function companionDemand(namespace: string, companion: Companion): PodDemand {
  const { replicas, maxUnavailable, rollout, cpuMillis, memoryMiB } = companion;
  return { namespace, pods: replicas + rollout.maxSurge + maxUnavailable, cpuMillis, memoryMiB, gpus: 0 };
}

/** One on each node that its class may have. The kubelet counts the larger of what it does first and what it does then. */
function imagePullDemand({ namespace, nodeLabel, pull, pause }: ImagePull, nodePools: readonly NodePool[]): PodDemand {
  const ofClass = nodePools.filter(({ instanceClass }) => instanceClass === nodeLabel.value);
  return {
    namespace,
    pods: ofClass.reduce((sum, { maxNodes }) => sum + maxNodes, 0),
    cpuMillis: Math.max(pull.cpuMillis, pause.cpuMillis),
    memoryMiB: Math.max(pull.memoryMiB, pause.memoryMiB),
    gpus: 0,
  };
}

function batchDemand({ namespace, scaling, cpuMillis, memoryMiB }: BatchWorker): PodDemand {
  return { namespace, pods: 2 * scaling.maxReplicas, cpuMillis, memoryMiB, gpus: 0 };
}
