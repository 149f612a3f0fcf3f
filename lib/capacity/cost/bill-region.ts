import type { RegionCostInput } from './cost-input';
import { type CostLevel, nodesAtLevel } from './cost-level';
import { type Bill, joinBills } from './cost-line';
import { flowDemands } from './flow-demands';
import type { PriceBook } from './price-book';
import { priceServices } from './price-demand';
import { priceNodes } from './price-nodes';
import { priceSystemNodes } from './price-system-nodes';
import { standingDemands } from './standing-demands';
import { storageDemands } from './storage-demands';

/** Everything that one Region costs at a level of load. */
export function billRegion(region: RegionCostInput, level: CostLevel, prices: PriceBook): Bill {
  const place = { region: region.region, jurisdiction: region.jurisdiction };
  const services = [...standingDemands(region.standing), ...storageDemands(region), ...flowDemands(region, level)];
  return joinBills([
    ...nodesAtLevel(region, level).map((wanted) => priceNodes(place, wanted, prices)),
    ...region.systemNodes.map((group) => priceSystemNodes(place, group, prices)),
    priceServices(place, services, prices),
  ]);
}
