import { type Blueprint, type ModelBlueprint, nodesPerReplica } from '#blueprint';
import { instanceType, instanceTypesOffered } from '#catalog';
import { type ReplicaRate, replicaRate } from './first-sizing';
import type { PoolPlan } from './plan';
import { regionShares, shareAfterLoss } from './region-shares';

/** Which pool is planned: a model in a Region of a jurisdiction. */
export interface PoolKey {
  readonly jurisdiction: string;
  readonly region: string;
  readonly model: string;
}

/** Part of a replica's running requests that, when they wait instead, call for another replica: a quarter, at least one. */
const queueShare = 0.25;

/** Plans one pool: replicas from load and per-replica rate, split into base and burst. */
export function planPool(blueprint: Blueprint, key: PoolKey): PoolPlan {
  const model = known(blueprint.models[key.model], `models.${key.model}`);
  const jurisdiction = known(blueprint.jurisdictions[key.jurisdiction], `jurisdictions.${key.jurisdiction}`);
  const traffic = known(blueprint.traffic[key.model]?.[key.jurisdiction], `traffic.${key.model}.${key.jurisdiction}`);
  const shares = regionShares(jurisdiction, traffic);
  const baseInstanceTypes = offered(model.instances.base, key.region);
  const burstInstanceTypes = offered(model.instances.burst, key.region);
  const rate = replicaRate(model, traffic, [...baseInstanceTypes, ...burstInstanceTypes]);
  const { p50, p95, peak } = traffic.requestsPerSecond;
  const worst = shareAfterLoss(shares, key.region);
  const load = { p50: p50 * (shares.get(key.region) ?? 0), warm: p95 * worst, peak: peak * worst };
  const counts = replicaCounts(blueprint, key, { rate, load, hasBurst: burstInstanceTypes.length > 0 });
  return {
    ...key,
    baseInstanceTypes,
    burstInstanceTypes,
    nodesPerReplica: spannedNodes(model, baseInstanceTypes),
    replicaRatePerSecond: rate.ratePerSecond,
    load,
    ...counts,
    fallbackReplicas: Math.max(
      counts.burstMinReplicas,
      Math.ceil((counts.burstMinReplicas + counts.burstMaxReplicas) / 2),
    ),
    headroomReplicas: burstInstanceTypes.length > 0 ? blueprint.capacity.headroomReplicas : 0,
    runningPerReplica: rate.runningPerReplica,
    queuePerReplica: Math.max(1, Math.floor(rate.runningPerReplica * queueShare)),
  };
}

interface Demand {
  readonly rate: ReplicaRate;
  readonly load: PoolPlan['load'];
  readonly hasBurst: boolean;
}

/**
 * Warm = what P95 with the failover share needs. `spotShare` of it is burst.min, the rest base; but base alone holds P50, and is
 * at least 1. burst.min is at least 1 too: an autoscaler that goes blind never lifts a pool from 0. Without burst, base is all of
 * it, up to the peak. What the blueprint overrides is kept as it stands there.
 */
function replicaCounts(blueprint: Blueprint, key: PoolKey, { rate, load, hasBurst }: Demand) {
  const need = (perSecond: number) => Math.max(1, Math.ceil(perSecond / rate.ratePerSecond));
  const warm = need(load.warm);
  const base = hasBurst
    ? Math.max(need(load.p50), warm - Math.floor(warm * blueprint.capacity.spotShare))
    : Math.max(warm, need(load.peak));
  const burstMin = Math.max(1, warm - base);
  const override = blueprint.capacity.overrides.find(
    (entry) => entry.model === key.model && entry.region === key.region,
  );
  const baseReplicas = override?.baseReplicas ?? base;
  const burstMinReplicas = hasBurst ? (override?.burstMinReplicas ?? burstMin) : 0;
  const planned = hasBurst ? Math.max(1, burstMinReplicas, need(load.peak) - baseReplicas) : 0;
  return { baseReplicas, burstMinReplicas, burstMaxReplicas: hasBurst ? (override?.burstMaxReplicas ?? planned) : 0 };
}

function spannedNodes(model: ModelBlueprint, types: readonly string[]): number {
  return Math.max(1, ...types.map((name) => nodesPerReplica(model, known(instanceType(name), name))));
}

function offered(types: readonly string[], region: string): readonly string[] {
  const available = instanceTypesOffered(region);
  return types.filter((name) => available.includes(name));
}

/** The blueprint has been checked: a missing part is a fault of ours, not of its author. */
function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`capacity: ${what} is missing from a checked blueprint`);
  return value;
}
