import { defineBlueprint } from '#blueprint';

/**
 * Load by the hour, UTC, against the peak of a moment: office hours of both coasts. An assumption that agrees with the rates above:
 * half of the hours lie below p50 / peak, two above p95 / peak, and none at the peak itself.
 */
const officeDay = [
  0.38, 0.33, 0.28, 0.24, 0.2, 0.17, 0.15, 0.14, 0.14, 0.15, 0.18, 0.23, 0.3, 0.33, 0.42, 0.52, 0.6, 0.7, 0.64, 0.58,
  0.54, 0.5, 0.46, 0.42,
];

/**
 * Three jurisdictions, two Regions each, chosen where the GPUs are on offer: in the EU H100 only in Stockholm, H200 in
 * Stockholm and Spain; L40S and H200 in all six Regions. Accounts, domain and networks are examples (RFC 5737, RFC 2606).
 */
export const production = defineBlueprint({
  name: 'production',
  kind: 'production',
  domain: { name: 'example.com', hostedZoneId: 'Z0123456789EXAMPLE00' },
  organization: { id: 'o-exampleorg1', account: '123456789012' },
  access: { administrators: ['arn:aws:iam::ACCOUNT_ID:role/platform-engineers'] },
  repository: { url: 'https://git.example.com/platform/meridian.git', revision: 'main', path: 'dist' },
  // an example: Meridian's own services, built from lib/services and pushed by the operator
  image: { from: 'registry', reference: 'registry.example.com/platform/meridian:0.1.0' },
  tags: { 'cost-center': 'inference', owner: 'platform' },

  jurisdictions: {
    us: {
      account: '111122223333',
      hostedZoneId: 'Z0123456789US0000',
      edge: 'route53',
      clientCidrs: ['203.0.113.0/24'],
      regions: [
        { name: 'us-east-1', zones: ['us-east-1a', 'us-east-1b', 'us-east-1d'], cidr: '10.0.0.0/16' },
        { name: 'us-east-2', zones: ['us-east-2a', 'us-east-2b', 'us-east-2c'], cidr: '10.1.0.0/16' },
      ],
    },
    eu: {
      account: '444455556666',
      hostedZoneId: 'Z0123456789EU0000',
      edge: 'route53',
      clientCidrs: ['198.51.100.0/24'],
      regions: [
        { name: 'eu-north-1', zones: ['eu-north-1a', 'eu-north-1b', 'eu-north-1c'], cidr: '10.16.0.0/16' },
        { name: 'eu-south-2', zones: ['eu-south-2a', 'eu-south-2b', 'eu-south-2c'], cidr: '10.17.0.0/16' },
      ],
    },
    apac: {
      account: '777788889999',
      hostedZoneId: 'Z0123456789APAC0000',
      edge: 'global-accelerator',
      clientCidrs: ['192.0.2.0/24'],
      regions: [
        {
          name: 'ap-northeast-1',
          zones: ['ap-northeast-1a', 'ap-northeast-1c', 'ap-northeast-1d'],
          cidr: '10.32.0.0/16',
        },
        {
          name: 'ap-northeast-2',
          zones: ['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c'],
          cidr: '10.33.0.0/16',
        },
      ],
    },
  },

  models: {
    'chat-small': {
      architecture: { parameters: 8_190_735_360, layers: 36, kvHeads: 8, headSize: 128 },
      task: 'generate',
      weights: { source: 'hf://Qwen/Qwen3-8B', bytes: 16_381_470_720 },
      precision: 'bf16',
      contextTokens: 32_768,
      engine: { kind: 'vllm' },
      instances: { base: ['g6e.4xlarge', 'g6e.8xlarge'], burst: ['g6e.4xlarge', 'g6e.8xlarge', 'g6e.xlarge'] },
      routingClass: { name: 'chat', rank: 1 },
      slo: { ttft: { boundMs: 1000 }, tpot: { boundMs: 60 } },
    },
    'chat-medium': {
      architecture: { parameters: 70_553_706_496, layers: 80, kvHeads: 8, headSize: 128 },
      aliases: ['chat-default'],
      task: 'generate',
      weights: { source: 'hf://meta-llama/Llama-3.1-70B-Instruct', bytes: 70_553_706_496 },
      precision: 'fp8',
      parallelism: { tensor: 2 },
      contextTokens: 65_536,
      engine: { kind: 'vllm' },
      instances: { base: ['p5en.48xlarge'], burst: ['p5en.48xlarge', 'p5.48xlarge'] },
      fallback: 'chat-small',
      routingClass: { name: 'chat', rank: 2 },
      slo: { ttft: { boundMs: 2000 }, tpot: { boundMs: 50 } },
    },
    'chat-large': {
      architecture: { parameters: 405_853_388_800, layers: 126, kvHeads: 8, headSize: 128 },
      task: 'generate',
      weights: { source: 'hf://meta-llama/Llama-3.1-405B-Instruct', bytes: 405_853_388_800 },
      precision: 'fp8',
      parallelism: { tensor: 8 },
      contextTokens: 131_072,
      engine: { kind: 'vllm' },
      instances: { base: ['p5en.48xlarge'], burst: ['p5en.48xlarge'] },
      fallback: 'chat-medium',
      routingClass: { name: 'chat', rank: 3 },
      slo: { ttft: { boundMs: 4000 }, tpot: { boundMs: 80 } },
    },
    embed: {
      architecture: { parameters: 596_049_920, layers: 28, kvHeads: 8, headSize: 128 },
      task: 'embed',
      weights: { source: 'hf://Qwen/Qwen3-Embedding-0.6B', bytes: 1_192_099_840 },
      precision: 'bf16',
      contextTokens: 8192,
      engine: { kind: 'vllm' },
      instances: { base: ['g6e.xlarge', 'g6e.4xlarge'], burst: ['g6e.xlarge', 'g6e.4xlarge'] },
      slo: { ttft: { boundMs: 500 } },
    },
    guard: {
      architecture: { parameters: 8_030_261_248, layers: 32, kvHeads: 8, headSize: 128 },
      task: 'guard',
      weights: { source: 'hf://meta-llama/Llama-Guard-3-8B', bytes: 16_060_522_496 },
      precision: 'bf16',
      contextTokens: 16_384,
      engine: { kind: 'vllm' },
      instances: { base: ['g6e.xlarge', 'g6e.4xlarge'], burst: ['g6e.xlarge', 'g6e.4xlarge'] },
      slo: { ttft: { boundMs: 500 } },
    },
  },

  traffic: {
    'chat-small': {
      us: { ...chat({ p50: 30, p95: 55, peak: 90 }, 250), dailyCurve: officeDay },
      eu: chat({ p50: 20, p95: 36, peak: 60 }, 250),
      apac: chat({ p50: 16, p95: 30, peak: 50 }, 250),
    },
    'chat-medium': {
      us: chat({ p50: 12, p95: 24, peak: 40 }, 350),
      eu: chat({ p50: 8, p95: 16, peak: 28 }, 350),
      apac: chat({ p50: 6, p95: 12, peak: 20 }, 350),
    },
    'chat-large': {
      us: chat({ p50: 2, p95: 4, peak: 7 }, 450),
      eu: chat({ p50: 1.2, p95: 2.4, peak: 4 }, 450),
      apac: chat({ p50: 1, p95: 2, peak: 3.5 }, 450),
    },
    embed: {
      us: batchless({ p50: 120, p95: 240, peak: 400 }, 400),
      eu: batchless({ p50: 80, p95: 160, peak: 260 }, 400),
      apac: batchless({ p50: 60, p95: 120, peak: 200 }, 400),
    },
    guard: {
      us: batchless({ p50: 44, p95: 83, peak: 137 }, 1100),
      eu: batchless({ p50: 29.2, p95: 54.4, peak: 92 }, 1100),
      apac: batchless({ p50: 23, p95: 44, peak: 73.5 }, 1100),
    },
  },

  tiers: {
    free: {
      requestsPerMinute: 20,
      burstPerSecond: 2,
      tokensPerMinute: 20_000,
      tokensPerDay: 500_000,
      concurrency: 2,
      priority: 0,
    },
    standard: {
      requestsPerMinute: 600,
      burstPerSecond: 30,
      tokensPerMinute: 600_000,
      tokensPerDay: 100_000_000,
      concurrency: 64,
      priority: 10,
    },
    enterprise: {
      requestsPerMinute: 6000,
      burstPerSecond: 300,
      tokensPerMinute: 6_000_000,
      tokensPerDay: 2_000_000_000,
      concurrency: 512,
      priority: 20,
    },
  },

  safety: {
    categories: ['violence', 'self-harm', 'sexual-minors', 'hate', 'weapons', 'privacy'],
    bands: { block: 0.9, review: 0.6 },
    deadlineMs: 500,
    model: 'guard',
  },
  // an example: the operator's own image
  batchWorker: { image: 'registry.example.com/platform/batch-worker:1.0.0', maxReplicas: 8 },
  data: { retention: { hotDays: 30, coldDays: 2557 } },
  api: { versions: [{ date: '2026-03-01', deprecated: '2026-10-01', sunset: '2027-04-01' }, { date: '2026-10-01' }] },
  alerts: { critical: 'meridian/alerts/pager', warning: 'meridian/alerts/chat' },
  delivery: 'gitops',
});

interface Rates {
  readonly p50: number;
  readonly p95: number;
  readonly peak: number;
}

/** A chat request as in the Azure 2023 conversation trace, whose prompts average 1,155 tokens (Splitwise, ISCA 2024), with long tails. */
function chat(requestsPerSecond: Rates, completionMean: number) {
  return {
    requestsPerSecond,
    promptTokens: { mean: 1155, p95: 4000 },
    completionTokens: { mean: completionMean, p95: completionMean * 3 },
  };
}

/** A request that is answered at once, with a vector or a verdict. */
function batchless(requestsPerSecond: Rates, promptMean: number) {
  return {
    requestsPerSecond,
    promptTokens: { mean: promptMean, p95: promptMean * 4 },
    completionTokens: { mean: 1, p95: 1 },
  };
}
