import { readFileSync } from 'node:fs';
import type { Blueprint } from '#blueprint';
import type { CapacityPlan } from '#capacity';
import { drawDiagrams, type PoolHours, type Provenance, poolHours, renderPage } from '#page';
import type { Verdict } from '#proofs';
import type { Topology } from '#topology';
import { reportOf } from './plan';
import { repositoryFile } from './repository-file';

/** What a page is made of, and what is still on its way. */
export interface PageParts {
  readonly blueprint: Blueprint;
  readonly plan: CapacityPlan;
  readonly topology: Topology;
  readonly provenance: Provenance;
  /** Null: nothing is rendered. */
  readonly proved: Promise<Verdict> | null;
}

/** The page of a deployment; all that needs no proof is made while the proofs run. */
export async function makePage({ blueprint, plan, topology, provenance, proved }: PageParts): Promise<string> {
  const parts = {
    provenance,
    topology,
    plan: reportOf(blueprint, plan, []),
    hours: hoursOf(blueprint, plan),
    runbook: readFileSync(repositoryFile('docs/runbook.md'), 'utf8'),
  };
  const [diagrams, verdict] = await Promise.all([drawDiagrams(topology), proved]);
  return renderPage({ ...parts, diagrams, verdict });
}

/** Pools of which the blueprint gives a daily curve. */
export function hoursOf({ traffic }: Blueprint, { pools }: CapacityPlan): readonly PoolHours[] {
  return pools.flatMap((pool) => {
    const curve = traffic[pool.model]?.[pool.jurisdiction]?.dailyCurve;
    return curve === undefined ? [] : [poolHours(pool, curve)];
  });
}
