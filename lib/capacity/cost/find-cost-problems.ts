import type { BudgetExceeded, CostFinding, MissingPrice, MissingSpotPrice } from './cost-finding';
import type { CostInput } from './cost-input';
import type { UnpricedLine } from './cost-line';
import type { LevelCost } from './cost-plan';
import type { PriceBook } from './price-book';
import { isPrice } from './price-demand';
import { paidPrice } from './price-nodes';

const largestParts = 3;

/** All findings: the budget, then prices that are missing, each once a Region. */
export function findCostProblems(
  input: CostInput,
  levels: Readonly<Record<LevelCost['level'], LevelCost>>,
  prices: PriceBook,
): CostFinding[] {
  return [
    ...overBudget(input.budgetUsdPerMonth, levels.mean),
    ...missingPrices([levels.warm, levels.mean, levels.peak]),
    ...missingSpotPrices(input, prices),
  ];
}

function overBudget(budgetUsdPerMonth: number | null, { total, byPart }: LevelCost): BudgetExceeded[] {
  if (budgetUsdPerMonth === null || total.usdPerMonth <= budgetUsdPerMonth) return [];
  return [
    {
      code: 'budget-exceeded',
      budgetUsdPerMonth,
      usdPerMonth: total.usdPerMonth,
      excessUsdPerMonth: total.usdPerMonth - budgetUsdPerMonth,
      isLowerBound: total.unpricedLines > 0,
      largestParts: [...byPart]
        .sort((one, other) => other.usdPerMonth - one.usdPerMonth)
        .slice(0, largestParts)
        .map(({ name, usdPerMonth }) => ({ name, usdPerMonth })),
    },
  ];
}

/** Quantities of an item add up within a level; the largest level is told. */
function missingPrices(levels: readonly LevelCost[]): MissingPrice[] {
  const found = new Map<string, MissingPrice>();
  for (const { unpriced } of levels) {
    for (const [key, missing] of missingAtLevel(unpriced)) {
      if (missing.quantity > (found.get(key)?.quantity ?? 0)) found.set(key, missing);
    }
  }
  return [...found.values()];
}

function missingAtLevel(lines: readonly UnpricedLine[]): ReadonlyMap<string, MissingPrice> {
  const found = new Map<string, MissingPrice>();
  for (const { region, item, fields, quantity, unit, per } of lines) {
    const key = `${region} ${item}`;
    const known = found.get(key)?.quantity ?? 0;
    found.set(key, { code: 'missing-price', region, item, fields, quantity: known + quantity, unit, per });
  }
  return found;
}

function missingSpotPrices({ regions }: CostInput, prices: PriceBook): MissingSpotPrice[] {
  const found = new Map<string, MissingSpotPrice>();
  for (const { region, nodes } of regions) {
    for (const group of nodes) {
      if (group.purchase !== 'spot' || Math.max(group.nodes.warm, group.nodes.peak) === 0) continue;
      const paid = paidPrice(group, region, prices);
      if (paid === null || paid.purchase === 'spot' || !isPrice(paid.price.onDemandUsdPerHour)) continue;
      found.set(`${region} ${group.instanceType}`, {
        code: 'missing-spot-price',
        region,
        instanceType: group.instanceType,
        field: 'spotTypicalUsdPerHour',
        onDemandUsdPerHour: paid.usdPerHour,
      });
    }
  }
  return [...found.values()];
}
