import { applyFactors, fitFactors, shapeOf } from './factors';
import type { LoadTestRow } from './load-test-row';
import type { PerformanceProfile } from './profile';
import { prefillMs, tpotMs } from './service-times';

/** The profile that an operator's own load test says: least squares of its TPOT on what was known before. */
export function operatorProfile(before: PerformanceProfile, rows: readonly LoadTestRow[]): PerformanceProfile {
  const fitted = applyFactors(before, fitFactors(before, rows));
  const error = median(rows.map((row) => Math.abs(tpotMs(fitted, shapeOf(row), row.concurrency) / row.tpotMs - 1)));
  const concurrencies = rows.map((row) => Math.round(row.concurrency));
  const range = `${Math.min(...concurrencies)} to ${Math.max(...concurrencies)}`;
  return {
    ...fitted,
    source: 'operator',
    evidence: `${rows.length} runs of the operator's own load test, ${range} requests in flight: median error ${(error * 100).toFixed(1)} %`,
    prefillOverheadMs: overheadMs(fitted, rows),
    tpotError: error,
  };
}

/**
 * Fixed part of a prefill: what the run with the fewest requests in flight shows beside the prompt itself. Runs with more of them
 * show how requests wait for each other, which sizing adds on its own.
 */
function overheadMs(fitted: PerformanceProfile, rows: readonly LoadTestRow[]): number {
  const quietest = rows.reduce((least, row) => (row.concurrency < least.concurrency ? row : least));
  const promptMs = prefillMs(fitted, quietest.promptTokens) - fitted.prefillOverheadMs;
  return Math.max(0, quietest.ttftMs - promptMs);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
