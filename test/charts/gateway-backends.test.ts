import type {
  BackendTrafficPolicySpec,
  ClientTrafficPolicySpec,
  EnvoyProxySpec,
} from '#charts/imports/gateway.envoyproxy.io';
import { objectsOf, places } from './rendered';

type Files = (typeof places)[number]['files'];
type Rule = NonNullable<NonNullable<NonNullable<BackendTrafficPolicySpec['rateLimit']>['global']>['rules']>[number];

function policyOf(files: Files): BackendTrafficPolicySpec {
  const [policy, ...more] = objectsOf<{ readonly spec: BackendTrafficPolicySpec }>(files, 'BackendTrafficPolicy');
  // a second one, on a route, would switch this one off for that route
  expect(more).toEqual([]);
  expect(policy?.spec.targetRefs?.map(({ kind }) => kind)).toEqual(['Gateway']);
  if (policy === undefined) throw new Error('no BackendTrafficPolicy');
  return policy.spec;
}

const seconds = (duration: string | undefined) => Number(/^(\d+)s$/.exec(duration ?? '')?.[1]);
const kib = (size: string | number | undefined) => Number(/^(\d+)Ki$/.exec(String(size))?.[1]);

describe('retries', () => {
  test.each(places)('$place: one try at each priority, and as many as any rule has', ({ region, files }) => {
    const { retry } = policyOf(files);
    expect(retry?.numAttemptsPerPriority).toBe(1);
    const priorities = region.gateway.routes.flatMap(({ rules }) =>
      rules.map(({ backends }) => new Set(backends.map(({ priority }) => priority)).size),
    );
    expect(retry?.numRetries).toBe(Math.max(...priorities) - 1);
  });

  test.each(places)(
    '$place: lost connections, shedding pools and failing ones; never what a client did wrong',
    ({ files }) => {
      const { triggers, httpStatusCodes = [] } = policyOf(files).retry?.retryOn ?? {};
      expect(triggers).toEqual(['connect-failure', 'refused-stream', 'reset', 'retriable-status-codes']);
      expect(httpStatusCodes).toEqual(expect.arrayContaining([429, 503]));
      expect(httpStatusCodes.filter((code) => code < 500)).toEqual([429]);
    },
  );

  test.each(places)(
    '$place: a hanging backend leaves time for another one before the connection is given up',
    ({ files }) => {
      const [clients] = objectsOf<{ readonly spec: ClientTrafficPolicySpec }>(files, 'ClientTrafficPolicy');
      const idle = seconds(clients?.spec.timeout?.http?.streamIdleTimeout);
      const firstByte = seconds(policyOf(files).retry?.perRetry?.timeout);
      expect(2 * firstByte).toBeLessThan(idle);
      // load balancers forget connections on which nothing has passed for 350 s
      expect(idle).toBeLessThan(350);
    },
  );
});

describe('backends', () => {
  test.each(places)('$place: all may be left out, and with none left all are tried', ({ files }) => {
    const { passive, panicThreshold = 0 } = policyOf(files).healthCheck ?? {};
    expect(passive).toMatchObject({ maxEjectionPercent: 100, splitExternalLocalOriginErrors: true });
    expect(panicThreshold).toBeGreaterThan(0);
    expect(panicThreshold).toBeLessThan(50);
  });

  test.each(places)(
    '$place: one that could not be found is looked for again no later than one that failed',
    ({ files }) => {
      const { dns, healthCheck } = policyOf(files);
      expect(dns?.respectDnsTtl).toBe(true);
      expect(seconds(dns?.dnsRefreshRate)).toBeLessThanOrEqual(seconds(healthCheck?.passive?.baseEjectionTime));
    },
  );

  test.each(places)(
    '$place: an Envoy opens as many connections as requests, and room for the largest pool',
    ({ region, files }) => {
      const { maxConnections, maxParallelRequests = 0, maxParallelRetries } = policyOf(files).circuitBreaker ?? {};
      expect([maxConnections, maxParallelRetries]).toEqual([maxParallelRequests, maxParallelRequests]);
      for (const { base, burst, engine } of region.modelPools) {
        const atOnce = (base.replicas + (burst?.maxReplicas ?? 0)) * engine.maxSequences;
        expect(maxParallelRequests * region.gateway.replicas.min).toBeGreaterThanOrEqual(atOnce);
      }
    },
  );

  test.each(places)(
    '$place: a whole request fits into a connection’s buffer, so that it can be sent again',
    ({ files }) => {
      const { connection, requestBuffer } = policyOf(files);
      const [clients] = objectsOf<{ readonly spec: ClientTrafficPolicySpec }>(files, 'ClientTrafficPolicy');
      const largest = kib(requestBuffer?.limit);
      expect(largest).toBeGreaterThanOrEqual(1024);
      for (const limit of [connection?.bufferLimit, clients?.spec.connection?.bufferLimit]) {
        expect(kib(limit)).toBeGreaterThan(largest);
      }
    },
  );

  test.each(places)('$place: streams are neither compressed nor held back', ({ files }) => {
    const { compression, compressor } = policyOf(files);
    expect([compression, compressor]).toEqual([undefined, undefined]);
  });
});

