import type { Verdict } from '#proofs';
import type { PlanFinding } from '#report';
import type { ModelPool, Region, Topology } from '#topology';

export function regionsOf({ jurisdictions }: Topology): readonly Region[] {
  return jurisdictions.flatMap(({ regions }) => regions);
}

/** GPUs that engines hold. */
export interface GpuTally {
  /** Of all that always runs, base and the least of burst. */
  readonly warm: number;
  readonly most: number;
}

export function countGpus(topology: Topology): GpuTally {
  const pools = regionsOf(topology).flatMap(({ modelPools }) => modelPools);
  const sum = (of: (pool: ModelPool) => number) => pools.reduce((whole, pool) => whole + of(pool), 0);
  const base = sum((pool) => pool.base.replicas * pool.base.nodesPerReplica * pool.base.placement.gpusPerPod);
  const burst = (of: 'minReplicas' | 'maxReplicas') =>
    sum((pool) => (pool.burst === null ? 0 : pool.burst[of] * pool.burst.placement.gpusPerPod));
  return { warm: base + burst('minReplicas'), most: base + burst('maxReplicas') };
}

/** Claims of all proofs, and how many of them hold. */
export function countClaims({ proofs }: Verdict): { readonly all: number; readonly holding: number } {
  const rules = proofs.flatMap((proof) => proof.rules);
  return { all: rules.length, holding: rules.filter(({ open }) => open === 0).length };
}

/** How many findings are errors, and how many ask for attention. */
export function countSeverities(findings: readonly { readonly severity: PlanFinding['severity'] }[]) {
  const of = (severity: PlanFinding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: of('error'), warnings: of('warning') };
}
