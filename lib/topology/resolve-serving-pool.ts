import type { ModelBlueprint } from '#blueprint';
import type { PoolPlan } from '#capacity';
import { poolLabel as seriesLabelKey } from './engine-series';
import { imageReference } from './image-reference';
import type { Label } from './labels';
import type { Burst, Headroom, Replicas, ServingPool, Weights } from './model-pool';
import { cluster, labelKeys } from './names';
import { priorityClassNames } from './namespaces';
import type { RegionContext } from './region-context';
import { resolveEngine } from './resolve-engine';
import { resolvePicker } from './resolve-picker';
import { resolvePlacement } from './resolve-placement';
import { engineService, resolvePoolProxy } from './resolve-pool-proxy';
import { bucketName } from './resolve-stores';

const gib = 1024 ** 3;

/** What a pool is made of; `plan` counts its replicas. */
export interface PoolInput {
  readonly name: string;
  readonly model: ModelBlueprint;
  readonly plan: PoolPlan;
  /** Folder of the weights' bucket. */
  readonly weightsPrefix: string;
}

/** A pool that serves: engines, and what leads to them. */
export function resolveServingPool(context: RegionContext, input: PoolInput): ServingPool {
  const { name, model, plan } = input;
  const weights = resolveWeights(context, input);
  const picker = resolvePicker(context, input);
  return {
    name,
    namespace: cluster.namespaces.models,
    serviceAccount: cluster.engineServiceAccount,
    service: name,
    engineService: engineService(name),
    model: {
      name: plan.model,
      servedName: model.servedName ?? plan.model,
      aliases: model.aliases,
      task: model.task,
      contextTokens: model.contextTokens,
      fallback: model.fallback,
      routingClass: model.routingClass,
    },
    engine: resolveEngine(model, plan, weights),
    base: resolveBase(input),
    burst: resolveBurst(input),
    headroom: resolveHeadroom(input),
    // a rollout that waits for GPUs beyond the plan would wait for ever
    disruption: { maxUnavailable: 1, maxSurge: 0 },
    picker,
    proxy: resolvePoolProxy(context, input, picker),
    weights,
    seriesLabel: { key: seriesLabelKey, value: name },
    labels: [poolLabel(name)],
  };
}

function poolLabel(name: string): Label {
  return { key: labelKeys.pool, value: name };
}

function partLabels(name: string, part: 'base' | 'burst'): readonly Label[] {
  return [poolLabel(name), { key: labelKeys.part, value: part }];
}

function resolveWeights(context: RegionContext, { model, weightsPrefix }: PoolInput): Weights {
  return {
    bucket: bucketName(context, 'weights'),
    prefix: weightsPrefix,
    source: model.weights.source,
    weightsGiB: Math.ceil(model.weights.bytes / gib),
    // folder of the node's disk that keeps compiled kernels and downloads
    cachePath: '/cache',
  };
}

function resolveBase({ name, model, plan }: PoolInput): Replicas {
  return {
    workload: `${name}-base`,
    labels: partLabels(name, 'base'),
    replicas: plan.baseReplicas,
    nodesPerReplica: plan.nodesPerReplica,
    placement: resolvePlacement(model, plan.baseInstanceTypes, {
      capacityTypes: ['reserved', 'on-demand'],
      priorityClass: priorityClassNames.base,
    }),
  };
}

function resolveBurst({ name, model, plan }: PoolInput): Burst | null {
  if (plan.burstInstanceTypes.length === 0) return null;
  return {
    workload: `${name}-burst`,
    labels: partLabels(name, 'burst'),
    minReplicas: plan.burstMinReplicas,
    maxReplicas: plan.burstMaxReplicas,
    placement: resolvePlacement(model, plan.burstInstanceTypes, {
      capacityTypes: ['spot', 'on-demand'],
      priorityClass: priorityClassNames.burst,
    }),
  };
}

/** The user of the pause image (kubernetes/kubernetes build/pause/Dockerfile). */
const pauseUser = 65_535;

function resolveHeadroom({ name, model, plan }: PoolInput): Headroom | null {
  if (plan.headroomReplicas === 0) return null;
  return {
    workload: `${name}-headroom`,
    replicas: plan.headroomReplicas,
    image: imageReference('pause'),
    userId: pauseUser,
    labels: [{ key: labelKeys.headroom, value: name }],
    placement: resolvePlacement(model, plan.burstInstanceTypes, {
      capacityTypes: ['spot', 'on-demand'],
      priorityClass: priorityClassNames.headroom,
    }),
  };
}
