import type { JurisdictionBlueprint, TrafficBlueprint } from '#blueprint';
import { roundTripMs } from '#catalog';
import type { PoolPlan } from './plan';
import { regionShares } from './region-shares';
import type { Scenario } from './scenario';

/** What some scenarios do to one pool, before any Region helps another. */
export interface PoolChange {
  /** The Region's own P95 after spikes, with its part of what lost Regions had, requests per second. */
  readonly loadPerSecond: number;
  /** Longest way of requests that a lost Region had, there and back, milliseconds; 0 without any. */
  readonly networkMs: number;
  readonly isLost: boolean;
  /** Replicas that run on. */
  readonly baseLeft: number;
  readonly burstLeft: number;
  readonly hasSpot: boolean;
}

/** Where a pool stands, and what happens. */
export interface PoolCase {
  readonly pool: PoolPlan;
  readonly jurisdiction: JurisdictionBlueprint;
  readonly traffic: TrafficBlueprint;
  /** Replicas of the pool that share a node. */
  readonly replicasPerNode: { readonly base: number; readonly burst: number };
  readonly scenarios: readonly Scenario[];
}

/** What scenarios leave of a pool, and what they send it. */
export function changePool(one: PoolCase): PoolChange {
  const { pool, scenarios } = one;
  const isLost = lostRegions(scenarios).includes(pool.region);
  const hasSpot = !scenarios.some(({ kind }) => kind === 'spot-drought');
  const left = isLost ? { base: 0, burst: 0 } : replicasLeft(one, hasSpot);
  return { ...loadAfter(one), isLost, baseLeft: left.base, burstLeft: left.burst, hasSpot };
}

export function lostRegions(scenarios: readonly Scenario[]): readonly string[] {
  return scenarios.flatMap((scenario) => (scenario.kind === 'region-loss' ? [scenario.region] : []));
}

/** A lost Region's part goes to those that are left in proportion to their own; with none left it stays, and is shed. */
function loadAfter({ pool, jurisdiction, traffic, scenarios }: PoolCase) {
  const factor = scenarios.reduce((product, one) => (one.kind === 'spike' ? product * one.factor : product), 1);
  const shares = regionShares(jurisdiction, traffic);
  const own = shares.get(pool.region) ?? 0;
  const total = traffic.requestsPerSecond.p95 * factor;
  const lost = lostRegions(scenarios).filter((name) => shares.has(name));
  const left = [...shares.keys()].filter((name) => !lost.includes(name));
  if (lost.length === 0 || left.length === 0) return { loadPerSecond: total * own, networkMs: 0 };
  if (lost.includes(pool.region)) return { loadPerSecond: 0, networkMs: 0 };
  const leftShare = left.reduce((sum, name) => sum + (shares.get(name) ?? 0), 0);
  const share = leftShare === 0 ? 1 / left.length : own / leftShare;
  return {
    loadPerSecond: total * share,
    networkMs: Math.max(...lost.map((name) => wayMs(pool, name))),
  };
}

/** Round trip to another Region, milliseconds; the farthest known one's where it is not known. */
export function wayMs(pool: PoolPlan, region: string): number {
  return roundTripMs(pool.region, region) ?? pool.peer?.rttMs ?? 0;
}

/**
 * Replicas that run on. Base and burst are each spread over the zones, so the worst zone holds the odd ones of both; lost nodes are
 * full of the pool's replicas, burst's first or base's first, whichever takes more.
 */
function replicasLeft({ pool, jurisdiction, replicasPerNode, scenarios }: PoolCase, hasSpot: boolean) {
  const zones = jurisdiction.regions.find(({ name }) => name === pool.region)?.zones.length ?? 1;
  const lostZones = new Set(
    scenarios.flatMap((one) => (one.kind === 'az-loss' && one.region === pool.region ? [one.zone] : [])),
  ).size;
  const afterZones = (replicas: number) => replicas - worstZones(replicas, { zones, lost: lostZones });
  const base = afterZones(pool.baseReplicas);
  const burst = hasSpot ? afterZones(pool.burstMinReplicas) : 0;
  let lostNodes = scenarios.reduce(
    (sum, one) =>
      one.kind === 'node-loss' && one.region === pool.region && one.model === pool.model ? sum + one.nodes : sum,
    0,
  );
  // a replica that spans nodes is gone with any one of them
  const fullest =
    replicasPerNode.base >= replicasPerNode.burst ? (['base', 'burst'] as const) : (['burst', 'base'] as const);
  const left = { base, burst };
  for (const part of fullest) {
    const nodes = Math.min(lostNodes, Math.ceil(left[part] / replicasPerNode[part]));
    left[part] = Math.max(0, left[part] - nodes * replicasPerNode[part]);
    lostNodes -= nodes;
  }
  return left;
}

/** Replicas in the zones that hold most, of replicas spread evenly. */
function worstZones(replicas: number, { zones, lost }: { readonly zones: number; readonly lost: number }): number {
  const fewest = Math.floor(replicas / zones);
  return Math.min(replicas, lost * fewest + Math.min(lost, replicas % zones));
}
