import type { CostInput } from './cost-input';
import { type CostLevel, nodesAtLevel } from './cost-level';
import type { PriceBook } from './price-book';
import { isPrice } from './price-demand';
import { paidPrice } from './price-nodes';
import { leastUsdPerHour } from './spot-blend';

/** Model nodes as they are paid for, against the same nodes all on-demand. Disks cost the same and are left out. */
export interface OnDemandSaving {
  readonly allOnDemandUsdPerHour: number;
  readonly paidUsdPerHour: number;
  /** Below 0 where spot is dearer than on-demand. */
  readonly savedUsdPerHour: number;
  /** Part of `allOnDemandUsdPerHour`; null when there is nothing to compare. */
  readonly savedShare: number | null;
  /** Part of the compared nodes that is paid for as spot; null when there is nothing to compare. */
  readonly spotShareOfNodes: number | null;
  /** Nodes without an on-demand price: on neither side. */
  readonly nodesNotCompared: number;
}

export function onDemandSaving({ regions }: CostInput, level: CostLevel, prices: PriceBook): OnDemandSaving {
  let allOnDemandUsdPerHour = 0;
  let paidUsdPerHour = 0;
  let nodes = 0;
  let spotNodes = 0;
  let nodesNotCompared = 0;
  for (const region of regions) {
    for (const wanted of nodesAtLevel(region, level)) {
      const paid = paidPrice(wanted, region.region, prices);
      const onDemandUsdPerHour = paid?.price.onDemandUsdPerHour;
      if (paid === null || !isPrice(onDemandUsdPerHour)) {
        nodesNotCompared += wanted.nodes;
        continue;
      }
      allOnDemandUsdPerHour += wanted.nodes * onDemandUsdPerHour;
      paidUsdPerHour += wanted.nodes * paid.usdPerHour;
      nodes += wanted.nodes;
      spotNodes += paid.purchase === 'spot' ? wanted.nodes : 0;
    }
  }
  const savedUsdPerHour = allOnDemandUsdPerHour - paidUsdPerHour;
  return {
    allOnDemandUsdPerHour,
    paidUsdPerHour,
    savedUsdPerHour,
    savedShare: allOnDemandUsdPerHour >= leastUsdPerHour ? savedUsdPerHour / allOnDemandUsdPerHour : null,
    spotShareOfNodes: nodes > 0 ? spotNodes / nodes : null,
    nodesNotCompared,
  };
}
