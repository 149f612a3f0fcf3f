import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Decision } from './decision';
import type { HopOutcome } from './hop-judge';
import type { LookUpOutcome } from './record-look-up';

/** What is counted. The names stand in docs/metrics.md; labels have few values each, and nothing of a request's content. */
export interface AuthorizerMetrics {
  decided(decision: Decision, seconds: number): void;
  lookedUp(outcome: LookUpOutcome): void;
  hopToken(outcome: HopOutcome): void;
  /** In the text form that Prometheus reads. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** From a tenth of a millisecond, a remembered key, to the second that Envoy waits. */
const buckets = [0.0001, 0.00025, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

/** Starts at nothing, with the process's own figures besides. */
export function makeMetrics(): AuthorizerMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'meridian_authorizer_requests_total',
    help: 'Requests decided on. The reason is none when admitted.',
    labelNames: ['decision', 'reason', 'tier'],
    registers,
  });
  const seconds = new Histogram({
    name: 'meridian_authorizer_decision_seconds',
    help: 'Time from the headers of a request to its decision, seconds.',
    buckets,
    registers,
  });
  const lookups = new Counter({
    name: 'meridian_authorizer_lookups_total',
    help: 'Look-ups of keys and tenants in the table.',
    labelNames: ['outcome'],
    registers,
  });
  const hopTokens = new Counter({
    name: 'meridian_authorizer_hop_tokens_total',
    help: 'Hop tokens of this Region, signed or not for want of a key, and of others, accepted or refused.',
    labelNames: ['outcome'],
    registers,
  });
  // a series that is there from the start: the first event is a rise
  for (const outcome of ['found', 'absent', 'failed', 'stale'] satisfies LookUpOutcome[]) lookups.inc({ outcome }, 0);
  for (const outcome of ['signed', 'unsigned', 'accepted', 'refused'] satisfies HopOutcome[]) {
    hopTokens.inc({ outcome }, 0);
  }
  return {
    decided: (decision, took) => {
      const labels = decision.admitted
        ? { decision: 'admitted', reason: 'none', tier: decision.tier }
        : { decision: 'refused', reason: decision.reason, tier: 'none' };
      requests.inc(labels);
      seconds.observe(took);
    },
    lookedUp: (outcome) => lookups.inc({ outcome }),
    hopToken: (outcome) => hopTokens.inc({ outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
