import type { Blueprint } from '#blueprint';
import { type CatchUpTarget, catchUpTarget } from './catch-up-target';
import type { PoolKey } from './finding';
import { handOver } from './hand-over';
import { known } from './known';
import { nodeUsdPerHour } from './node-money';
import { type OnDemandRoom, poolName } from './on-demand-room';
import type { PoolPlan } from './plan';
import { changePool, type PoolChange } from './pool-change';
import { replicasPerNode } from './pool-nodes';
import type { PoolState } from './pool-state';
import type { Scenario } from './scenario';
import { shedByTier, type TierShed } from './shed-tiers';

export interface PoolWhatIf extends PoolKey {
  /** Whether the pool serves another load or has other replicas than before. */
  readonly isTouched: boolean;
  /** The warm replicas under the Region's own P95, every peer up. */
  readonly before: PoolState;
  /** With what runs on. */
  readonly atOnce: PoolState;
  /** When every node that may be had has come. */
  readonly caughtUp: PoolState;
  /** Of what is shed at once. */
  readonly shedByTier: readonly TierShed[];
  /** Time until the pool's own replicas hold the load again, seconds: 0 when they do at once, null when they never do. */
  readonly catchUpSeconds: number | null;
  /** Nodes when caught up against before; a lost Region's nodes count as not billed. Null when a price is not known. */
  readonly usdPerHourChange: number | null;
}

/** Pools of one model in one jurisdiction, which can hand requests to each other, before anything happens. */
export interface Concerned {
  readonly pools: readonly PoolPlan[];
  readonly before: readonly PoolState[];
}

/** A case, and the same pools as it finds them planned. */
export interface GroupCase {
  readonly blueprint: Blueprint;
  readonly room: OnDemandRoom;
  readonly scenarios: readonly Scenario[];
  readonly pools: readonly PoolPlan[];
}

export function groupPools(pools: readonly PoolPlan[]): readonly (readonly PoolPlan[])[] {
  const groups = new Map<string, PoolPlan[]>();
  for (const pool of pools) {
    const key = `${pool.jurisdiction} ${pool.model}`;
    const group = groups.get(key) ?? [];
    group.push(pool);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Pools that no scenario concerns. */
export function untouched({ pools, before }: Concerned, { tiers }: Blueprint): PoolWhatIf[] {
  return pools.map((pool, index) => {
    const state = known(before[index], pool.model);
    return {
      ...keyOf(pool),
      isTouched: false,
      before: state,
      atOnce: state,
      caughtUp: state,
      shedByTier: shedByTier(tiers, state.loadPerSecond, state.shedPerSecond),
      catchUpSeconds: 0,
      usdPerHourChange: 0,
    };
  });
}

export function evaluateGroup(input: GroupCase, { pools: earlier, before }: Concerned): PoolWhatIf[] {
  const { blueprint, scenarios, room } = input;
  const cases = input.pools.map((pool, index) => {
    const change = changeOf(input, pool);
    const target = catchUpTarget({ blueprint, pool, change, onDemandNodes: room.get(poolName(pool)) ?? 0 });
    return { pool, change, target, earlier: known(earlier[index], pool.model) };
  });
  const atOnce = handOver(cases.map(({ pool, change }) => ({ pool, manned: left(change) })));
  const caughtUp = handOver(
    cases.map(({ pool, change, target }) => ({ pool, manned: { ...left(change), ...target } })),
  );
  const changesPlan = scenarios.some(({ kind }) => kind === 'spot-share');
  return cases.map((one, index) => {
    const states = {
      before: known(before[index], one.pool.model),
      atOnce: known(atOnce[index], one.pool.model),
      caughtUp: known(caughtUp[index], one.pool.model),
    };
    const { loadPerSecond, shedPerSecond } = states.atOnce;
    return {
      ...keyOf(one.pool),
      isTouched: changesPlan || !isEqual(states.before, states.atOnce),
      ...states,
      shedByTier: shedByTier(blueprint.tiers, loadPerSecond, shedPerSecond),
      catchUpSeconds: one.target.seconds,
      usdPerHourChange: usdPerHourChange(blueprint, one),
    };
  });
}

function keyOf({ jurisdiction, region, model }: PoolKey): PoolKey {
  return { jurisdiction, region, model };
}

function left({ baseLeft, burstLeft, loadPerSecond, networkMs }: PoolChange) {
  return { baseReplicas: baseLeft, burstReplicas: burstLeft, loadPerSecond, networkMs };
}

function isEqual(one: PoolState, other: PoolState): boolean {
  return (Object.keys(one) as (keyof PoolState)[]).every((key) => one[key] === other[key]);
}

function changeOf({ blueprint, scenarios }: GroupCase, pool: PoolPlan): PoolChange {
  const model = known(blueprint.models[pool.model], pool.model);
  const { baseInstanceType, burstInstanceType } = pool.nodes;
  return changePool({
    pool,
    jurisdiction: known(blueprint.jurisdictions[pool.jurisdiction], pool.jurisdiction),
    traffic: known(blueprint.traffic[pool.model]?.[pool.jurisdiction], pool.model),
    replicasPerNode: {
      base: replicasPerNode(model, baseInstanceType),
      burst: replicasPerNode(model, burstInstanceType ?? baseInstanceType),
    },
    scenarios,
  });
}

interface PoolMoney {
  readonly pool: PoolPlan;
  readonly earlier: PoolPlan;
  readonly change: PoolChange;
  readonly target: CatchUpTarget;
}

function usdPerHourChange(blueprint: Blueprint, { pool, earlier, change, target }: PoolMoney): number | null {
  const model = known(blueprint.models[pool.model], pool.model);
  const had = { baseReplicas: earlier.baseReplicas, burstReplicas: earlier.burstMinReplicas, hasSpot: true };
  const before = nodeUsdPerHour(earlier, had, model);
  const after = nodeUsdPerHour(pool, { ...target, hasSpot: change.hasSpot }, model);
  return before === null || after === null ? null : after - before;
}
