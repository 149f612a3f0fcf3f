import type { Placement, ServingPool } from '#topology';
import type { Volume } from './pod';

export interface MountedVolume {
  readonly volume: Volume;
  readonly mountPath: string;
}

/** The only places an engine can write to; all vanish with the pod. On nodes with local NVMe they lie there. */
export function engineVolumes(
  { weights }: ServingPool,
  { sharedMemoryMiB, disk }: Placement,
): readonly MountedVolume[] {
  const scratch = { volume: { name: 'tmp', emptyDir: { sizeLimit: `${disk.scratchMiB}Mi` } }, mountPath: '/tmp' };
  const cache = {
    volume: { name: 'cache', emptyDir: { sizeLimit: `${disk.cacheMiB}Mi` } },
    mountPath: weights.cachePath,
  };
  if (sharedMemoryMiB === 0) return [scratch, cache];
  // tensor-parallel workers exchange through it; the runtime's own has 64 MiB
  const emptyDir = { medium: 'Memory', sizeLimit: `${sharedMemoryMiB}Mi` };
  return [scratch, cache, { volume: { name: 'shared-memory', emptyDir }, mountPath: '/dev/shm' }];
}
