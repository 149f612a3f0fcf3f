import type { BlueprintInput } from '#blueprint';
import { type ModelChoices, pick } from './choices';
import type { ModelKind } from './model-kinds';

type TrafficInput = BlueprintInput['traffic'][string][string];

/** Requests a second at P50. */
const rates = [1, 0.05, 4, 12];

/** Traffic of a model in one jurisdiction, over some Regions. */
export function drawnTraffic(kind: ModelKind, choice: ModelChoices, regions: readonly string[]): TrafficInput {
  const p50 = pick(rates, choice.rate);
  return {
    requestsPerSecond: { p50, p95: p50 * 2, peak: p50 * 3.5 },
    promptTokens: { mean: kind.promptTokens, p95: kind.promptTokens * 3 },
    completionTokens: { mean: kind.completionTokens, p95: kind.completionTokens * 3 },
    ...(choice.shares ? { regionShare: falling(regions) } : {}),
    ...(choice.curve
      ? { dailyCurve: Array.from({ length: 24 }, (_, hour) => (hour > 7 && hour < 18 ? 1 : 0.25)) }
      : {}),
  };
}

/** Shares that fall from Region to Region. */
function falling(regions: readonly string[]): Record<string, number> {
  const total = (regions.length * (regions.length + 1)) / 2;
  return Object.fromEntries(regions.map((region, index) => [region, (regions.length - index) / total]));
}
