import type { PoolEstimate } from './estimate-pool';
import type { SloOutcome } from './plan';
import type { PoolService } from './pool-service';

/** Sums of the same parts in another order differ in their last bits. */
const lastBits = 1 + 1e-9;

/** Whether a TTFT, null for a queue without end, is within a bound. */
export function isWithin(milliseconds: number | null, boundMs: number): boolean {
  return milliseconds !== null && milliseconds <= boundMs * lastBits;
}

/** Whether an estimate meets the SLOs of its service; the TPOT with the profile's expected error on top. */
export function sloOutcome({ slo, profile }: PoolService, { ttftMs, tpotMs }: PoolEstimate): SloOutcome {
  return {
    ttft: { ...slo.ttft, isMet: isWithin(ttftMs.total, slo.ttft.boundMs) },
    tpot:
      slo.tpot === null
        ? null
        : { ...slo.tpot, isMet: tpotMs === null || isWithin(tpotMs * (1 + profile.tpotError), slo.tpot.boundMs) },
  };
}
