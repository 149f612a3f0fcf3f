import type { Blueprint } from '#blueprint';
import { type Concerned, evaluateGroup, groupPools, type PoolWhatIf, untouched } from './evaluate-group';
import { handOver } from './hand-over';
import { known } from './known';
import { type OnDemandRoom, onDemandRoom, poolName } from './on-demand-room';
import type { CapacityPlan, PoolPlan } from './plan';
import { planCapacity } from './plan-capacity';
import type { PoolState } from './pool-state';
import type { Scenario } from './scenario';

/** What some scenarios, all at once, do to a deployment at its P95. */
export interface WhatIf {
  readonly scenarios: readonly Scenario[];
  /** In the plan's order. */
  readonly pools: readonly PoolWhatIf[];
}

/** A plan that scenarios are held against, with all that every case starts from. */
export interface CaseBook {
  readonly blueprint: Blueprint;
  readonly plan: CapacityPlan;
  readonly room: OnDemandRoom;
  /** Pools that can help each other, with the state of each before anything happens. */
  readonly groups: readonly Concerned[];
  readonly groupsByRegion: ReadonlyMap<string, readonly Concerned[]>;
  readonly groupByPool: ReadonlyMap<string, Concerned>;
}

/** Evaluates once what every case starts from. */
export function caseBook(blueprint: Blueprint, plan: CapacityPlan): CaseBook {
  const groups = groupPools(plan.pools).map((pools) => ({ pools, before: statesBefore(pools) }));
  const groupsByRegion = new Map<string, Concerned[]>();
  const groupByPool = new Map<string, Concerned>();
  for (const group of groups) {
    for (const pool of group.pools) {
      groupByPool.set(poolName(pool), group);
      const ofRegion = groupsByRegion.get(pool.region) ?? [];
      ofRegion.push(group);
      groupsByRegion.set(pool.region, ofRegion);
    }
  }
  return { blueprint, plan, room: onDemandRoom(plan), groups, groupsByRegion, groupByPool };
}

function statesBefore(pools: Concerned['pools']): readonly PoolState[] {
  return handOver(
    pools.map((pool) => {
      const { baseReplicas, burstMinReplicas: burstReplicas, load } = pool;
      return { pool, manned: { baseReplicas, burstReplicas, loadPerSecond: load.p95, networkMs: 0 } };
    }),
  );
}

/**
 * Evaluates scenarios against a plan, by the same estimates as the plan's own. Load is the P95 of each Region; before anything happens
 * the warm replicas run.
 */
export function whatIf(book: CaseBook, scenarios: readonly Scenario[]): WhatIf {
  const concerned = new Set(concernedGroups(book, scenarios));
  const evaluated = [
    ...concernedPools(book, scenarios),
    ...book.groups.filter((group) => !concerned.has(group)).flatMap((group) => untouched(group, book.blueprint)),
  ];
  const byName = new Map(evaluated.map((pool) => [poolName(pool), pool]));
  return { scenarios, pools: book.plan.pools.map((pool) => known(byName.get(poolName(pool)), poolName(pool))) };
}

/** The pools alone that scenarios can change anything for, group by group. */
export function concernedPools(book: CaseBook, scenarios: readonly Scenario[]): PoolWhatIf[] {
  const { blueprint } = book;
  const share = scenarios.find((one) => one.kind === 'spot-share')?.share;
  const replanned = share === undefined ? null : planWithSpotShare(blueprint, share);
  const room = replanned === null ? book.room : onDemandRoom(replanned);
  const planned = new Map(replanned?.pools.map((pool) => [poolName(pool), pool]));
  return concernedGroups(book, scenarios).flatMap((group) => {
    const pools = group.pools.map((pool): PoolPlan => planned.get(poolName(pool)) ?? pool);
    return evaluateGroup({ blueprint, room, scenarios, pools }, group);
  });
}

function concernedGroups(book: CaseBook, scenarios: readonly Scenario[]): readonly Concerned[] {
  return [...new Set(scenarios.flatMap((scenario) => groupsOf(book, scenario)))];
}

function groupsOf(book: CaseBook, scenario: Scenario): readonly Concerned[] {
  switch (scenario.kind) {
    case 'region-loss':
    case 'az-loss':
      return book.groupsByRegion.get(scenario.region) ?? [];
    case 'node-loss': {
      const group = book.groupByPool.get(poolName(scenario));
      return group === undefined ? [] : [group];
    }
    case 'spike':
    case 'spot-drought':
    case 'spot-share':
      return book.groups;
  }
}

/** The plan with another part of the warm replicas on spot. */
function planWithSpotShare(blueprint: Blueprint, spotShare: number): CapacityPlan {
  return planCapacity({ ...blueprint, capacity: { ...blueprint.capacity, spotShare } });
}
