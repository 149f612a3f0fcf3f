import type { CostInput } from './cost-input';
import { joinBills } from './cost-line';
import type { PriceBook } from './price-book';
import { priceNodes } from './price-nodes';
import { type CostSum, type NamedSum, sumCosts, sumsBy } from './sum-costs';

/** What it costs to hold the loss of a peer warm: nodes beyond those that the Regions' own P95 needs, with their disks. */
export interface FailoverReserve {
  readonly nodes: number;
  readonly total: CostSum;
  /** Regions that hold a reserve. */
  readonly byRegion: readonly NamedSum[];
}

export function failoverReserve({ regions }: CostInput, prices: PriceBook): FailoverReserve {
  const reserves = regions.flatMap(({ region, jurisdiction, nodes }) =>
    nodes.map(({ nodes: counts, ...group }) => ({
      place: { region, jurisdiction },
      wanted: { ...group, nodes: Math.max(0, counts.warm - counts.ownP95) },
    })),
  );
  const bill = joinBills(reserves.map(({ place, wanted }) => priceNodes(place, wanted, prices)));
  return {
    nodes: reserves.reduce((sum, { wanted }) => sum + wanted.nodes, 0),
    total: sumCosts(bill),
    byRegion: sumsBy(bill, (line) => line.region),
  };
}
