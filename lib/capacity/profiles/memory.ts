import { usableGpuMemory } from '#blueprint';
import { gpusOf, type Replica } from './replica';

/**
 * Memory of each GPU that neither weights nor cache may use: activations of a profiling step, CUDA graphs, NCCL buffers, what the
 * runtime itself holds. 1.5 to 2 GB in practice (discuss.vllm.ai/t/2552, 2026), of which NCCL 0.34 to 0.41 GB
 * (aiconfigurator@ee962fc systems/l40s.yaml); the upper end is taken.
 */
const engineOverheadBytes = 2 * 1024 ** 3;

const mib = 1024 ** 2;

/** Bytes of one key or value: vLLM keeps bf16 (`--kv-cache-dtype auto`); TensorRT-LLM's fp8 checkpoints carry an fp8 cache. */
function kvElementBytes({ engine, precision }: Replica): number {
  return engine === 'tensorrt-llm' && precision !== 'bf16' ? 1 : 2;
}

/** KV-cache bytes of one token on one GPU of a stage; with more GPUs than KV heads each still holds one head. */
export function kvBytesPerTokenPerGpu(replica: Replica): number {
  const { layers, kvHeads, headSize } = replica.architecture;
  const headsPerGpu = Math.max(1, kvHeads / replica.tensor);
  return 2 * layers * headsPerGpu * headSize * kvElementBytes(replica);
}

/**
 * Tokens that the KV cache holds beside weights, activations and engine overhead, at vLLM's default share of GPU memory
 * (`--gpu-memory-utilization`, 0.9); 0 when the weights do not fit.
 */
export function kvCapacityTokens(replica: Replica): number {
  const usableBytes = replica.memoryMiBEach * mib * usableGpuMemory - engineOverheadBytes;
  const freeBytes = usableBytes - replica.weightsBytes / gpusOf(replica);
  return Math.max(0, Math.floor((freeBytes * replica.pipeline) / kvBytesPerTokenPerGpu(replica)));
}
