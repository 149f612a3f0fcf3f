import { type Blueprint, instanceClassOf, type ModelBlueprint } from '#blueprint';
import { type InstanceType, instanceTypesOffered, roundTripMs } from '#catalog';
import type { ProfileOf } from './choose-service';
import type { ReplicaOverride } from './count-replicas';
import { known } from './known';
import type { CapacityPlan, PoolLoads, PoolPlan } from './plan';
import { planNodePools } from './plan-node-pools';
import { planPool } from './plan-pool';
import { type PerformanceProfile, performanceProfile } from './profiles';
import { regionShares, shareAfterLoss } from './region-shares';

/**
 * Plans the whole deployment: replicas per model pool, nodes per node pool, and what does not work out. Every count of the Topology
 * comes from here. Each Region is planned for itself, in time linear in its pools.
 *
 * @param profileOf what a replica does on an instance type. @default the operator's load tests, else the profiles of this folder
 */
export function planCapacity(blueprint: Blueprint, profileOf: ProfileOf = knownProfile): CapacityPlan {
  const lookUp = rememberProfiles(profileOf);
  const overrides = new Map(blueprint.capacity.overrides.map((entry) => [`${entry.region} ${entry.model}`, entry]));
  const shares = sharesByTraffic(blueprint);
  const regions = Object.entries(blueprint.jurisdictions).flatMap(([jurisdiction, { regions: all }]) =>
    all.map((region) => planRegion({ blueprint, jurisdiction, region, overrides, shares, profileOf: lookUp })),
  );
  return {
    pools: regions.flatMap(({ pools }) => pools),
    nodePools: regions.flatMap(({ nodePools }) => nodePools),
    findings: regions.flatMap(({ findings }) => findings),
  };
}

/** The profile of a replica on an instance type; the blueprint's own load tests on that type win over all else. */
function knownProfile(model: ModelBlueprint, type: InstanceType): PerformanceProfile {
  const rows = model.loadTests.filter(({ instanceType }) => instanceType === type.name).flatMap((test) => test.rows);
  return performanceProfile(model, type, rows);
}

type Shares = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface RegionInput {
  readonly blueprint: Blueprint;
  readonly jurisdiction: string;
  readonly region: { readonly name: string; readonly zones: readonly string[] };
  readonly overrides: ReadonlyMap<string, ReplicaOverride>;
  readonly shares: Shares;
  readonly profileOf: ProfileOf;
}

function planRegion(input: RegionInput): CapacityPlan {
  const { blueprint, jurisdiction, region } = input;
  const reservations = blueprint.capacity.reservations.filter((entry) => entry.region === region.name);
  const reservedLeft = new Map<string, number>();
  for (const { instanceType, instances } of reservations) {
    const name = instanceClassOf(instanceType);
    reservedLeft.set(name, (reservedLeft.get(name) ?? 0) + instances);
  }
  const offered = new Set(instanceTypesOffered(region.name));
  const peer = farthestPeer(blueprint, jurisdiction, region.name);
  const pools: PoolPlan[] = [];
  for (const [name, model] of Object.entries(blueprint.models)) {
    const traffic = blueprint.traffic[name]?.[jurisdiction];
    if (traffic === undefined) continue;
    const shares = known(input.shares.get(`${jurisdiction} ${name}`), `traffic.${name}.${jurisdiction}`);
    const pool = planPool(
      {
        key: { jurisdiction, region: region.name, model: name },
        model,
        traffic,
        zones: region.zones,
        reservedLeft,
        load: loadsOf(traffic.requestsPerSecond, shares, region.name),
        peer,
        capacity: blueprint.capacity,
        override: input.overrides.get(`${region.name} ${name}`),
        offered,
      },
      input.profileOf,
    );
    pools.push(pool);
    // reservations go to the pools in the blueprint's order
    const taken = instanceClassOf(pool.nodes.baseInstanceType);
    reservedLeft.set(taken, (reservedLeft.get(taken) ?? 0) - pool.nodes.baseReserved);
  }
  const zones = region.zones.length;
  const nodes = planNodePools(blueprint, { region: region.name, zones, pools, reservations });
  return {
    pools,
    nodePools: nodes.nodePools,
    findings: [...pools.flatMap(({ findings }) => findings), ...nodes.findings],
  };
}

function loadsOf(
  { p50, p95, peak }: { readonly p50: number; readonly p95: number; readonly peak: number },
  shares: ReadonlyMap<string, number>,
  region: string,
): PoolLoads {
  const own = shares.get(region) ?? 0;
  const worst = shareAfterLoss(shares, region);
  return { p50: p50 * own, p95: p95 * own, ownPeak: peak * own, warm: p95 * worst, peak: peak * worst };
}

/** The Region of a jurisdiction with the longest known round trip to one of it: its requests arrive latest when they are handed over. */
function farthestPeer(blueprint: Blueprint, jurisdiction: string, region: string): PoolPlan['peer'] {
  const peers = known(blueprint.jurisdictions[jurisdiction], `jurisdictions.${jurisdiction}`).regions.flatMap(
    ({ name }) => {
      const rttMs = name === region ? undefined : roundTripMs(region, name);
      return rttMs === undefined ? [] : [{ region: name, rttMs }];
    },
  );
  return peers.length === 0 ? null : peers.reduce((one, other) => (other.rttMs > one.rttMs ? other : one));
}

/** Shares of the Regions for each model of each jurisdiction, once: not for each pool. */
function sharesByTraffic(blueprint: Blueprint): Shares {
  return new Map(
    Object.entries(blueprint.traffic).flatMap(([model, places]) =>
      Object.entries(places).map(([name, traffic]) => {
        const jurisdiction = known(blueprint.jurisdictions[name], `jurisdictions.${name}`);
        return [`${name} ${model}`, regionShares(jurisdiction, traffic)] as const;
      }),
    ),
  );
}

/** Asks for each model and instance type once: a profile does not depend on the Region. */
function rememberProfiles(profileOf: ProfileOf): ProfileOf {
  const seen = new Map<object, Map<string, ReturnType<ProfileOf>>>();
  return (model, type) => {
    const ofModel = seen.get(model) ?? new Map<string, ReturnType<ProfileOf>>();
    seen.set(model, ofModel);
    const profile = ofModel.get(type.name) ?? profileOf(model, type);
    ofModel.set(type.name, profile);
    return profile;
  };
}
