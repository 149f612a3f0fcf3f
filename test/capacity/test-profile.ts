import type { PerformanceProfile } from '#capacity';

/**
 * A replica with round figures: 10,000 prompt tokens/s, 20 ms of overhead; a step of 20 ms and 0.5 ms a sequence; 200,000 tokens of
 * KV cache. Each test states only what differs.
 */
export function testProfile(change: Partial<PerformanceProfile> = {}): PerformanceProfile {
  return {
    source: 'estimated',
    evidence: 'round figures of a test',
    prefillTokensPerSecond: 10_000,
    prefillOverheadMs: 20,
    decode: { alphaMs: 20, betaMs: 0.5, gammaMsPerToken: 0 },
    kvCapacityTokens: 200_000,
    weightsLoadSeconds: 30,
    tpotFloorMs: 15,
    tpotError: 0,
    ...change,
  };
}
