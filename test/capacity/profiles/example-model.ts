import type { ModelBlueprint } from '#blueprint';

/** Llama-3.1-70B in fp8 on two GPUs, as production runs it; a test states what differs. */
export function exampleModel(change: Partial<ModelBlueprint> = {}): ModelBlueprint {
  return {
    architecture: { parameters: 70_553_706_496, layers: 80, kvHeads: 8, headSize: 128 },
    aliases: [],
    task: 'generate',
    weights: { source: 'hf://meta-llama/Llama-3.1-70B-Instruct', bytes: 70_553_706_496 },
    precision: 'fp8',
    parallelism: { tensor: 2, pipeline: 1 },
    contextTokens: 65_536,
    engine: { kind: 'vllm', arguments: [], maxSequences: 64 },
    instances: { base: ['p5en.48xlarge'], burst: [] },
    canary: null,
    fallback: null,
    routingClass: null,
    slo: { ttft: { percentile: 95, boundMs: 2000 }, tpot: { percentile: 95, boundMs: 50 }, availability: 0.999 },
    loadTests: [],
    ...change,
  };
}
