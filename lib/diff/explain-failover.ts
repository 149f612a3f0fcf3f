import { order } from './explain-regions';
import { type Comparison, type LocalChange, localChange } from './local-change';
import { addressesWhere, pairRegions } from './region-pairs';

const priority = 'jurisdictions.regions.gateway.routes.rules.backends.priority';

/** Regions that take over for each other in another order, with the routes that say so. */
export function explainFailover(comparison: Comparison): readonly LocalChange[] {
  return pairRegions(comparison).flatMap(({ before, after, scope, address, name }) => {
    if (before === null || after === null) return [];
    const [was, is] = [order(before), order(after)];
    if (was.join() === is.join() || [...was].sort().join() !== [...is].sort().join()) return [];
    const addresses = addressesWhere(
      comparison.open,
      (one) =>
        one.kind === 'changed' &&
        one.region === name &&
        (one.address.startsWith(`${address}.peers[`) && one.address.endsWith('.order')
          ? true
          : one.pattern === priority && (one.elements.at(-1)?.identity.startsWith('peer-') ?? false)),
    );
    const text = `failover order changed: ${was.join(', then ')} -> ${is.join(', then ')}`;
    return addresses.length === 0 ? [] : [localChange({ group: 'availability', scope, text, addresses })];
  });
}
