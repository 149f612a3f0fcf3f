import { estimatePool, type PoolEstimate, type PoolLoad } from './estimate-pool';
import type { PoolService } from './pool-service';

const remembered = new WeakMap<PoolService, Map<string, PoolEstimate>>();

/** `estimatePool`, worked out once for each load: most cases of a matrix leave most pools as they were. */
export function rememberEstimate(service: PoolService, load: PoolLoad): PoolEstimate {
  const ofService = remembered.get(service) ?? new Map<string, PoolEstimate>();
  remembered.set(service, ofService);
  const key = `${load.replicas} ${load.perSecond} ${load.networkMs}`;
  const known = ofService.get(key);
  if (known !== undefined) return known;
  const estimate = estimatePool(service, load);
  ofService.set(key, estimate);
  return estimate;
}