describe('limits', () => {
  const rulesOf = (files: Files): readonly Rule[] => policyOf(files).rateLimit?.global?.rules ?? [];
  const tierOf = (rule: Rule) =>
    rule.clientSelectors?.flatMap(({ headers }) => headers ?? []).find(({ name }) => name === 'x-tier');

  test.each(places)('$place: four for each tier, as the Topology says', ({ region, files }) => {
    const found = rulesOf(files).map((rule) => [
      tierOf(rule)?.value,
      rule.limit.unit,
      rule.limit.requests,
      'cost' in rule,
    ]);
    expect(found).toEqual(
      region.gateway.tiers.flatMap(({ name, requestsPerMinute, burstPerSecond, tokensPerMinute, tokensPerDay }) => [
        [name, 'Minute', requestsPerMinute, false],
        [name, 'Second', burstPerSecond, false],
        [name, 'Minute', tokensPerMinute, true],
        [name, 'Day', tokensPerDay, true],
      ]),
    );
  });

  test.each(places)('$place: count per tenant, over all models', ({ region, files }) => {
    const { tenant } = region.gateway.access.headers;
    for (const { clientSelectors = [], shared } of rulesOf(files)) {
      expect(shared).toBe(true);
      expect(clientSelectors).toHaveLength(1);
      expect(clientSelectors[0]?.headers).toContainEqual({ name: tenant, type: 'Distinct' });
    }
  });

  test.each(places)('$place: leave out what a peer has admitted, which no client can pretend', ({ region, files }) => {
    const { hopOrigin } = region.gateway.access.headers;
    expect(region.gateway.trustedHeaders).toContain(hopOrigin);
    for (const { clientSelectors } of rulesOf(files)) {
      expect(clientSelectors?.[0]?.headers).toContainEqual({
        name: hopOrigin,
        type: 'RegularExpression',
        value: '.+',
        invert: true,
      });
    }
  });

  test.each(places)(
    '$place: tokens are charged when the answer has ended, by what the routes write down',
    ({ region, files }) => {
      const { namespace, key } = region.gateway.rateLimits.cost;
      expect(namespace).toBe('io.envoy.ai_gateway');
      for (const { cost } of rulesOf(files).filter((rule) => rule.cost !== undefined)) {
        expect(cost).toEqual({
          request: { from: 'Number', number: 0 },
          response: { from: 'Metadata', metadata: { namespace, key } },
        });
      }
    },
  );
});

describe('errors', () => {
  test.each(places)('$place: in the shape of the OpenAI API, with a time to wait where waiting helps', ({ files }) => {
    const overrides = policyOf(files).responseOverride ?? [];
    const told = overrides.flatMap(({ match, source, response }) =>
      match.statusCodes.map(({ value }) => {
        const { error } = JSON.parse(response?.body?.inline ?? '{}') as { error: { code: string; message: string } };
        expect(Object.keys(error)).toEqual(['message', 'type', 'param', 'code']);
        const waits = response?.header?.set?.some(({ name }) => name === 'retry-after') ?? false;
        return [value, source, error.code, waits];
      }),
    );
    expect(told).toEqual([
      [404, 'Local', 'model_not_found', false],
      [413, 'Local', 'request_too_large', false],
      [400, 'Local', 'malformed_request', false],
      [429, 'Backend', 'overloaded', true],
      [502, 'All', 'unavailable', true],
      [503, 'All', 'unavailable', true],
      [504, 'All', 'unavailable', true],
    ]);
  });

  test.each(places)(
    '$place: an unknown model is told where the known ones are, and which versions there are',
    ({ region, files }) => {
      const body = policyOf(files).responseOverride?.[0]?.response?.body?.inline;
      expect(body).toContain('/v1/models');
      for (const { date } of region.gateway.versions) expect(body).toContain(date);
    },
  );

  test.each(places)(
    '$place: Envoy’s answer over a limit keeps its headers: nothing is put in its place',
    ({ files }) => {
      const local = policyOf(files).responseOverride?.filter(({ source }) => source !== 'Backend') ?? [];
      expect(local.flatMap(({ match }) => match.statusCodes.map(({ value }) => value))).not.toContain(429);
    },
  );
});

describe('access log', () => {
  test.each(places)(
    '$place: says who asked, what answered and what it cost; no key, no prompt, no address',
    ({ files }) => {
      const [proxy] = objectsOf<{ readonly spec: EnvoyProxySpec }>(files, 'EnvoyProxy');
      const settings = proxy?.spec.telemetry?.accessLog?.settings ?? [];
      expect(settings).toHaveLength(1);
      const json = settings[0]?.format?.json ?? {};
      for (const field of ['tenant', 'tier', 'model', 'tokens', 'duration_ms', 'upstream_cluster', 'request_id']) {
        expect(json).toHaveProperty(field);
      }
      const values = Object.values(json).join(' ').toLowerCase();
      for (const secret of ['authorization', 'token)', 'downstream_remote', 'x-forwarded-for', 'body']) {
        expect(values.replace('llm_total_token)', '')).not.toContain(secret);
      }
    },
  );
});
