import type { Placement } from '#topology';
import { wellKnown } from './well-known';

/** Requests equal to limits: such a pod is the last that a node under pressure evicts. GPUs cannot be overcommitted anyway. */
export function podResources({ cpuMillis, memoryMiB, gpusPerPod, disk }: Placement) {
  const amounts: Record<string, string> = {
    cpu: `${cpuMillis}m`,
    memory: `${memoryMiB}Mi`,
    'ephemeral-storage': `${disk.cacheMiB + disk.scratchMiB + disk.logMiB}Mi`,
    ...(gpusPerPod === 0 ? {} : { [wellKnown.gpu]: String(gpusPerPod) }),
  };
  return { requests: amounts, limits: amounts };
}
