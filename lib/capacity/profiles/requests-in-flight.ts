import type { LoadTestRow } from './load-test-row';

/**
 * Mean requests in flight by Little's law: completed a second, times the seconds that each takes. Tools state the limit that
 * they were given, not how many really were in flight, and at a fixed rate no limit at all.
 */
export function requestsInFlight(requestsPerSecond: number, run: Omit<LoadTestRow, 'concurrency'>): number {
  const answerMs = run.ttftMs + Math.max(0, run.completionTokens - 1) * run.tpotMs;
  return (requestsPerSecond * answerMs) / 1000;
}
