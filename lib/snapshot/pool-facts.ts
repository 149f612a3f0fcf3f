import type { ModelPool, Placement, Region } from '#topology';
import { byName, type Fact, type Facts, Line } from './fact';
import { ofPlacements } from './of-placements';

/** Model pools: what each has of its own. */
export function poolFacts({ modelPools }: Region): Facts {
  return byName(modelPools, ownFacts);
}

function ownFacts(pool: ModelPool): Facts {
  const { base, burst } = pool;
  return {
    base: base.replicas,
    burst: burst && `${burst.minReplicas}-${burst.maxReplicas}`,
    instanceTypes: new Line(ofPlacements(pool, ({ instanceTypes }) => instanceTypes)),
    pods: new Line(ofPlacements(pool, podFact)),
  };
}

function podFact({ gpusPerPod, cpuMillis, memoryMiB, sharedMemoryMiB }: Placement): Fact {
  return { gpus: gpusPerPod, cpuMillis, memoryMiB, sharedMemoryMiB };
}
