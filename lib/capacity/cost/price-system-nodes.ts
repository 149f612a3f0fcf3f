import type { SystemNodeGroup } from './cost-input';
import type { Bill } from './cost-line';
import type { PriceBook } from './price-book';
import type { Place } from './price-demand';
import { priceNodes } from './price-nodes';

/** System nodes are on-demand nodes that belong to no model, under a part of their own. */
export function priceSystemNodes(place: Place, group: SystemNodeGroup, prices: PriceBook): Bill {
  const bill = priceNodes(place, { ...group, model: null, purchase: 'on-demand' }, prices);
  return { lines: bill.lines.map(asSystem), unpriced: bill.unpriced.map(asSystem) };
}

function asSystem<T extends Bill['lines'][number] | Bill['unpriced'][number]>(line: T): T {
  return line.part === 'volumes'
    ? { ...line, what: 'disks of system nodes' }
    : { ...line, part: 'system-nodes', what: 'system nodes' };
}
