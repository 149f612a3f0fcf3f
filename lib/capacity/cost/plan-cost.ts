import { billRegion } from './bill-region';
import { checkCostInput } from './check-cost-input';
import type { CostInput } from './cost-input';
import type { CostLevel } from './cost-level';
import { hoursPerMonth, joinBills } from './cost-line';
import type { CostPlan, LevelCost } from './cost-plan';
import { failoverReserve } from './failover-reserve';
import { findCostProblems } from './find-cost-problems';
import { onDemandSaving } from './on-demand-saving';
import { catalogPrices, type PriceBook } from './price-book';
import { priceTokens } from './price-tokens';
import { sumCosts, sumsBy } from './sum-costs';

/**
 * Prices a deployment line by line at three levels of load. A price that is missing leaves a line without one and a finding,
 * never a zero.
 *
 * @throws when a number of the input is not finite, negative or beyond its range, naming each.
 */
export function planCost(input: CostInput, prices: PriceBook = catalogPrices): CostPlan {
  checkCostInput(input);
  const levels = {
    warm: levelCost(input, 'warm', prices),
    mean: levelCost(input, 'mean', prices),
    peak: levelCost(input, 'peak', prices),
  };
  return {
    hoursPerMonth,
    levels,
    failoverReserve: failoverReserve(input, prices),
    findings: findCostProblems(input, levels, prices),
  };
}

function levelCost(input: CostInput, level: CostLevel, prices: PriceBook): LevelCost {
  const bill = joinBills(input.regions.map((region) => billRegion(region, level, prices)));
  return {
    level,
    ...bill,
    total: sumCosts(bill),
    byRegion: sumsBy(bill, (line) => line.region),
    byJurisdiction: sumsBy(bill, (line) => line.jurisdiction),
    byPart: sumsBy(bill, (line) => line.part),
    tokens: priceTokens(input, bill, level),
    saving: onDemandSaving(input, level, prices),
  };
}
