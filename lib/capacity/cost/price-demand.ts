import { isUnverified, type Provenance } from '#catalog';
import { type Bill, type CostLine, type CostPart, type Demand, hoursPerMonth } from './cost-line';
import type { CostItem, PriceBook } from './price-book';

/** Where a demand arises. */
export interface Place {
  readonly region: string;
  readonly jurisdiction: string;
}

/** A demand for an item of the price book; its unit follows from the item's name. */
export interface ServiceDemand {
  readonly part: CostPart;
  readonly what: string;
  readonly model?: string;
  readonly item: CostItem;
  readonly quantity: number;
}

/** Ends of item names and the units that they say, the longest first. */
const units: readonly (readonly [ending: string, unit: string, per: Demand['per']])[] = [
  ['10MillionSamples', '10 million samples', 'month'],
  ['GBMonth', 'GB-month', 'month'],
  ['GBHour', 'GB-hour', 'hour'],
  ['Million', 'million units', 'month'],
  ['LcuHour', 'LCU-hour', 'hour'],
  ['Hour', 'hour', 'hour'],
  ['Month', 'month', 'month'],
  ['GB', 'GB', 'month'],
];

/** Unit of an item, and whether a quantity of it is one in use at any time or one of a month. AWS's GB are 2^30 bytes. */
export function unitOf(item: CostItem): Pick<Demand, 'unit' | 'per'> {
  const found = units.find(([ending]) => item.endsWith(ending));
  if (found === undefined) throw new Error(`cost: the name of item "${item}" ends in no unit`);
  return { unit: found[1], per: found[2] };
}

/** Prices items of one Region. What is not wanted at all leaves no line; what has no price leaves one without. */
export function priceServices(place: Place, demands: readonly ServiceDemand[], prices: PriceBook): Bill {
  const lines: CostLine[] = [];
  const unpriced: Bill['unpriced'][number][] = [];
  for (const { model = null, ...wanted } of demands) {
    if (wanted.quantity === 0) continue;
    const demand: Demand = { ...place, ...wanted, model, ...unitOf(wanted.item) };
    const price = prices.service(wanted.item, place.region);
    if (price === undefined || !isPrice(price.usd)) unpriced.push({ ...demand, fields: ['usd'] });
    else lines.push(priceLine(demand, price.usd, price));
  }
  return { lines, unpriced };
}

/** Far above any price of a unit, USD, and small enough that no quantity times it overflows. */
const largestUsd = 1e9;

/** Whether a number can stand as a price. */
export function isPrice(usd: number | null | undefined): usd is number {
  return usd !== null && usd !== undefined && usd >= 0 && usd <= largestUsd;
}

export function priceLine(
  demand: Demand,
  usdPerUnit: number,
  price: Provenance & { readonly region: string },
): CostLine {
  const usd = demand.quantity * usdPerUnit;
  return {
    ...demand,
    usdPerUnit,
    usdPerHour: demand.per === 'hour' ? usd : usd / hoursPerMonth,
    usdPerMonth: demand.per === 'hour' ? usd * hoursPerMonth : usd,
    priceRegion: price.region,
    source: price.source,
    asOf: price.asOf,
    unverified: isUnverified(price),
  };
}
