import type { ModelBlueprint } from '#blueprint';
import type { PoolPlan } from '#capacity';
import { engineSeries } from './engine-series';
import type { ModelPool } from './model-pool';
import type { RegionContext } from './region-context';
import { resolveCanary } from './resolve-canary';
import { resolveScaling } from './resolve-scaling';
import { resolveServingPool } from './resolve-serving-pool';

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
  const traffic = context.blueprint.traffic[name]?.[context.name];
  const pool = resolveServingPool(context, { name, model, plan, weightsPrefix: `${name}/` });
  const series = { engine: engineSeries[model.engine.kind], picker: pool.picker.metrics };
  return {
    ...pool,
    scaling: pool.burst === null ? null : resolveScaling({ plan, traffic, ...series }),
    canary: resolveCanary(context, model, plan),
  };
}
