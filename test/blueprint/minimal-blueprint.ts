import type { BlueprintInput } from '#blueprint';

/** The smallest sound production blueprint; each test states only what differs. */
// biome-ignore lint/suspicious/noExplicitAny: tests write what no type allows
export function minimalBlueprint(change: (draft: any) => void = () => undefined): BlueprintInput {
  const blueprint = {
    name: 'test',
    kind: 'production',
    image: { from: 'registry', reference: 'registry.example.com/platform/meridian:0.1.0' },
    jurisdictions: {
      eu: {
        account: '111122223333',
        edge: 'none',
        regions: [
          { name: 'eu-north-1', zones: ['eu-north-1a', 'eu-north-1b', 'eu-north-1c'], cidr: '10.0.0.0/16' },
          { name: 'eu-south-2', zones: ['eu-south-2a', 'eu-south-2b', 'eu-south-2c'], cidr: '10.1.0.0/16' },
        ],
      },
    },
    models: { chat: chatModel() },
    traffic: {
      chat: {
        eu: {
          requestsPerSecond: { p50: 10, p95: 20, peak: 40 },
          promptTokens: { mean: 1000, p95: 4000 },
          completionTokens: { mean: 200, p95: 600 },
        },
      },
    },
    tiers: {
      standard: {
        requestsPerMinute: 600,
        burstPerSecond: 20,
        tokensPerMinute: 60_000,
        tokensPerDay: 1_000_000,
        concurrency: 8,
        priority: 0,
      },
    },
    api: { versions: [{ date: '2026-10-01' }] },
    delivery: 'pulumi',
  } satisfies BlueprintInput;
  change(blueprint);
  return blueprint;
}

/** Qwen3-8B on one L40S. */
export function chatModel() {
  return {
    architecture: { parameters: 8_190_735_360, layers: 36, kvHeads: 8, headSize: 128 },
    task: 'generate' as const,
    weights: { source: 'hf://Qwen/Qwen3-8B', bytes: 16_381_470_720 },
    precision: 'bf16' as const,
    contextTokens: 32_768,
    engine: { kind: 'vllm' as const },
    instances: { base: ['g6e.4xlarge'], burst: ['g6e.4xlarge'] },
    slo: { ttft: { boundMs: 1000 }, tpot: { boundMs: 40 } },
  };
}
