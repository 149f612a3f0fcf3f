import type { ModelBlueprint } from '#blueprint';
import type { PerformanceProfile } from './profile';

/** Part of its SLO bounds that a simulator is told to take: the same as its arguments in the Topology. */
const shareOfBounds = 0.5;

/** Start of the simulator: it loads nothing. */
const loadSeconds = 0;

/** What a simulator does: exactly the times that it is told, at any batch. It has no memory to run out of. */
export function simulatorProfile({ slo, engine, contextTokens }: ModelBlueprint): PerformanceProfile {
  return {
    source: 'estimated',
    evidence: 'a simulator: it is told its times, half of each SLO bound, at any batch',
    prefillTokensPerSecond: 1e9,
    prefillOverheadMs: slo.ttft.boundMs * shareOfBounds,
    decode: { alphaMs: (slo.tpot?.boundMs ?? 0) * shareOfBounds, betaMs: 0, gammaMsPerToken: 0 },
    kvCapacityTokens: engine.maxSequences * contextTokens,
    weightsLoadSeconds: loadSeconds,
    tpotFloorMs: 0,
    tpotError: 0,
  };
}
