import { type ModelBlueprint, nodesPerReplica } from '#blueprint';
import { type Gpu, gpu, type InstanceType } from '#catalog';

/** Software that runs the model. Only its overheads differ, see `EngineCosts`. */
export type EngineFamily = 'vllm' | 'tensorrt-llm' | 'sglang';

/** One replica in the terms of physics: what is computed, on what. */
export interface Replica {
  readonly architecture: ModelBlueprint['architecture'];
  readonly precision: ModelBlueprint['precision'];
  readonly weightsBytes: number;
  readonly engine: EngineFamily;
  readonly gpu: Gpu;
  /** Memory of one GPU, MiB, as the instance type reports it. */
  readonly memoryMiBEach: number;
  /** GPUs that hold one layer together. */
  readonly tensor: number;
  /** Stages that layers are split into. */
  readonly pipeline: number;
  /** Nodes that the replica spans. */
  readonly nodes: number;
}

/**
 * The replica that a model makes on an instance type with GPUs.
 *
 * @throws when the catalogue does not know the type's GPU
 */
export function replicaOf(model: ModelBlueprint, type: InstanceType): Replica {
  const known = gpu(type.gpu?.model ?? '');
  if (type.gpu === null || known === undefined) {
    throw new Error(`${type.name}: "${type.gpu?.model ?? 'no GPU'}" is not a GPU of the catalogue; a model needs one`);
  }
  return {
    architecture: model.architecture,
    precision: model.precision,
    weightsBytes: model.weights.bytes,
    engine: 'vllm',
    gpu: known,
    memoryMiBEach: type.gpu.memoryMiBEach,
    tensor: model.parallelism.tensor,
    pipeline: model.parallelism.pipeline,
    nodes: nodesPerReplica(model, type),
  };
}

/** GPUs of a replica. */
export function gpusOf({ tensor, pipeline }: Replica): number {
  return tensor * pipeline;
}
