import { parseBlueprint } from '#blueprint';
import { chatModel, minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { resolveTopology } from '#topology';
import { type RenderedDeployment, rendered } from './subjects';

/**
 * A deployment of what the shipped ones do without: replicas over several nodes, a canary, the other dialect of the endpoint
 * picker, a batch worker and a daily curve in one.
 */
export function variant(): RenderedDeployment {
  const blueprint = minimalBlueprint((draft) => {
    draft.name = 'variant';
    draft.routing = { pickerDialect: 'gaie' };
    draft.batchWorker = { image: 'registry.example.com/batch-worker:1.0.0' };
    draft.models.chat.canary = {
      version: 'v2',
      weights: { source: 'hf://Qwen/Qwen3-8B@v2', bytes: 16_381_470_720 },
      percent: 10,
      stagesPercent: [10, 50, 100],
    };
    draft.traffic.chat.eu.dailyCurve = Array.from({ length: 24 }, (_, hour) => (hour > 8 && hour < 17 ? 1 : 0.2));
    draft.models.large = {
      ...chatModel(),
      architecture: { parameters: 671_026_419_200, layers: 61, kvHeads: 8, headSize: 128 },
      weights: { source: 'hf://example/large', bytes: 1_342_052_838_400 },
      parallelism: { tensor: 8, pipeline: 2 },
      instances: { base: ['p5en.48xlarge'] },
      fallback: 'chat',
      slo: { ttft: { boundMs: 10_000 }, tpot: { boundMs: 200 } },
    };
    draft.traffic.large = {
      eu: { ...draft.traffic.chat.eu, requestsPerSecond: { p50: 0.2, p95: 0.4, peak: 0.8 } },
    };
  });
  return rendered(resolveTopology(parseBlueprint(blueprint, 'test/conformance/variant.ts')));
}
