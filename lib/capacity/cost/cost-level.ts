import type { ModelTraffic, RegionCostInput } from './cost-input';
import type { WantedNodes } from './price-nodes';

/**
 * Load at which the deployment is priced, as if it stayed there all month: `warm`, the nodes that always run and the own P95
 * of traffic; `mean`, the average of a day; `peak`, every burst node and the own peak of traffic.
 */
export type CostLevel = 'warm' | 'mean' | 'peak';

export const costLevels: readonly CostLevel[] = ['warm', 'mean', 'peak'];

/** Requests per second of a model at a level. The mean is that of the daily curve, or p50 without one. */
export function requestRate(traffic: ModelTraffic, level: CostLevel): number {
  const { p95, peak } = traffic.requestsPerSecond;
  if (level === 'warm') return p95;
  if (level === 'peak') return peak;
  return mean(ratesOfDay(traffic));
}

/** Nodes of a Region at a level, group by group. */
export function nodesAtLevel(region: RegionCostInput, level: CostLevel): WantedNodes[] {
  const openShares = level === 'mean' ? meanOpenShares(region) : new Map<string, number>();
  return region.nodes.map(({ nodes, ...group }) => {
    const peak = Math.max(nodes.warm, nodes.peak);
    if (level === 'warm') return { ...group, nodes: nodes.warm };
    if (level === 'peak') return { ...group, nodes: peak };
    const openShare = group.model === null ? 0 : (openShares.get(group.model) ?? 0);
    return { ...group, nodes: nodes.warm + openShare * (peak - nodes.warm) };
  });
}

/** Part of each pool's way from warm to peak nodes that stands open on average over the day, 0-1. */
function meanOpenShares(region: RegionCostInput): ReadonlyMap<string, number> {
  const sums = new Map<string, { warm: number; peak: number }>();
  for (const { model, nodes } of region.nodes) {
    if (model === null) continue;
    const { warm, peak } = sums.get(model) ?? { warm: 0, peak: 0 };
    sums.set(model, { warm: warm + nodes.warm, peak: peak + Math.max(nodes.warm, nodes.peak) });
  }
  return new Map(region.traffic.map((traffic) => [traffic.model, meanOpenShare(traffic, sums.get(traffic.model))]));
}

/** In each hour a pool has the nodes that its load needs, peak nodes x load / planned peak, but never fewer than warm. */
function meanOpenShare(traffic: ModelTraffic, sum: Readonly<Record<'warm' | 'peak', number>> | undefined): number {
  if (sum === undefined || sum.peak <= sum.warm || traffic.plannedPeakPerSecond === 0) return 0;
  const open = ratesOfDay(traffic).map((rate) => {
    const needed = (sum.peak * rate) / traffic.plannedPeakPerSecond;
    return Math.min(1, Math.max(0, (needed - sum.warm) / (sum.peak - sum.warm)));
  });
  return mean(open);
}

function ratesOfDay({ requestsPerSecond: { p50, peak }, dailyCurve }: ModelTraffic): readonly number[] {
  return dailyCurve === null ? [p50] : dailyCurve.map((share) => share * peak);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
