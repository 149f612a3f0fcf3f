import { join } from 'node:path';
import { makeStand, type StandPlan } from '#test/gateway/make-stand';
import { prepareStand } from '#test/gateway/prepare-stand';
import { ENVOYS } from '#test/gateway/region/make-region';
import { settled } from '#test/gateway/settled';
import type { RegionStand, Stand } from '#test/gateway/stand';
import { cacheFolder } from '#test/toolchain/index';
import { benchBlueprint } from './blueprint';

/** One Envoy is the gateway that is measured. Behind it engines for more streams than are opened, and as many Envoys as a pool of production has. */
export const benchPlan: StandPlan = {
  blueprint: benchBlueprint,
  file: 'test/gateway/bench/blueprint.ts',
  counts: { 'eu-north-1': { [ENVOYS]: 1, 'slow-base': 12, 'slow-proxy': 2 } },
};

/** Boots a stand of one Region for measurements, which ends with them. `say` is told how far it is. */
export async function onBenchStand<T>(say: (what: string) => void, measure: (stand: Stand) => Promise<T>): Promise<T> {
  await prepareStand();
  const stand = await makeStand(join(cacheFolder(), 'gateway-bench'), say, benchPlan);
  try {
    await settled(stand);
    return await measure(stand);
  } finally {
    await stand.ground.down();
  }
}

/** The one Region of the stand. */
export function measuredRegion({ regions }: Stand): RegionStand {
  const [region, ...others] = Object.values(regions);
  if (region === undefined || others.length > 0) throw new Error('what is measured is a stand of one Region');
  return region;
}

/** A key of a tenant that no limit of its tier stops. */
export function benchKey(stand: Stand): Promise<string> {
  const { jurisdiction, gateway } = measuredRegion(stand).region;
  return stand.makeKey({ jurisdiction, tenant: 'bench', tier: gateway.tiers[0]?.name ?? '' });
}
