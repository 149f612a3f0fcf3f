import type { Blueprint } from '#blueprint';
import { known } from './known';
import { lastHolding } from './last-holding';
import type { PoolPlan } from './plan';
import type { PoolChange } from './pool-change';
import { nodesOf } from './pool-nodes';
import { excessPerSecond } from './pool-state';
import { replicasFor } from './replicas-for';
import { secondsToAskFor } from './scale-up';

/** Replicas that a pool comes to after some scenarios. */
export interface CatchUpTarget {
  readonly baseReplicas: number;
  readonly burstReplicas: number;
  /** Until they hold the load, seconds: 0 when those that are left do, null when the pool's limits are below what it needs. */
  readonly seconds: number | null;
}

/** A pool and what happens to it. */
export interface CatchUp {
  readonly blueprint: Blueprint;
  readonly pool: PoolPlan;
  readonly change: PoolChange;
  /** Nodes that its burst may have without spot. */
  readonly onDemandNodes: number;
}

/**
 * What a pool had, and what the load needs, up to its limits. Pods that were lost are made anew at once; more than that the autoscaler
 * has to ask for. Then a node starts, pulls the image and loads the weights; pause pods that give way spare the first two. It takes
 * for granted that nodes are to be had: on-demand always, spot unless there is a drought.
 */
export function catchUpTarget({ blueprint, pool, change, onDemandNodes }: CatchUp): CatchUpTarget {
  const { isLost, hasSpot, baseLeft, burstLeft, loadPerSecond, networkMs } = change;
  if (isLost) return { baseReplicas: 0, burstReplicas: 0, seconds: loadPerSecond === 0 ? 0 : null };
  const { baseReplicas, burstMinReplicas, burstMaxReplicas, service } = pool;
  const isHeld =
    excessPerSecond(pool, { baseReplicas: baseLeft, burstReplicas: burstLeft, loadPerSecond, networkMs }) === 0;
  const needed = isHeld ? 0 : replicasFor(service, { perSecond: loadPerSecond, networkMs });
  const limit = hasSpot ? burstMaxReplicas : burstOnNodes(blueprint, pool, onDemandNodes);
  const burstReplicas = Math.min(limit, Math.max(burstMinReplicas, needed - baseReplicas));
  return { baseReplicas, burstReplicas, seconds: secondsUntil(pool, change, { needed, burstReplicas }) };
}

interface Wanted {
  readonly needed: number;
  readonly burstReplicas: number;
}

function secondsUntil(pool: PoolPlan, change: PoolChange, { needed, burstReplicas }: Wanted): number | null {
  const left = change.baseLeft + change.burstLeft;
  if (left >= needed) return 0;
  if (pool.baseReplicas + burstReplicas < needed) return null;
  const { totalSeconds, nodeSeconds, imageSeconds } = pool.warmUp;
  const nodesReady = change.hasSpot && needed - left <= pool.headroomReplicas;
  const asked = secondsToAskFor(needed - pool.baseReplicas, pool.burstMinReplicas);
  return Math.ceil(asked + totalSeconds - (nodesReady ? nodeSeconds + imageSeconds : 0));
}

/** The most burst replicas that some on-demand nodes hold. */
function burstOnNodes(blueprint: Blueprint, pool: PoolPlan, nodes: number): number {
  const type = pool.nodes.burstInstanceType;
  if (type === null) return 0;
  const model = known(blueprint.models[pool.model], `models.${pool.model}`);
  const zones = pool.nodes.baseByZone.length;
  return lastHolding(pool.burstMaxReplicas, (replicas) => nodesOf(model, type, { replicas, zones }) <= nodes);
}
