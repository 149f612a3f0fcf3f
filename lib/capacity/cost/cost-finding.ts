import type { UnpricedLine } from './cost-line';
import type { CostSum } from './sum-costs';

/** Something about the cost that its reader must know: data first, words by `describeCostFinding`. */
export type CostFinding = MissingPrice | MissingSpotPrice | BudgetExceeded;

/** Wanted, but without a price: it is in no sum. */
export interface MissingPrice {
  readonly code: 'missing-price';
  readonly region: string;
  /** Item of the price book, or instance type and purchase. */
  readonly item: string;
  /** What the price book lacks, any of which would do. */
  readonly fields: UnpricedLine['fields'];
  /** Most that is wanted at any one level of load. */
  readonly quantity: number;
  readonly unit: string;
  readonly per: UnpricedLine['per'];
}

/** Wanted as spot, no spot capacity seen: priced on-demand. */
export interface MissingSpotPrice {
  readonly code: 'missing-spot-price';
  readonly region: string;
  readonly instanceType: string;
  readonly field: 'spotTypicalUsdPerHour';
  readonly onDemandUsdPerHour: number;
}

/** A month at the mean load costs more than it may. */
export interface BudgetExceeded {
  readonly code: 'budget-exceeded';
  readonly budgetUsdPerMonth: number;
  readonly usdPerMonth: number;
  readonly excessUsdPerMonth: number;
  /** Something has no price: the cost is higher still. */
  readonly isLowerBound: boolean;
  /** The dearest parts, dearest first, three at most. */
  readonly largestParts: readonly (Pick<CostSum, 'usdPerMonth'> & { readonly name: string })[];
}

/** A finding in words. */
export function describeCostFinding(finding: CostFinding): string {
  switch (finding.code) {
    case 'missing-price': {
      const { region, item, fields, quantity, unit, per } = finding;
      const measure = unit.replace(/-?(?:hour|month)$/, '');
      const amount = `${quantity.toLocaleString('en-US', { maximumFractionDigits: 1 })}${measure === '' ? '' : ` ${measure}`}`;
      return `${region}: ${item}: ${fields.join(' and ')} not known; left out of the sums: up to ${amount} ${per === 'month' ? 'a month' : 'at a time'}`;
    }
    case 'missing-spot-price':
      return `${finding.region}: ${finding.instanceType}: spotTypicalUsdPerHour not known; its spot nodes are priced on-demand, $${finding.onDemandUsdPerHour} an hour`;
    case 'budget-exceeded': {
      const parts = finding.largestParts.map(({ name, usdPerMonth }) => `${name} ${usd(usdPerMonth)}`).join(', ');
      const least = finding.isLowerBound ? 'at least ' : '';
      return `budgetUsdPerMonth: ${usd(finding.budgetUsdPerMonth)} a month is exceeded by ${least}${usd(finding.excessUsdPerMonth)}: the mean month costs ${usd(finding.usdPerMonth)}; largest: ${parts}`;
    }
  }
}

function usd(amount: number): string {
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
