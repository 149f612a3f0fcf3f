import type { Route } from './gateway';
import type { ModelPool } from './model-pool';
import type { Circuit, Resilience } from './resilience';

/**
 * First byte: load balancers with TLS listeners drop a connection on which nothing has passed for 350 s (Elastic Load Balancing,
 * "Network Load Balancers: idle timeout"), so two tries in a row must fit. Longer answers have to be streamed.
 */
export const firstByteSeconds = 160;

/** Envoy's default for parallel requests: never less, however small the pools. */
const leastRequests = 1024;

export function resolveResilience(routes: readonly Route[], pools: readonly ModelPool[], envoys: number): Resilience {
  return {
    // Envoy Gateway's 30 s also count after a look-up that failed: an Envoy that starts before its peer can be found would go without
    // it so long, or twice that (github.com/envoyproxy/gateway@v1.8.3 internal/xds/translator/cluster.go; Envoy's page on
    // dns_failure_refresh_rate, read 2026-11-22)
    lookUpSeconds: 5,
    retry: {
      retries: Math.max(1, ...routes.flatMap(({ rules }) => rules.map(furtherPriorities))),
      attemptsPerPriority: 1,
      // an inference request changes nothing, so that one which was lost half-way may be sent again
      triggers: ['connect-failure', 'refused-stream', 'reset', 'retriable-status-codes'],
      // 429: a pool that sheds load. Other 4xx are the client's own
      statusCodes: [429, 500, 502, 503, 504],
      firstByteSeconds,
      backOff: { baseMs: 25, maxMs: 250 },
    },
    health: {
      intervalSeconds: 5,
      consecutiveLocalFailures: 3,
      consecutiveGatewayErrors: 5,
      // one host stands for a whole pool here: single requests that an engine cannot digest must not take it out
      consecutiveServerErrors: 20,
      ejectionSeconds: 10,
      maxEjectionPercent: 100,
      // with nothing left that is healthy, everything is tried: a pool that is back serves at once
      panicPercent: 1,
    },
    circuit: resolveCircuit(pools, envoys),
  };
}

function furtherPriorities({ backends }: Route['rules'][number]): number {
  return new Set(backends.map(({ priority }) => priority)).size - 1;
}

/** Twice what the largest pool runs at once, on the least number of Envoys: beyond it a request would only wait in memory. */
function resolveCircuit(pools: readonly ModelPool[], envoys: number): Circuit {
  const running = pools.map(
    ({ base, burst, engine }) => (base.replicas + (burst?.maxReplicas ?? 0)) * engine.maxSequences,
  );
  const requests = Math.max(leastRequests, Math.ceil((2 * Math.max(0, ...running)) / envoys));
  // HTTP/1.1 to the pools: a connection for every request. While a pool sheds, all that it refuses is tried elsewhere
  return { requests, connections: requests, pendingRequests: requests, retries: requests };
}
