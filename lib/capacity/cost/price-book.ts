import { type Offer, offer, type ServiceItem, type Sourced, servicePrice } from '#catalog';

const unlistedItems = [
  'valkeyServerlessGBHour',
  'valkeyServerlessEcpuMillion',
  'kinesisOnDemandOutGB',
  'kinesisRetentionGBMonth',
  'globalAcceleratorGB',
] as const;

/** What Meridian uses and the catalogue has no price for yet: each shows as a finding until a price book knows it. */
export type UnlistedItem = (typeof unlistedItems)[number];

/** What is paid for besides EC2 instances; the last words of a name are its unit. */
export type CostItem = ServiceItem | UnlistedItem;

export type NodePrice = Sourced<Pick<Offer, 'region' | 'onDemandUsdPerHour' | 'spotTypicalUsdPerHour'>>;

/** US dollars a unit; `region` is where the price holds, `global` for everywhere. */
export type UnitPrice = Sourced<{ readonly region: string; readonly usd: number }>;

/** Where prices are looked up. Undefined or null: not known, which is never the same as free. */
export interface PriceBook {
  node(instanceType: string, region: string): NodePrice | undefined;
  service(item: CostItem, region: string): UnitPrice | undefined;
}

function isListed(item: CostItem): item is ServiceItem {
  return !(unlistedItems as readonly string[]).includes(item);
}

/** Prices of the catalogue: list prices, before tax, discounts and free tiers, each with its source and date. */
export const catalogPrices: PriceBook = {
  node: offer,
  service: (item, region) => (isListed(item) ? servicePrice(item, region) : undefined),
};
