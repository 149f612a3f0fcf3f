import { estimatePool, type PoolLoad, unloadedTtftMs } from './estimate-pool';
import { isWithin } from './meets-slo';
import { type PoolService, saturationPerSecond } from './pool-service';

/** A load for which a number of replicas is wanted. */
export type Demand = Omit<PoolLoad, 'replicas'>;

/**
 * The least replicas, at least 1, that hold the TTFT bound under a load: enough to complete what arrives, and then up until the
 * estimate meets the bound. A bound that no number of replicas meets counts as the least attainable one, so that a looser bound never
 * asks for more; the plan reports it as a finding. TPOT is held by the batch already.
 */
export function replicasFor(service: PoolService, demand: Demand): number {
  const boundMs = attainableBoundMs(service, demand.networkMs);
  const holds = (replicas: number) => isWithin(estimatePool(service, { ...demand, replicas }).ttftMs.total, boundMs);
  let failing = Math.floor(demand.perSecond / saturationPerSecond(service));
  let step = 1;
  while (!holds(failing + step)) {
    failing += step;
    step *= 2;
  }
  let holding = failing + step;
  while (holding - failing > 1) {
    const middle = Math.floor((failing + holding) / 2);
    if (holds(middle)) holding = middle;
    else failing = middle;
  }
  return holding;
}

/** Halvings of an interval until it is a millionth of what it was. */
const halvings = 20;

/** The highest load that a number of replicas holds within the TTFT bound, requests per second, to a millionth. */
export function heldPerSecond(service: PoolService, { replicas, networkMs }: Omit<PoolLoad, 'perSecond'>): number {
  const boundMs = attainableBoundMs(service, networkMs);
  let held = 0;
  let beyond = replicas * saturationPerSecond(service);
  for (let halving = 0; halving < halvings; halving += 1) {
    const perSecond = (held + beyond) / 2;
    if (isWithin(estimatePool(service, { replicas, perSecond, networkMs }).ttftMs.total, boundMs)) held = perSecond;
    else beyond = perSecond;
  }
  return held;
}

function attainableBoundMs(service: PoolService, networkMs: number): number {
  return Math.max(service.slo.ttft.boundMs, unloadedTtftMs(service, networkMs));
}
