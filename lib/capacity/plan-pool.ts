import { type Blueprint, type ModelBlueprint, nodesPerReplica, type TrafficBlueprint } from '#blueprint';
import { instanceType } from '#catalog';
import { checkOverride } from './check-override';
import { checkSlo } from './check-slo';
import { chooseService, type ProfileOf } from './choose-service';
import { countReplicas, type ReplicaOverride } from './count-replicas';
import { estimatePool } from './estimate-pool';
import type { PoolKey } from './finding';
import { known } from './known';
import { sloOutcome } from './meets-slo';
import type { PoolLoads, PoolPlan } from './plan';
import { type NodeGround, poolNodes } from './pool-nodes';
import { saturationPerSecond } from './pool-service';
import { warmUp } from './warm-up';

/** What a pool is planned from. */
export interface PoolInput extends NodeGround {
  readonly key: PoolKey;
  readonly traffic: TrafficBlueprint;
  readonly load: PoolLoads;
  readonly peer: PoolPlan['peer'];
  readonly capacity: Blueprint['capacity'];
  readonly override: ReplicaOverride | undefined;
  /** Names of the instance types on offer in the Region. */
  readonly offered: ReadonlySet<string>;
}

/** Part of a replica's running requests that, when they wait instead, call for another replica: a quarter, at least one. */
const queueShare = 0.25;

/** Plans one pool: how it serves, replicas for each load, what they then hold, and on how many nodes. */
export function planPool(input: PoolInput, profileOf: ProfileOf): PoolPlan {
  const { key, model, traffic, load, peer, capacity, override, offered } = input;
  const baseInstanceTypes = model.instances.base.filter((name) => offered.has(name));
  const burstInstanceTypes = model.instances.burst.filter((name) => offered.has(name));
  const types = [...baseInstanceTypes, ...burstInstanceTypes];
  const chosen = chooseService(key, { model, traffic, types }, profileOf);
  const { service, sizedOn } = chosen;
  const hasBurst = burstInstanceTypes.length > 0;
  const sizing = { service, load, networkMs: peer?.rttMs ?? 0, spotShare: capacity.spotShare, hasBurst };
  const counts = countReplicas(sizing, override);
  const { baseReplicas, burstMinReplicas, burstMaxReplicas } = counts;
  const estimate = estimatePool(service, {
    replicas: baseReplicas + burstMinReplicas,
    perSecond: load.warm,
    networkMs: sizing.networkMs,
  });
  const headroomReplicas = hasBurst ? capacity.headroomReplicas : 0;
  const start = warmUp(model, service.profile);
  return {
    ...key,
    baseInstanceTypes,
    burstInstanceTypes,
    nodesPerReplica: spannedNodes(model, baseInstanceTypes),
    sizedOn,
    service,
    profile: service.profile,
    batch: service.batch,
    batchLimit: chosen.batchLimit,
    replicaRatePerSecond: saturationPerSecond(service),
    load,
    peer,
    ...counts,
    fallbackReplicas: Math.max(burstMinReplicas, Math.ceil((burstMinReplicas + burstMaxReplicas) / 2)),
    headroomReplicas,
    runningPerReplica: service.batch,
    targetRunningPerReplica: targetRunning(service.batch, estimate.runningMean),
    queuePerReplica: Math.max(1, Math.floor(service.batch * queueShare)),
    utilisation: estimate.utilisation,
    ttftEstimateMs: estimate.ttftMs,
    tpotEstimateMs: estimate.tpotMs,
    estimate,
    slo: sloOutcome(service, estimate),
    warmUntilSeconds: start.totalSeconds,
    warmUp: start,
    nodes: poolNodes(input, { ...counts, headroomReplicas, baseInstanceTypes, burstInstanceTypes }),
    findings: [
      ...checkSlo({ pool: key, service, model, instanceType: sizedOn, peer }),
      ...checkOverride(key, { ...sizing, counts, override }),
      ...chosen.findings,
    ],
  };
}

/** Whole requests, rounded down: another replica is asked for a little early rather than late. */
function targetRunning(batch: number, runningMean: number): number {
  return Math.max(1, Math.min(batch, Math.floor(runningMean)));
}

function spannedNodes(model: ModelBlueprint, types: readonly string[]): number {
  return Math.max(1, ...types.map((name) => nodesPerReplica(model, known(instanceType(name), name))));
}
