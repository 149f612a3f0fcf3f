/** Hours of a month: 8,760 a year / 12, as AWS's own calculator counts. */
export const hoursPerMonth = 730;

/** A month of 730 hours. */
export const secondsPerMonth = hoursPerMonth * 3600;

export const bytesPerGiB = 2 ** 30;

/** What the money goes to. Model nodes stand under the way they are paid for. */
export type CostPart =
  | 'nodes-reserved'
  | 'nodes-on-demand'
  | 'nodes-spot'
  | 'system-nodes'
  | 'clusters'
  | 'nat-gateways'
  | 'load-balancers'
  | 'endpoints'
  | 'addresses'
  | 'volumes'
  | 'storage'
  | 'logs'
  | 'stream'
  | 'tables'
  | 'cache'
  | 'keys'
  | 'dns'
  | 'accelerator'
  | 'metrics'
  | 'transfer';

/** Something that is paid for, before its price is known. */
export interface Demand {
  readonly region: string;
  readonly jurisdiction: string;
  readonly part: CostPart;
  /** What it is for, in a word or two: `weights`, `request-log, cold`. */
  readonly what: string;
  /** Model that it belongs to alone; null: shared. */
  readonly model: string | null;
  /** Item of the price book, or an instance type and how it is paid for. */
  readonly item: string;
  /** Units in use (`per` hour) or units in a month (`per` month). */
  readonly quantity: number;
  readonly unit: string;
  readonly per: 'hour' | 'month';
}

/** One line of the bill. */
export interface CostLine extends Demand {
  readonly usdPerUnit: number;
  readonly usdPerHour: number;
  /** `usdPerHour` x 730. */
  readonly usdPerMonth: number;
  /** Region whose price it is; `global`: the same everywhere. */
  readonly priceRegion: string;
  readonly source: string;
  readonly asOf: string;
  /** No primary source was seen for the price. */
  readonly unverified: boolean;
}

/** Fields of the price book; `offer` is the whole row of an instance type in a Region. */
export type PriceField = 'offer' | 'onDemandUsdPerHour' | 'spotTypicalUsdPerHour' | 'usd';

/** A line without a price: it is in no sum, so every sum that it belongs to is a lower bound. */
export interface UnpricedLine extends Demand {
  /** What the price book lacks, any of which would do. */
  readonly fields: readonly PriceField[];
}

/** Lines with their prices, and those without. */
export interface Bill {
  readonly lines: readonly CostLine[];
  readonly unpriced: readonly UnpricedLine[];
}

export function joinBills(bills: readonly Bill[]): Bill {
  return {
    lines: bills.flatMap((bill) => bill.lines),
    unpriced: bills.flatMap((bill) => bill.unpriced),
  };
}
