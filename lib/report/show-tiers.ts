import type { Region } from '#topology';
import type { Layout } from './layout';
import { mark } from './mark';
import { regionSection } from './region-section';
import type { ShownRegions } from './shown-regions';

const head = ['tier', 'priority', 'requests/min', 'burst/s', 'tokens/min', 'tokens/day', 'concurrent', 'safety'];

/** What each class of customer may ask of a Region. */
export function showTiers(shown: ShownRegions, layout: Layout): string {
  const rowsOf = ({ gateway }: Region) =>
    gateway.tiers.map((tier) => [
      tier.name,
      tier.priority,
      tier.requestsPerMinute,
      tier.burstPerSecond,
      tier.tokensPerMinute,
      tier.tokensPerDay,
      tier.concurrency,
      tier.safety === 'fail-open' ? mark(tier.safety, 'notice', layout) : tier.safety,
    ]);
  return regionSection({ title: 'Tiers', note: 'limits at the gateway of a Region', head, rowsOf }, shown, layout);
}
