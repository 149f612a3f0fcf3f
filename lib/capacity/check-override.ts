import type { ReplicaCounts, ReplicaOverride, Sizing } from './count-replicas';
import { estimatePool } from './estimate-pool';
import { type Finding, figure, type PoolKey } from './finding';
import { isWithin } from './meets-slo';

/** Counts that the blueprint fixes, beside what they were planned from. */
export interface OverrideCheck extends Sizing {
  readonly counts: ReplicaCounts;
  readonly override: ReplicaOverride | undefined;
}

/** Whether counts that the blueprint overrides hold their loads: base P50, base and burst.min the warm load, base and burst.max the peak. */
export function checkOverride(pool: PoolKey, check: OverrideCheck): Finding[] {
  const { counts, override, load, networkMs, service } = check;
  if (override === undefined) return [];
  const { baseReplicas, burstMinReplicas, burstMaxReplicas, needed } = counts;
  const cases = [
    { what: 'base alone', replicas: baseReplicas, needed: needed.p50, perSecond: load.p50, networkMs: 0, when: 'P50' },
    {
      what: 'base and burst.min',
      replicas: baseReplicas + burstMinReplicas,
      needed: needed.warm,
      perSecond: load.warm,
      networkMs,
      when: 'P95 with the failover share',
    },
    {
      what: 'base and burst.max',
      replicas: baseReplicas + burstMaxReplicas,
      needed: needed.peak,
      perSecond: load.peak,
      networkMs,
      when: 'the peak with the failover share',
    },
  ];
  const { boundMs } = service.slo.ttft;
  return cases
    .filter((entry) => entry.replicas < entry.needed)
    .map(({ what, replicas, needed: wanted, perSecond, networkMs: network, when }) => {
      const { total } = estimatePool(service, { replicas, perSecond, networkMs: network }).ttftMs;
      const outcome =
        total === null
          ? 'the queue grows without end'
          : `TTFT is ${figure(total)} ms${isWithin(total, boundMs) ? '' : `, its bound ${figure(boundMs)} ms`}`;
      return {
        severity: 'error',
        pool,
        rule: 'override-short',
        message: `${what}, ${replicas} replicas by the override, falls short of ${when}, ${figure(perSecond)} requests/s: ${outcome}; ${wanted} are needed`,
        figures: { replicas, neededReplicas: wanted, perSecond, boundMs, ...(total === null ? {} : { ttftMs: total }) },
      };
    });
}
