import { fromSource, type Sourced } from './sourced';

/** The figures of a published model on which memory and speed depend. */
export interface ModelArchitecture {
  /** Repository of the weights, for example `Qwen/Qwen3-32B`. */
  readonly name: string;
  readonly layers: number;
  /** Key-value heads; fewer than the attention heads where groups of them share one. */
  readonly kvHeads: number;
  /** Size of one head, elements. */
  readonly headSize: number;
  /** All parameters, exact. */
  readonly parameters: number;
  /** Parameters that one token passes through: below `parameters` in a mixture of experts. */
  readonly activeParameters: number;
  /** Longest sequence (prompt and completion) of the published configuration, tokens. */
  readonly contextTokens: number;
  /**
   * `full`: each layer attends to the whole sequence, so that a token costs 2 x layers x kvHeads x headSize elements of KV cache.
   * That does not hold for latent attention or sliding windows, so models with those are left out.
   */
  readonly attention: 'full';
}

type Row = readonly [
  name: string,
  layers: number,
  kvHeads: number,
  headSize: number,
  parameters: number,
  activeParameters: number,
  contextTokens: number,
];

function model(row: Row): ModelArchitecture {
  const [name, layers, kvHeads, headSize, parameters, activeParameters, contextTokens] = row;
  return { name, layers, kvHeads, headSize, parameters, activeParameters, contextTokens, attention: 'full' };
}

const aiconfiguratorRows: readonly Row[] = [
  ['meta-llama/Llama-3.1-8B', 32, 8, 128, 8_030_261_248, 8_030_261_248, 131_072],
  ['meta-llama/Llama-3.1-70B', 80, 8, 128, 70_553_706_496, 70_553_706_496, 131_072],
  ['meta-llama/Llama-3.1-405B', 126, 8, 128, 405_853_388_800, 405_853_388_800, 131_072],
  ['Qwen/Qwen3-0.6B', 28, 8, 128, 596_049_920, 596_049_920, 40_960],
  ['Qwen/Qwen3-8B', 36, 8, 128, 8_190_735_360, 8_190_735_360, 40_960],
  ['Qwen/Qwen3-32B', 64, 8, 128, 32_762_123_264, 32_762_123_264, 40_960],
  ['Qwen/Qwen3-30B-A3B', 48, 4, 128, 30_532_122_624, 3_353_032_704, 40_960],
  ['Qwen/Qwen3-235B-A22B', 94, 4, 128, 235_093_634_560, 22_190_763_520, 40_960],
  ['mistralai/Mixtral-8x7B-v0.1', 32, 8, 128, 46_702_792_704, 12_879_925_248, 32_768],
];

const simulatorRows: readonly Row[] = [
  ['Qwen/Qwen3-14B', 40, 8, 128, 14_768_307_200, 14_768_307_200, 40_960],
  ['Qwen/Qwen2.5-7B-Instruct', 28, 4, 128, 7_615_616_512, 7_615_616_512, 32_768],
  ['mistralai/Mistral-Nemo-Instruct-2407', 40, 8, 128, 12_247_782_400, 12_247_782_400, 131_072],
  ['meta-llama/Llama-2-7b-hf', 32, 32, 128, 6_738_415_616, 6_738_415_616, 4_096],
];

const embeddingRows: readonly Row[] = [['Qwen/Qwen3-Embedding-0.6B', 28, 8, 128, 595_776_512, 595_776_512, 32_768]];

const guardRows: readonly Row[] = [['meta-llama/Llama-Guard-3-8B', 32, 8, 128, 8_030_261_248, 8_030_261_248, 131_072]];

/** Tuning changes the weights and neither their number nor their shape. */
const instructRows: readonly Row[] = [
  ['meta-llama/Llama-3.1-8B-Instruct', 32, 8, 128, 8_030_261_248, 8_030_261_248, 131_072],
  ['meta-llama/Llama-3.1-70B-Instruct', 80, 8, 128, 70_553_706_496, 70_553_706_496, 131_072],
  ['meta-llama/Llama-3.1-405B-Instruct', 126, 8, 128, 405_853_388_800, 405_853_388_800, 131_072],
];

const models: readonly Sourced<ModelArchitecture>[] = [
  ...fromSource(
    { source: 'aiconfigurator@095f58a model_configs; parameters computed from them', asOf: '2026' },
    aiconfiguratorRows.map(model),
  ),
  ...fromSource(
    { source: 'inference-sim@f90a1e3 model_configs; parameters computed from them', asOf: '2026' },
    simulatorRows.map(model),
  ),
  ...fromSource(
    {
      source: 'published config.json (vocabulary 151,669, hidden size 1,024); parameters computed from it',
      asOf: '2026-11',
    },
    embeddingRows.map(model),
  ),
  ...fromSource(
    {
      source: 'a tuned Llama-3.1-8B, context 131,072: developers.cloudflare.com/workers-ai/models/llama-guard-3-8b',
      asOf: '2026-11',
    },
    guardRows.map(model),
  ),
  ...fromSource(
    {
      source: 'the base model of the same name, aiconfigurator@095f58a; own configuration not read',
      asOf: 'unverified',
    },
    instructRows.map(model),
  ),
];

/** Names of all models that the catalogue knows. */
export const modelNames: readonly string[] = Object.freeze(models.map((entry) => entry.name));

/** The architecture of a published model, or undefined when the catalogue does not know it. */
export function modelArchitecture(name: string): Sourced<ModelArchitecture> | undefined {
  return models.find((entry) => entry.name === name);
}
