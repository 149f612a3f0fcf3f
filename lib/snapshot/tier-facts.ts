import type { Gateway, Region } from '#topology';
import { byName, type Fact, type Facts, OfEach } from './fact';

type Tier = Gateway['tiers'][number];
type Limit = Gateway['rateLimits']['rules'][number];

/** What a customer may use of a Region. A limit that the gateway does not count as it is said is told with what it counts. */
export function tierFacts({ gateway }: Region): Facts {
  const { tiers, rateLimits } = gateway;
  const ofEach = (tell: (tier: Tier) => Fact) => new OfEach(byName(tiers, tell));
  const counted = (tier: Tier, said: number, of: Pick<Limit, 'counts' | 'unit'>): Fact => {
    const rules = rateLimits.rules.filter(
      (rule) => rule.tier === tier.name && rule.counts === of.counts && rule.unit === of.unit,
    );
    const limits = rules.map(({ limit }) => limit);
    return limits.length === 1 && limits[0] === said ? said : `${said}, counted ${limits.join(' and ') || 'never'}`;
  };
  return {
    priority: ofEach(({ priority }) => priority),
    requestsPerMinute: ofEach((tier) => counted(tier, tier.requestsPerMinute, { counts: 'requests', unit: 'Minute' })),
    burstPerSecond: ofEach((tier) => counted(tier, tier.burstPerSecond, { counts: 'requests', unit: 'Second' })),
    tokensPerMinute: ofEach((tier) => counted(tier, tier.tokensPerMinute, { counts: 'tokens', unit: 'Minute' })),
    tokensPerDay: ofEach((tier) => counted(tier, tier.tokensPerDay, { counts: 'tokens', unit: 'Day' })),
    concurrency: ofEach(({ concurrency }) => concurrency),
    safety: ofEach(({ safety }) => safety),
  };
}
