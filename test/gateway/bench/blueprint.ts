import { defineBlueprint } from '#blueprint';
import { gatewayBlueprint } from '#test/gateway/blueprint';

const { eu } = gatewayBlueprint.jurisdictions;
const small = gatewayBlueprint.models['chat-large'];
if (eu === undefined || small === undefined)
  throw new Error('the blueprint of the stand has no "eu" or no "chat-large"');

/** Longer than anything else on the way, so that streams are held and cost nobody a core: a simulator takes half of it for a token. */
const slowTokenMs = 20_000;

/** What figures are measured on: one Region of the stand, with a model that answers as a real one might, and one whose streams last. */
export const benchBlueprint = defineBlueprint({
  ...gatewayBlueprint,
  name: 'bench',
  jurisdictions: {
    eu: { ...eu, regions: eu.regions.slice(0, 1), singleRegionReason: 'what is measured is one gateway' },
  },
  models: {
    steady: {
      ...model('steady'),
      engine: { kind: 'simulator', maxSequences: 64 },
      slo: { ttft: { boundMs: 400 }, tpot: { boundMs: 40 } },
    },
    slow: {
      ...model('slow'),
      // the most that a blueprint takes
      engine: { kind: 'simulator', maxSequences: 1024 },
      slo: { ttft: { boundMs: 400 }, tpot: { boundMs: slowTokenMs } },
    },
  },
  traffic: {
    steady: { eu: chatter(1, 50) },
    // so many streams at once that the gateway's own limits, which follow from the pools, let 10,000 through one Envoy
    slow: { eu: chatter(150, 12) },
  },
  tiers: {
    standard: {
      requestsPerMinute: 60_000,
      burstPerSecond: 2000,
      tokensPerMinute: 50_000_000,
      tokensPerDay: 2_000_000_000,
      concurrency: 20_000,
      priority: 10,
    },
  },
});

function model(name: string) {
  if (small === undefined) throw new Error('no model');
  const { architecture, weights, precision, instances } = small;
  return {
    architecture,
    weights,
    precision,
    instances,
    task: 'generate',
    contextTokens: 4096,
    servedName: name,
  } as const;
}

function chatter(perSecond: number, tokens: number) {
  return {
    requestsPerSecond: { p50: perSecond, p95: perSecond, peak: perSecond },
    promptTokens: { mean: 100, p95: 400 },
    completionTokens: { mean: tokens, p95: tokens },
  };
}
