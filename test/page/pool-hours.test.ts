import { parseBlueprint } from '#blueprint';
import { heldPerSecond, planCapacity } from '#capacity';
import { poolHours } from '#page';
import { deployments } from '#regions';

const shipped = deployments.find(({ name }) => name === 'production');
const pools = planCapacity(parseBlueprint(shipped?.blueprint)).pools;
const busyAtNoon = Array.from({ length: 24 }, (_, hour) => (hour === 12 ? 1 : 0.1));

test.each(pools.map((pool) => [`${pool.region}/${pool.model}`, pool] as const))(
  '%s: in every hour what runs holds the load, and more runs when there is more',
  (_, pool) => {
    const day = poolHours(pool, busyAtNoon);
    expect(day.hours).toHaveLength(24);
    const [night, noon] = [day.hours[0], day.hours[12]];
    if (night === undefined || noon === undefined) throw new Error('a day has 24 hours');
    expect(noon.loadPerSecond).toBeCloseTo(pool.load.ownPeak, 6);
    expect(night.loadPerSecond).toBeCloseTo(0.1 * pool.load.ownPeak, 6);
    expect(night.replicas).toBe(pool.baseReplicas + pool.burstMinReplicas);
    expect(noon.replicas).toBe(pool.baseReplicas + pool.burstMaxReplicas);
    expect(day.hours.filter((hour) => hour.heldPerSecond < hour.loadPerSecond)).toEqual([]);
    expect(noon.heldPerSecond).toBeCloseTo(heldPerSecond(pool.service, { replicas: noon.replicas, networkMs: 0 }), 9);
    expect([day.heldByBase <= night.heldPerSecond, day.heldAtMost]).toEqual([true, noon.heldPerSecond]);
  },
);
