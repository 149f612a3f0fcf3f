import type { ModelBlueprint } from '#blueprint';
import type { PoolPlan } from '#capacity';
import { imageReference } from './image-reference';
import type { Label } from './labels';
import type { Canary, Headroom, ModelPool, Picker, Weights } from './model-pool';
import { cluster, labelKeys } from './names';
import { priorityClassNames } from './namespaces';
import type { RegionContext } from './region-context';
import { resolveEngine } from './resolve-engine';
import { resolvePlacement } from './resolve-placement';
import { resolveScaling } from './resolve-scaling';
import { bucketName } from './resolve-stores';

const gib = 1024 ** 3;

export function resolveModelPools(context: RegionContext): ModelPool[] {
  return context.plan.pools
    .filter((pool) => pool.region === context.region.name)
    .map((pool) => {
      const model = context.blueprint.models[pool.model];
      if (model === undefined) throw new Error(`topology: model ${pool.model} is missing from a checked blueprint`);
      return resolveModelPool(context, model, pool);
    });
}

function resolveModelPool(context: RegionContext, model: ModelBlueprint, plan: PoolPlan): ModelPool {
  const name = plan.model;
  const weights = resolveWeights(context, name, model);
  const hasBurst = plan.burstInstanceTypes.length > 0;
  return {
    name,
    namespace: cluster.namespaces.models,
    serviceAccount: cluster.engineServiceAccount,
    service: name,
    model: {
      name,
      servedName: model.servedName ?? name,
      aliases: model.aliases,
      task: model.task,
      contextTokens: model.contextTokens,
      fallback: model.fallback,
      routingClass: model.routingClass,
    },
    engine: resolveEngine(model, plan, weights),
    base: {
      workload: `${name}-base`,
      labels: partLabels(name, 'base'),
      replicas: plan.baseReplicas,
      nodesPerReplica: plan.nodesPerReplica,
      placement: resolvePlacement(model, plan.baseInstanceTypes, {
        capacityTypes: ['reserved', 'on-demand'],
        priorityClass: priorityClassNames.base,
      }),
    },
    burst: hasBurst
      ? {
          workload: `${name}-burst`,
          labels: partLabels(name, 'burst'),
          minReplicas: plan.burstMinReplicas,
          maxReplicas: plan.burstMaxReplicas,
          placement: resolvePlacement(model, plan.burstInstanceTypes, {
            capacityTypes: ['spot', 'on-demand'],
            priorityClass: priorityClassNames.burst,
          }),
        }
      : null,
    headroom: resolveHeadroom(model, plan),
    scaling: hasBurst ? resolveScaling(plan) : null,
    disruption: { maxUnavailable: 1 },
    picker: resolvePicker(name),
    weights,
    canary: resolveCanary(name, model, plan),
    labels: [{ key: labelKeys.pool, value: name }],
  };
}

function resolvePicker(name: string): Picker {
  return {
    pool: name,
    service: `${name}-picker`,
    port: cluster.pickerPort,
    dialect: 'llm-d',
    image: imageReference('endpoint-picker-llm-d'),
    host: `${name}.${cluster.namespaces.models}.svc.cluster.local`,
    hostPort: cluster.poolPort,
  };
}

function resolveWeights(context: RegionContext, name: string, model: ModelBlueprint): Weights {
  return {
    bucket: bucketName(context, 'weights'),
    prefix: `${name}/`,
    source: model.weights.source,
    weightsGiB: Math.ceil(model.weights.bytes / gib),
    // folder of the node's disk that keeps compiled kernels and downloads
    cachePath: '/cache',
  };
}

function resolveCanary(name: string, { canary }: ModelBlueprint, plan: PoolPlan): Canary | null {
  if (canary === null) return null;
  return {
    version: canary.version,
    weightsPrefix: `${name}/${canary.version}/`,
    percent: canary.percent,
    stagesPercent: canary.stagesPercent,
    replicas: Math.max(1, Math.ceil((plan.baseReplicas * canary.percent) / 100)),
  };
}

function partLabels(name: string, part: 'base' | 'burst'): readonly Label[] {
  return [
    { key: labelKeys.pool, value: name },
    { key: labelKeys.part, value: part },
  ];
}

/** The user of the pause image (kubernetes/kubernetes build/pause/Dockerfile). */
const pauseUser = 65_535;

function resolveHeadroom(model: ModelBlueprint, plan: PoolPlan): Headroom | null {
  if (plan.headroomReplicas === 0) return null;
  return {
    workload: `${plan.model}-headroom`,
    replicas: plan.headroomReplicas,
    image: imageReference('pause'),
    userId: pauseUser,
    labels: [{ key: labelKeys.headroom, value: plan.model }],
    placement: resolvePlacement(model, plan.burstInstanceTypes, {
      capacityTypes: ['spot', 'on-demand'],
      priorityClass: priorityClassNames.headroom,
    }),
  };
}
