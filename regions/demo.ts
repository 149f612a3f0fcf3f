import { defineBlueprint } from '#blueprint';

/**
 * Two Regions of one jurisdiction on small CPU nodes, with simulators in the place of engines: no GPU quota, no domain,
 * nothing public, everything destroyable. It names no account, so that it deploys into whichever is at hand.
 */
export const demo = defineBlueprint({
  name: 'demo',
  kind: 'demo',
  tags: { purpose: 'demo' },

  jurisdictions: {
    us: {
      edge: 'none',
      regions: [
        { name: 'us-east-1', zones: ['us-east-1a', 'us-east-1b', 'us-east-1d'], cidr: '10.64.0.0/20' },
        { name: 'us-east-2', zones: ['us-east-2a', 'us-east-2b', 'us-east-2c'], cidr: '10.64.16.0/20' },
      ],
    },
  },

  models: {
    'chat-small': {
      architecture: { parameters: 596_049_920, layers: 28, kvHeads: 8, headSize: 128 },
      aliases: ['chat-default'],
      task: 'generate',
      weights: { source: 'hf://Qwen/Qwen3-0.6B', bytes: 1_192_099_840 },
      precision: 'bf16',
      contextTokens: 8192,
      engine: { kind: 'simulator', maxSequences: 8 },
      instances: { base: ['t3.medium', 't3.large'], burst: ['t3.medium', 't3.large'] },
      routingClass: { name: 'chat', rank: 1 },
      slo: { ttft: { boundMs: 1000 }, tpot: { boundMs: 40 } },
    },
    'chat-large': {
      architecture: { parameters: 8_190_735_360, layers: 36, kvHeads: 8, headSize: 128 },
      task: 'generate',
      weights: { source: 'hf://Qwen/Qwen3-8B', bytes: 16_381_470_720 },
      precision: 'bf16',
      contextTokens: 8192,
      engine: { kind: 'simulator', maxSequences: 4 },
      instances: { base: ['t3.medium', 't3.large'], burst: ['t3.medium', 't3.large'] },
      fallback: 'chat-small',
      routingClass: { name: 'chat', rank: 2 },
      slo: { ttft: { boundMs: 2000 }, tpot: { boundMs: 80 } },
    },
  },

  traffic: {
    'chat-small': {
      us: {
        requestsPerSecond: { p50: 0.8, p95: 1.5, peak: 4 },
        promptTokens: { mean: 400, p95: 1500 },
        completionTokens: { mean: 100, p95: 300 },
      },
    },
    'chat-large': {
      us: {
        requestsPerSecond: { p50: 0.2, p95: 0.4, peak: 1 },
        promptTokens: { mean: 400, p95: 1500 },
        completionTokens: { mean: 100, p95: 300 },
      },
    },
  },

  tiers: {
    free: {
      requestsPerMinute: 20,
      burstPerSecond: 2,
      tokensPerMinute: 20_000,
      tokensPerDay: 200_000,
      concurrency: 2,
      priority: 0,
    },
    enterprise: {
      requestsPerMinute: 600,
      burstPerSecond: 30,
      tokensPerMinute: 600_000,
      tokensPerDay: 20_000_000,
      concurrency: 64,
      priority: 20,
    },
  },

  capacity: { headroomReplicas: 0 },
  data: { retention: { hotDays: 1, coldDays: 1 } },
  api: { versions: [{ date: '2026-10-01' }] },
  delivery: 'kubectl',
});
