import type { NodeGroup, Purchase } from './cost-input';
import type { Bill, Demand, PriceField } from './cost-line';
import type { NodePrice, PriceBook } from './price-book';
import { isPrice, type Place, priceLine, priceServices } from './price-demand';

/** Some nodes of one type; how many may be a fraction, as the mean of a day. */
export type WantedNodes = Pick<NodeGroup, 'model' | 'instanceType' | 'purchase' | 'volumeGiBPerNode'> & {
  readonly nodes: number;
};

/** How a node is paid for after all, and what an hour of it costs. */
export interface PaidPrice {
  readonly purchase: Purchase;
  readonly usdPerHour: number;
  readonly price: NodePrice;
}

/**
 * Price of a node as it will be paid: spot without a known spot price falls back to on-demand, as the node pools do; a
 * reservation costs the on-demand price. Null when there is none.
 */
export function paidPrice(wanted: Omit<WantedNodes, 'nodes'>, region: string, prices: PriceBook): PaidPrice | null {
  const price = prices.node(wanted.instanceType, region);
  if (price === undefined) return null;
  const { onDemandUsdPerHour, spotTypicalUsdPerHour } = price;
  if (wanted.purchase === 'spot' && isPrice(spotTypicalUsdPerHour)) {
    return { purchase: 'spot', usdPerHour: spotTypicalUsdPerHour, price };
  }
  if (!isPrice(onDemandUsdPerHour)) return null;
  const purchase = wanted.purchase === 'reserved' ? 'reserved' : 'on-demand';
  return { purchase, usdPerHour: onDemandUsdPerHour, price };
}

/** Prices model nodes and their disks. */
export function priceNodes(place: Place, wanted: WantedNodes, prices: PriceBook): Bill {
  if (wanted.nodes === 0) return { lines: [], unpriced: [] };
  const { instanceType, model } = wanted;
  const paid = paidPrice(wanted, place.region, prices);
  const purchase = paid?.purchase ?? wanted.purchase;
  const demand: Demand = {
    ...place,
    part: `nodes-${purchase}`,
    what: model ?? 'shared by all models',
    model,
    item: `${instanceType} ${purchase}`,
    quantity: wanted.nodes,
    unit: 'hour',
    per: 'hour',
  };
  const volumes = priceServices(place, [nodeVolumes(wanted)], prices);
  if (paid !== null) {
    return { ...volumes, lines: [priceLine(demand, paid.usdPerHour, paid.price), ...volumes.lines] };
  }
  return {
    ...volumes,
    unpriced: [{ ...demand, fields: lackingFields(wanted, place.region, prices) }, ...volumes.unpriced],
  };
}

function lackingFields(
  { instanceType, purchase }: WantedNodes,
  region: string,
  prices: PriceBook,
): readonly PriceField[] {
  if (prices.node(instanceType, region) === undefined) return ['offer'];
  return purchase === 'spot' ? ['spotTypicalUsdPerHour', 'onDemandUsdPerHour'] : ['onDemandUsdPerHour'];
}

function nodeVolumes({ model, nodes, volumeGiBPerNode }: WantedNodes) {
  return {
    part: 'volumes',
    what: `disks of nodes, ${model ?? 'shared'}`,
    ...(model === null ? {} : { model }),
    item: 'ebsGp3GBMonth',
    quantity: nodes * volumeGiBPerNode,
  } as const;
}
