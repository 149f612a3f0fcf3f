import { catalogPrices } from '#capacity';
import { peakUsdPerHour } from '#lib/diff/pool-money';
import type { ModelPool } from '#topology';
import { named, only } from './edit-topology';
import { productionSide, recordedChanges, reportOf } from './recorded-changes';

const region = named(named(productionSide().topology.jurisdictions, 'eu').regions, 'eu-north-1');
const pool = named(region.modelPools, 'chat-large');
const price = catalogPrices.node('p5en.48xlarge', 'eu-north-1');

it.each([
  ['base alone, on-demand', { burst: null, headroom: null }, price?.onDemandUsdPerHour],
  ['burst at its most, spot', { base: { ...pool.base, replicas: 0 }, headroom: null }, price?.spotTypicalUsdPerHour],
])('prices %s: replicas that fill a node each', (_, part: Partial<ModelPool>, perNode) => {
  expect(pool.base.replicas).toBe(1);
  expect(pool.burst?.maxReplicas).toBe(1);
  expect(peakUsdPerHour(region, { ...pool, ...part })).toBeCloseTo(perNode ?? Number.NaN, 6);
});

it('knows no price of a type that is not on offer', () => {
  const placement = { ...pool.base.placement, instanceTypes: ['p9.metal'] };
  expect(peakUsdPerHour(region, { ...pool, base: { ...pool.base, placement } })).toBeNull();
});

it.each(['raise-a-burst-pool', 'change-spot-share', 'retire-a-model'])(
  '%s: the money of its lines is that of the whole deployment, but for disks and what else is shared',
  (name) => {
    const { changes, cost } = reportOf(only(recordedChanges, (one) => one.name === name));
    const sum = changes.reduce((all, { usdPerHour }) => all + (usdPerHour ?? 0), 0);
    const whole = (cost?.after.usdPerHourAtPeak ?? 0) - (cost?.before.usdPerHourAtPeak ?? 0);
    expect(Math.abs(sum - whole)).toBeLessThan(Math.abs(whole) * 0.01);
  },
);
