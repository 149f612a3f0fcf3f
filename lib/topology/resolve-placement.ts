import { gpusPerReplica, instanceClassOf, type ModelBlueprint } from '#blueprint';
import { instanceType } from '#catalog';
import type { Taint } from './labels';
import type { Placement } from './model-pool';
import { labelKeys } from './names';
import { instanceClassTaints } from './resolve-node-pools';

/** What kubelet, system daemons and DaemonSets keep of a node. */
const reserved = { vcpu: 1, memoryGiB: 3 };

/** Part of what is left that pods may ask for, so that a daemon more does not leave one of them Pending. */
const usable = 0.85;

/** What a simulator takes: one Go process that holds no weights. */
const simulatorSize = {
  cpuMillis: 200,
  memoryMiB: 256,
  sharedMemoryMiB: 0,
  disk: { cacheMiB: 64, scratchMiB: 64, logMiB: 128 },
};

/** Weights stream past the disk: what an engine writes are kernels, a few GiB at most, tokenizers, and its log. Assumed. */
const engineDisk = { cacheMiB: 16_384, scratchMiB: 8192, logMiB: 1024 };

/** Shared memory of tensor-parallel workers for their collectives (NCCL), MiB a GPU. */
const sharedMemoryMiBPerGpu = 2048;

/** Where the replicas of one list of instance types run, and what each of their pods takes. */
export function resolvePlacement(
  model: ModelBlueprint,
  types: readonly string[],
  part: { readonly capacityTypes: Placement['capacityTypes']; readonly priorityClass: string },
): Placement {
  const instanceClasses = [...new Set(types.map(instanceClassOf))];
  return {
    instanceClasses,
    instanceClassKey: labelKeys.instanceClass,
    instanceTypes: types,
    capacityTypes: part.capacityTypes,
    tolerations: uniqueTaints(instanceClasses.flatMap(instanceClassTaints)),
    ...podSize(model, types),
    priorityClass: part.priorityClass,
  };
}

function uniqueTaints(taints: readonly Taint[]): Taint[] {
  return taints.filter(
    (taint, index) => taints.findIndex((other) => other.key === taint.key && other.value === taint.value) === index,
  );
}

/** What one pod asks for: its GPUs, and its part of the smallest of the nodes it may land on. */
function podSize(model: ModelBlueprint, types: readonly string[]) {
  const known = types.map((name) => instanceType(name)).filter((type) => type !== undefined);
  const gpus = Math.min(...known.map((type) => type.gpu?.count ?? 0));
  if (gpus === 0) return { gpusPerPod: 0, ...simulatorSize };
  const gpusPerPod = Math.min(gpusPerReplica(model), gpus);
  const parts = known.map((type) => {
    const podsPerNode = Math.floor((type.gpu?.count ?? 1) / gpusPerPod);
    return {
      cpuMillis: ((type.vcpu - reserved.vcpu) * 1000 * usable) / podsPerNode,
      memoryMiB: ((type.memoryGiB - reserved.memoryGiB) * 1024 * usable) / podsPerNode,
    };
  });
  return {
    gpusPerPod,
    cpuMillis: roundDown(Math.min(...parts.map((part) => part.cpuMillis)), 100),
    memoryMiB: roundDown(Math.min(...parts.map((part) => part.memoryMiB)), 256),
    sharedMemoryMiB: gpusPerPod * sharedMemoryMiBPerGpu,
    disk: engineDisk,
  };
}

function roundDown(value: number, step: number): number {
  return Math.floor(value / step) * step;
}
