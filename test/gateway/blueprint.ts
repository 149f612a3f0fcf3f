import { defineBlueprint } from '#blueprint';

/** Nobody reaches these limits by accident. */
const roomy = {
  requestsPerMinute: 60_000,
  burstPerSecond: 2000,
  tokensPerMinute: 50_000_000,
  tokensPerDay: 2_000_000_000,
  concurrency: 1024,
} as const;

/** A request of few words, answered in few. */
const chatter = {
  requestsPerSecond: { p50: 0.2, p95: 0.4, peak: 0.6 },
  promptTokens: { mean: 100, p95: 400 },
  completionTokens: { mean: 50, p95: 200 },
} as const;

/** Weights that nobody loads. */
const qwen = { parameters: 596_049_920, layers: 28, kvHeads: 8, headSize: 128 } as const;

const cpu = ['t3.medium', 't3.large'] as const;

/**
 * What the stand runs: production as it ships (domain, TLS, proxy protocol, private endpoints), over two Regions of one
 * jurisdiction and one of another. Smaller than ours in what costs nothing to leave out: simulators are the engines, and
 * the endpoint picker is the one that a package registry has.
 */
export const gatewayBlueprint = defineBlueprint({
  name: 'stand',
  kind: 'production',
  domain: { name: 'example.com', hostedZoneId: 'Z0123456789EXAMPLE00' },
  image: { from: 'registry', reference: 'registry.example.com/platform/meridian:0.1.0' },
  jurisdictions: {
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
    us: {
      account: '111122223333',
      hostedZoneId: 'Z0123456789US0000',
      edge: 'route53',
      clientCidrs: ['203.0.113.0/24'],
      singleRegionReason: 'it is there to receive nothing of the other jurisdiction',
      regions: [{ name: 'us-east-1', zones: ['us-east-1a', 'us-east-1b', 'us-east-1d'], cidr: '10.0.0.0/16' }],
    },
  },

  models: {
    'chat-small': {
      architecture: qwen,
      aliases: ['chat-default'],
      task: 'generate',
      weights: { source: 'hf://Qwen/Qwen3-0.6B', bytes: 1_192_099_840 },
      precision: 'bf16',
      // a prompt of 1 MiB in long words fits; much more, and the simulator takes gigabytes for its channels
      contextTokens: 65_536,
      engine: { kind: 'simulator', maxSequences: 64 },
      instances: { base: [...cpu], burst: [...cpu] },
      canary: {
        version: 'v2',
        weights: { source: 'hf://Qwen/Qwen3-0.6B@v2', bytes: 1_192_099_840 },
        percent: 20,
        stagesPercent: [20, 100],
      },
      routingClass: { name: 'chat', rank: 1 },
      slo: { ttft: { boundMs: 40 }, tpot: { boundMs: 4 } },
    },
    'chat-large': {
      architecture: qwen,
      task: 'generate',
      weights: { source: 'hf://Qwen/Qwen3-8B', bytes: 16_381_470_720 },
      precision: 'bf16',
      contextTokens: 8192,
      // few, so that a test can fill them
      engine: { kind: 'simulator', maxSequences: 4 },
      instances: { base: [...cpu], burst: [...cpu] },
      fallback: 'chat-small',
      routingClass: { name: 'chat', rank: 2 },
      slo: { ttft: { boundMs: 40 }, tpot: { boundMs: 4 } },
    },
    embed: {
      architecture: qwen,
      task: 'embed',
      weights: { source: 'hf://Qwen/Qwen3-Embedding-0.6B', bytes: 1_192_099_840 },
      precision: 'bf16',
      contextTokens: 8192,
      engine: { kind: 'simulator', maxSequences: 64 },
      instances: { base: [...cpu] },
      slo: { ttft: { boundMs: 40 } },
    },
  },

  traffic: {
    'chat-small': { eu: chatter, us: chatter },
    'chat-large': { eu: chatter, us: chatter },
    embed: { eu: chatter, us: chatter },
  },

  tiers: {
    free: { ...roomy, priority: 0 },
    standard: { ...roomy, priority: 10 },
    enterprise: { ...roomy, priority: 20 },
    // for the limits alone: each is reached by one of them, within seconds
    'few-requests': { ...roomy, requestsPerMinute: 6, burstPerSecond: 100, priority: 10 },
    'small-bursts': { ...roomy, requestsPerMinute: 60, burstPerSecond: 3, priority: 10 },
    'few-tokens': { ...roomy, tokensPerMinute: 200, tokensPerDay: 300, priority: 10 },
  },

  routing: { pickerDialect: 'gaie' },
  data: { retention: { hotDays: 1, coldDays: 1 } },
  api: {
    versions: [{ date: '2026-03-01', deprecated: '2026-10-01', sunset: '2027-04-01' }, { date: '2026-10-01' }],
    tokenIssuers: {
      // the stand serves its keys
      workloads: {
        issuer: 'https://id.example.net',
        audiences: ['https://api.example.com'],
        jwksUri: 'https://id.example.net/keys',
      },
    },
  },
  delivery: 'pulumi',
});
