import { type Bill, type CostLine, type Demand, hoursPerMonth } from './cost-line';

/** What some lines cost together. */
export interface CostSum {
  readonly usdPerHour: number;
  readonly usdPerMonth: number;
  /** Part of `usdPerMonth` whose prices were seen in no primary source. */
  readonly unverifiedUsdPerMonth: number;
  /** Lines without a price: above 0, the sum is a lower bound. */
  readonly unpricedLines: number;
}

/** A sum and what it is of: a Region, a jurisdiction, a part. */
export interface NamedSum extends CostSum {
  readonly name: string;
}

export function sumCosts({ lines, unpriced }: Bill): CostSum {
  const usdPerHour = lines.reduce((sum, line) => sum + line.usdPerHour, 0);
  return {
    usdPerHour,
    usdPerMonth: usdPerHour * hoursPerMonth,
    unverifiedUsdPerMonth: lines.reduce((sum, line) => sum + (line.unverified ? line.usdPerMonth : 0), 0),
    unpricedLines: unpriced.length,
  };
}

/** Sums by a word of each line, in the order in which the words first appear. */
export function sumsBy(bill: Bill, word: (line: Demand) => string): NamedSum[] {
  const groups = new Map<string, { lines: CostLine[]; unpriced: Bill['unpriced'][number][] }>();
  const groupOf = (line: Demand) => {
    const name = word(line);
    const group = groups.get(name) ?? { lines: [], unpriced: [] };
    groups.set(name, group);
    return group;
  };
  for (const line of bill.lines) groupOf(line).lines.push(line);
  for (const line of bill.unpriced) groupOf(line).unpriced.push(line);
  return [...groups].map(([name, group]) => ({ name, ...sumCosts(group) }));
}
