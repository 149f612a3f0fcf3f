import type { BlueprintInput } from '#blueprint';

type ModelInput = BlueprintInput['models'][string];

/** A model that fits all of its instance types. */
export interface ModelKind {
  readonly name: string;
  /** Instance types on each of which a replica has room. */
  readonly types: readonly string[];
  /** Whether replicas span nodes: those never run on spot. */
  readonly overNodes: boolean;
  readonly model: Omit<ModelInput, 'instances'>;
  /** Tokens of a request: mean of the prompt and of the answer. */
  readonly promptTokens: number;
  readonly completionTokens: number;
}

const eightB = { parameters: 8_190_735_360, layers: 36, kvHeads: 8, headSize: 128 };
const seventyB = { parameters: 70_553_706_496, layers: 80, kvHeads: 8, headSize: 128 };
const huge = { parameters: 405_853_388_800, layers: 126, kvHeads: 8, headSize: 128 };
const small = { parameters: 596_049_920, layers: 28, kvHeads: 8, headSize: 128 };
const experts = {
  parameters: 30_532_122_624,
  activeParameters: 3_353_032_704,
  layers: 48,
  kvHeads: 4,
  headSize: 128,
};

const chatSlo = { ttft: { boundMs: 4000 }, tpot: { boundMs: 100 } };
const smallGpus = ['g6e.xlarge', 'g6e.4xlarge', 'g6.xlarge', 'g6.8xlarge', 'g5.4xlarge', 'p5.4xlarge'];
const generate = { task: 'generate' as const, slo: chatSlo };

/** A simulator runs on any machine without a GPU, so that every Region has room for it. */
export const simulator: ModelKind = {
  name: 'simulated',
  types: ['t3.large', 'm7i.large', 'c7i.xlarge', 'm7g.large', 't3.medium'],
  overNodes: false,
  model: {
    ...generate,
    architecture: small,
    weights: { source: 'hf://Qwen/Qwen3-0.6B', bytes: 1_192_099_840 },
    precision: 'bf16',
    contextTokens: 8192,
    engine: { kind: 'simulator', maxSequences: 8 },
  },
  promptTokens: 400,
  completionTokens: 100,
};

/** What is drawn from: simulated and real, on one GPU, on several, over nodes; chat, vectors and classifiers. */
export const modelKinds: readonly ModelKind[] = [
  simulator,
  {
    name: 'chat',
    types: smallGpus,
    overNodes: false,
    model: {
      ...generate,
      architecture: eightB,
      weights: { source: 'hf://Qwen/Qwen3-8B', bytes: 16_381_470_720 },
      precision: 'bf16',
      contextTokens: 16_384,
      engine: { kind: 'vllm' },
    },
    promptTokens: 1000,
    completionTokens: 200,
  },
  {
    name: 'chat-medium',
    types: ['p5en.48xlarge', 'p5.48xlarge', 'p5e.48xlarge', 'g6e.48xlarge', 'g6e.12xlarge'],
    overNodes: false,
    model: {
      ...generate,
      architecture: seventyB,
      weights: { source: 's3://weights.example/llama-70b', bytes: 70_553_706_496 },
      precision: 'fp8',
      parallelism: { tensor: 4 },
      contextTokens: 65_536,
      engine: { kind: 'vllm', arguments: ['--enable-prefix-caching'] },
    },
    promptTokens: 1155,
    completionTokens: 350,
  },
  {
    name: 'spread',
    types: ['p5en.48xlarge', 'p5e.48xlarge', 'p5.48xlarge'],
    overNodes: true,
    model: {
      ...generate,
      slo: { ttft: { boundMs: 10_000 }, tpot: { boundMs: 300 } },
      architecture: huge,
      weights: { source: 'hf://example/huge@v1', bytes: 811_706_777_600 },
      precision: 'bf16',
      parallelism: { tensor: 8, pipeline: 2 },
      contextTokens: 32_768,
      engine: { kind: 'vllm', image: 'registry.example.com/vllm', version: 'v0.21.0-1' },
    },
    promptTokens: 1155,
    completionTokens: 450,
  },
  {
    name: 'experts',
    types: ['p5.4xlarge', 'p5en.48xlarge', 'p4de.24xlarge'],
    overNodes: false,
    model: {
      ...generate,
      architecture: experts,
      weights: { source: 'hf://Qwen/Qwen3-30B-A3B', bytes: 30_532_122_624 },
      precision: 'fp8',
      contextTokens: 32_768,
      engine: { kind: 'vllm', maxSequences: 128 },
    },
    promptTokens: 1000,
    completionTokens: 300,
  },
  {
    name: 'embed',
    types: smallGpus,
    overNodes: false,
    model: {
      task: 'embed',
      slo: { ttft: { boundMs: 800 } },
      architecture: small,
      weights: { source: 'hf://Qwen/Qwen3-Embedding-0.6B', bytes: 1_192_099_840 },
      precision: 'bf16',
      contextTokens: 8192,
      engine: { kind: 'vllm' },
    },
    promptTokens: 400,
    completionTokens: 1,
  },
  {
    name: 'guard',
    types: smallGpus,
    overNodes: false,
    model: {
      task: 'guard',
      slo: { ttft: { boundMs: 800 } },
      architecture: eightB,
      weights: { source: 'hf://meta-llama/Llama-Guard-3-8B', bytes: 16_060_522_496 },
      precision: 'bf16',
      contextTokens: 16_384,
      engine: { kind: 'vllm' },
    },
    promptTokens: 1100,
    completionTokens: 1,
  },
  {
    name: 'moderate',
    types: ['m7i.xlarge', 'c7i.2xlarge'],
    overNodes: false,
    model: {
      task: 'moderate',
      slo: { ttft: { boundMs: 800 } },
      architecture: small,
      weights: { source: 'hf://example/moderation', bytes: 1_192_099_840 },
      precision: 'bf16',
      contextTokens: 8192,
      engine: { kind: 'simulator' },
    },
    promptTokens: 600,
    completionTokens: 1,
  },
];
