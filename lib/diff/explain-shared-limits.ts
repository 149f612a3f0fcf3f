import type { Jurisdiction, Tier } from '#topology';
import { type Comparison, type LocalChange, localChange } from './local-change';
import { addressesWhere, pairByName, pairRegions, type RegionPair } from './region-pairs';

const limits = ['requestsPerMinute', 'burstPerSecond', 'tokensPerMinute', 'tokensPerDay', 'concurrency'] as const;

/**
 * A Region's limits are the tier's divided by the Regions less one: when one comes or goes they change in every other Region, while
 * what a customer may send stays as it is. Limits that change otherwise are told by themselves.
 */
export function explainSharedLimits(comparison: Comparison): readonly LocalChange[] {
  return pairRegions(comparison).flatMap((pair) => {
    const { scope, jurisdiction } = pair;
    const [was, is] = [divisor(jurisdiction.before), divisor(jurisdiction.after)];
    const shared = was === is ? [] : sharedTiers(pair, was, is);
    const fields = new Set(shared.flatMap(({ addresses }) => addresses));
    const addresses = addressesWhere(comparison.open, ({ address }) => fields.has(address));
    if (addresses.length === 0) return [];
    const text = `limits of tiers divided by ${was} -> ${is} in each Region: what a customer may send in all stays`;
    const cause = { kind: 'tier', scope, label: 'limits of tiers', value: null } as const;
    const causes = shared.map(({ name }) => ({ ...cause, subject: name, marks: [name] }));
    return [localChange({ group: 'availability', scope, text, addresses, causes })];
  });
}

function divisor(jurisdiction: Jurisdiction | null): number {
  return Math.max(1, (jurisdiction?.regions.length ?? 0) - 1);
}

/** Tiers whose limits differ by the division alone, with their addresses. */
function sharedTiers({ before, after, address }: RegionPair, was: number, is: number) {
  if (before === null || after === null) return [];
  return pairByName(before.gateway.tiers, after.gateway.tiers).flatMap((tier) => {
    if (tier.before === null || tier.after === null) return [];
    const sides = [tier.before, tier.after] as const;
    const shared = limits.filter((limit) => isShared(sides, limit, was / is));
    return [{ name: tier.name, addresses: shared.map((limit) => `${address}.gateway.tiers[${tier.name}].${limit}`) }];
  });
}

/** Division rounds, by less than one on either side. */
function isShared([was, is]: readonly [Tier, Tier], limit: (typeof limits)[number], ratio: number): boolean {
  return was[limit] !== is[limit] && Math.abs(is[limit] - was[limit] * ratio) < Math.max(1, ratio);
}
