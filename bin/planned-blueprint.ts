import type { Blueprint } from '#blueprint';
import { type CapacityPlan, planCapacity, planCost } from '#capacity';
import type { DeploymentCost } from '#diff';
import { resolveCostInput, resolveTopology, type Topology } from '#topology';

/** A blueprint with its plan and its Topology. */
export interface PlannedBlueprint {
  readonly blueprint: Blueprint;
  readonly plan: CapacityPlan;
  readonly topology: Topology;
}

export function planBlueprint(blueprint: Blueprint): PlannedBlueprint {
  const plan = planCapacity(blueprint);
  return { blueprint, plan, topology: resolveTopology(blueprint, plan) };
}

/** What the whole deployment costs, at list prices. */
export function costOf({ blueprint, plan, topology }: PlannedBlueprint): DeploymentCost {
  const { peak, mean } = planCost(resolveCostInput(blueprint, plan, topology)).levels;
  return { usdPerHourAtPeak: peak.total.usdPerHour, usdPerMonth: mean.total.usdPerMonth };
}
