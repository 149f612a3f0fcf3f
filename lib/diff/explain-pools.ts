import type { ModelPool, Region } from '#topology';
import type { Cause } from './cause';
import { type Comparison, type LocalChange, localChange } from './local-change';
import { peakUsdPerHour, usdChange } from './pool-money';
import { addressesWhere, pairByName, pairRegions, type RegionPair } from './region-pairs';

/** Model pools that came or went, and how many replicas the others have, with what that adds to the cost at peak. */
export function explainPools(comparison: Comparison): readonly LocalChange[] {
  return pairRegions(comparison).flatMap((region) => {
    const { before, after } = region;
    if (before === null || after === null) return [];
    return pairByName(before.modelPools, after.modelPools).flatMap((pool) => {
      const place = { region, open: comparison.open, address: `${region.address}.modelPools[${pool.name}]` };
      if (pool.before === null && pool.after !== null) return added(place, after, pool.after);
      if (pool.before !== null && pool.after === null) return removed(place, before, pool.before);
      return resized(place, { before, after, pool: [pool.before, pool.after] });
    });
  });
}

interface PoolPlace extends Pick<Comparison, 'open'> {
  readonly region: RegionPair;
  readonly address: string;
}

function added(
  { open, region: { scope }, address }: PoolPlace,
  region: Region,
  pool: ModelPool,
): readonly LocalChange[] {
  return [
    localChange({
      group: 'capacity',
      scope,
      text: `model pool ${pool.name} added: ${counts(pool)} on ${pool.base.placement.instanceTypes[0]}`,
      usdPerHour: usdChange(0, peakUsdPerHour(region, pool)),
      addresses: addressesWhere(open, ({ whole }) => whole?.address === address),
      causes: [poolCause(scope, pool.name)],
    }),
  ];
}

function removed(
  { open, region: { scope }, address }: PoolPlace,
  region: Region,
  pool: ModelPool,
): readonly LocalChange[] {
  const cost = peakUsdPerHour(region, pool);
  return [
    localChange({
      group: 'availability',
      scope,
      text: `model pool ${pool.name} REMOVED, with ${counts(pool)}: nothing answers for it here`,
      isDestructive: true,
      usdPerHour: usdChange(cost, 0),
      addresses: addressesWhere(open, ({ whole }) => whole?.address === address),
      causes: [poolCause(scope, pool.name)],
    }),
  ];
}

/** A pool that came or went: what bears its name came or went with it. */
export function poolCause(scope: RegionPair['scope'], name: string, label = `model pool ${name}`): Cause {
  return { kind: 'pool', scope, label, subject: name, marks: [name], value: null };
}

/** Counts of a pool in words. */
export function counts({ base, burst }: Pick<ModelPool, 'base' | 'burst'>): string {
  return `base ${base.replicas}${burst === null ? '' : `, burst ${span(burst)}`}`;
}

function span({ minReplicas, maxReplicas }: { readonly minReplicas: number; readonly maxReplicas: number }): string {
  return minReplicas === maxReplicas ? String(maxReplicas) : `${minReplicas} to ${maxReplicas}`;
}

interface Resized {
  readonly before: Region;
  readonly after: Region;
  readonly pool: readonly [ModelPool | null, ModelPool | null];
}

const countFields = ['.base.replicas', '.burst.minReplicas', '.burst.maxReplicas', '.headroom.replicas'];

function resized(
  { open, region: { scope }, address }: PoolPlace,
  { before, after, pool }: Resized,
): readonly LocalChange[] {
  const [was, is] = pool;
  const fields = new Set(countFields.map((field) => `${address}${field}`));
  const addresses = addressesWhere(open, ({ kind, address: at }) => kind === 'changed' && fields.has(at));
  if (was === null || is === null || addresses.length === 0) return [];
  return [
    localChange({
      group: isLess(was, is) ? 'availability' : 'capacity',
      scope,
      text: resizedText(was, is),
      usdPerHour: usdChange(peakUsdPerHour(before, was), peakUsdPerHour(after, is)),
      addresses,
      causes: [{ kind: 'replicas', scope, label: `replicas of ${is.name}`, subject: is.name, marks: [], value: null }],
    }),
  ];
}

/** Whether less stands where nothing takes it away, or less is warm. */
function isLess(was: ModelPool, is: ModelPool): boolean {
  const warm = ({ base, burst }: ModelPool) => base.replicas + (burst?.minReplicas ?? 0);
  return is.base.replicas < was.base.replicas || warm(is) < warm(was);
}

function resizedText(was: ModelPool, is: ModelPool): string {
  const parts = [...basePart(was, is), ...burstPart(was, is), ...headroomPart(was, is)];
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return `${first.part} pool of ${is.name} ${first.change}`;
  return `model pool ${is.name}: ${parts.map(({ part, change }) => `${part} ${change}`).join(', ')}`;
}

/** What counts, and how its count changes. */
interface ResizedPart {
  readonly part: string;
  readonly change: string;
}

function basePart({ base: was }: ModelPool, { base: is }: ModelPool): readonly ResizedPart[] {
  return was.replicas === is.replicas ? [] : [{ part: 'base', change: `${was.replicas} -> ${is.replicas}` }];
}

function burstPart({ burst: was }: ModelPool, { burst: is }: ModelPool): readonly ResizedPart[] {
  if (was === null || is === null) return [];
  const [low, high] = [was.minReplicas !== is.minReplicas, was.maxReplicas !== is.maxReplicas];
  if (low && high) return [{ part: 'burst', change: `${span(was)} -> ${span(is)}` }];
  if (high) return [{ part: 'burst', change: `${was.maxReplicas} -> ${is.maxReplicas}` }];
  return low ? [{ part: 'least burst', change: `${was.minReplicas} -> ${is.minReplicas}` }] : [];
}

function headroomPart({ headroom: was }: ModelPool, { headroom: is }: ModelPool): readonly ResizedPart[] {
  if (was === null || is === null || was.replicas === is.replicas) return [];
  return [{ part: 'warm headroom', change: `${was.replicas} -> ${is.replicas}` }];
}
