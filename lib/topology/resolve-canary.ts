import type { ModelBlueprint } from '#blueprint';
import type { PoolPlan } from '#capacity';
import type { Canary } from './model-pool';
import type { RegionContext } from './region-context';
import { resolveServingPool } from './resolve-serving-pool';

/**
 * The candidate beside the model that serves: a small pool of its own, with picker and Envoy, so that the two differ in their
 * weights alone. Its base alone serves; it follows no queue.
 */
export function resolveCanary(context: RegionContext, model: ModelBlueprint, plan: PoolPlan): Canary | null {
  const { canary } = model;
  if (canary === null) return null;
  const { version, percent, stagesPercent } = canary;
  const part = percent / 100;
  const peak = plan.load.peak * part;
  return {
    version,
    percent,
    stagesPercent,
    pool: resolveServingPool(context, {
      name: `${plan.model}-canary`,
      model: { ...model, weights: canary.weights },
      plan: {
        ...plan,
        baseReplicas: Math.max(1, Math.ceil((plan.baseReplicas + plan.burstMinReplicas) * part)),
        burstInstanceTypes: [],
        burstMinReplicas: 0,
        burstMaxReplicas: 0,
        headroomReplicas: 0,
        load: { ...plan.load, peak },
      },
      weightsPrefix: `${plan.model}/${version}/`,
    }),
  };
}
