import type { Topology } from '#topology';
import { column, type Drawing, group } from './drawing';
import { chainEdges, drawChains } from './failover-chains';
import { drawLoss, lossEdges } from './failover-loss';
import { failoverOrder } from './region-words';
import { jurisdictionOf } from './view';

/** Where the requests for each model go when they cannot be served where they came in, and where it ends. */
export function drawFailover(topology: Topology, name: string): Drawing {
  const jurisdiction = jurisdictionOf(topology, name);
  const { regions } = jurisdiction;
  const orders = regions.map((region) => `${region.name} fails over to ${failoverOrder(region)}`);
  return {
    title: `${topology.deployment.name}: failover in ${name}`,
    description: `${orders.join('; ')}. When nothing in ${name} can answer, requests are refused; none leaves the jurisdiction.`,
    caption: null,
    root: group({
      id: `jurisdiction/${name}`,
      look: 'jurisdiction',
      title: name,
      note: 'failover never leaves it',
      arrangement: column({ rowGap: 16 }),
      parts: [...regions.map(drawChains), drawLoss(jurisdiction)],
    }),
    edges: [...regions.flatMap(chainEdges), ...lossEdges(jurisdiction)],
  };
}
