import type { ModelBlueprint } from '#blueprint';
import type { PoolPlan } from '#capacity';
import type { FlowControl, PickerScheduling } from './picker';
import type { RegionContext } from './region-context';

/**
 * Weights of the picker's own default (llm-d/llm-d-router@v0.10.0, config/charts/routerlib): a request goes where its prompt's
 * beginning lies in the cache already, unless another engine is far less busy.
 */
const scorers = [
  { plugin: 'prefix-cache-scorer', weight: 3 },
  { plugin: 'queue-scorer', weight: 2 },
  { plugin: 'kv-cache-utilization-scorer', weight: 2 },
];

/** Engines are asked several times in this time; an engine under load answers late, and 200 ms, the default, would call it full. */
export const staleAfterMs = 2000;

export const scheduling: PickerScheduling = { scorers, choice: 'max-score-picker', staleAfterMs };

/** How late an answer may come, in bounds of the TTFT, before it is better asked for elsewhere; and no less than these seconds. */
const patience = { ttftBounds: 5, atLeastSeconds: 5 };

/** Bodies that one band may hold in memory, MiB. */
const bandMiB = { production: 64, demo: 8 };

/** Share of its KV cache at which an engine soon has to recompute what it evicts: the picker's own default. */
const fullKvCache = 0.8;

/** One band per priority that a tier has. */
export function resolveFlowControl({ blueprint }: RegionContext, model: ModelBlueprint, plan: PoolPlan): FlowControl {
  const priorities = [...new Set(Object.values(blueprint.tiers).map(({ priority }) => priority))];
  const replicas = plan.baseReplicas + plan.burstMaxReplicas;
  return {
    gate: 'flowControl',
    detector: 'utilization-detector',
    fullAt: { waiting: plan.queuePerReplica, kvCacheUse: fullKvCache },
    queueSeconds: Math.max(patience.atLeastSeconds, Math.ceil((patience.ttftBounds * model.slo.ttft.boundMs) / 1000)),
    fairness: 'round-robin-fairness-policy',
    bands: priorities
      .sort((a, b) => b - a)
      .map((priority) => ({
        priority,
        // as many as the engines hold waiting: when one of them looks free, all go before it is looked at again
        maxRequests: replicas * plan.queuePerReplica,
        maxMiB: bandMiB[blueprint.kind],
      })),
  };
}
