import type { Blueprint } from '#blueprint';
import type { PoolWhatIf } from './evaluate-group';
import { type Finding, figure } from './finding';
import { formatScenario, type Scenario, type ScenarioKind } from './scenario';
import type { WhatIf } from './what-if';

/** Kinds of scenario in which a deployment must hold its SLOs at P95, each alone. */
export function mustSurvive({ capacity }: Blueprint): readonly ScenarioKind[] {
  return capacity.survive;
}

/** A pool that misses an SLO, and what happened. */
export interface Miss {
  readonly scenario: Scenario;
  readonly pool: PoolWhatIf;
}

/** Whether a pool misses at once an SLO that it held before. */
export function isMissed({ before, atOnce }: PoolWhatIf): boolean {
  return before.isMet && !atOnce.isMet;
}

/**
 * Findings for misses of cases that must be survived. One node of a pool may go, not several; and where a jurisdiction has one Region,
 * its blueprint gives the reason why its loss is borne.
 */
export function unsurvived(blueprint: Blueprint, misses: readonly Miss[]): Finding[] {
  const kinds = mustSurvive(blueprint);
  return misses
    .filter(({ scenario, pool }) => {
      if (!kinds.includes(scenario.kind)) return false;
      if (scenario.kind === 'node-loss') return scenario.nodes === 1;
      return scenario.kind !== 'region-loss' || regionsOf(blueprint, pool.jurisdiction) > 1;
    })
    .map(finding);
}

/** Misses of scenarios that were asked about: several at once need not be survived. */
export function missesOf({ scenarios, pools }: WhatIf): Miss[] {
  const [scenario, ...more] = scenarios;
  if (scenario === undefined || more.length > 0) return [];
  return pools.filter(isMissed).map((pool) => ({ scenario, pool }));
}

function regionsOf({ jurisdictions }: Blueprint, name: string): number {
  return jurisdictions[name]?.regions.length ?? 0;
}

function finding({ scenario, pool }: Miss): Finding {
  const { jurisdiction, region, model, atOnce, catchUpSeconds } = pool;
  const { shedPerSecond, loadPerSecond } = atOnce;
  const time = catchUpSeconds === null ? 'for good' : `for ${figure(catchUpSeconds)} s`;
  const outcome =
    shedPerSecond > 0
      ? `${figure(shedPerSecond)} of ${figure(loadPerSecond)} requests/s are shed ${time}`
      : 'an SLO is missed with nothing shed';
  return {
    severity: 'error',
    pool: { jurisdiction, region, model },
    rule: 'not-survived',
    message: `${formatScenario(scenario)} is not survived: ${outcome}`,
    figures: { shedPerSecond, loadPerSecond, ...(catchUpSeconds === null ? {} : { catchUpSeconds }) },
  };
}
