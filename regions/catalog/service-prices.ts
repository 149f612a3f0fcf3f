import { type ServiceItem, type ServicePriceBlock, servicePriceBlocks } from './service-price-figures';
import type { Sourced } from './sourced';

/** What one unit of an AWS service cost in one Region, before tax, discounts and free tiers, first tier where there are several. */
export interface ServicePrice {
  /** What is paid for; its name ends in the unit. */
  readonly item: ServiceItem;
  /** Code of the Region, or `global` for what costs the same everywhere or belongs to no Region. */
  readonly region: string;
  /** US dollars per unit. */
  readonly usd: number;
}

function pricesOf(block: ServicePriceBlock): readonly Sourced<ServicePrice>[] {
  return Object.entries(block.usd).flatMap(([region, row]) =>
    Object.entries(row).map(([item, usd]) =>
      Object.freeze({ item: item as ServiceItem, region, usd, ...block.provenance }),
    ),
  );
}

/** Every figure that is known, each item and Region once. */
export const servicePrices: readonly Sourced<ServicePrice>[] = Object.freeze(servicePriceBlocks.flatMap(pricesOf));

const byItemAndRegion: ReadonlyMap<string, Sourced<ServicePrice>> = new Map(
  servicePrices.map((entry) => [`${entry.item} ${entry.region}`, entry]),
);

/**
 * What an item cost in a Region: the Region's own figure, else the global one. Undefined when neither is known: a sum that
 * needs it must say so instead of counting zero.
 */
export function servicePrice(item: ServiceItem, regionName: string): Sourced<ServicePrice> | undefined {
  return byItemAndRegion.get(`${item} ${regionName}`) ?? byItemAndRegion.get(`${item} global`);
}
