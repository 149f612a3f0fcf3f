import type { InstanceType } from '#catalog';
import type { ModelBlueprint } from './blueprint';

/**
 * Part of a GPU's memory that the engine may fill: vLLM's `--gpu-memory-utilization` default, 0.9
 * (docs.vllm.ai, engine arguments, 2026-11). The rest is for CUDA graphs, the driver and fragmentation.
 */
export const usableGpuMemory = 0.9;

/** Bytes of one key or value in the cache: vLLM's `--kv-cache-dtype auto` keeps bf16 for fp8 and fp4 weights too. */
const kvElementBytes = 2;

const mib = 1024 * 1024;

/** GPUs of one replica: tensor times pipeline parallelism. */
export function gpusPerReplica(model: ModelBlueprint): number {
  return model.parallelism.tensor * model.parallelism.pipeline;
}

/** Nodes that one replica spans on an instance type; a type without GPUs runs the simulator on one node. */
export function nodesPerReplica(model: ModelBlueprint, type: InstanceType): number {
  return type.gpu === null ? 1 : Math.ceil(gpusPerReplica(model) / type.gpu.count);
}

/** KV-cache bytes of one token, all layers: 2 (key and value) x layers x KV heads x head size x bytes. Full attention only. */
export function kvBytesPerToken(model: ModelBlueprint): number {
  const { layers, kvHeads, headSize } = model.architecture;
  return 2 * layers * kvHeads * headSize * kvElementBytes;
}

/** GPU memory that one replica may use on an instance type, bytes; 0 without GPUs. */
export function replicaMemoryBytes(model: ModelBlueprint, type: InstanceType): number {
  return type.gpu === null ? 0 : gpusPerReplica(model) * type.gpu.memoryMiBEach * mib * usableGpuMemory;
}

/**
 * KV-cache bytes of one token over the whole replica. More tensor-parallel GPUs than KV heads keep copies of the heads,
 * so the cache grows by tensor / KV heads.
 */
export function replicaKvBytesPerToken(model: ModelBlueprint): number {
  return kvBytesPerToken(model) * Math.max(1, model.parallelism.tensor / model.architecture.kvHeads);
}

/** Tokens that the KV cache of one replica holds beside the weights, on an instance type; negative when the weights do not fit. */
export function kvCapacityTokens(model: ModelBlueprint, type: InstanceType): number {
  const freeBytes = replicaMemoryBytes(model, type) - model.weights.bytes;
  return Math.floor(freeBytes / replicaKvBytesPerToken(model));
}
