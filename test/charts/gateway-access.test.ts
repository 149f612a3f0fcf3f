import { parseBlueprint } from '#blueprint';
import { renderManifests } from '#charts';
import type {
  ClientTrafficPolicySpec,
  EnvoyExtensionPolicySpec,
  EnvoyProxySpec,
  SecurityPolicySpec,
} from '#charts/imports/gateway.envoyproxy.io';
import { deployments } from '#regions';
import { resolveTopology } from '#topology';
import { objectsOf, places } from './rendered';

type Files = (typeof places)[number]['files'];

const policyOf = (files: Files) => {
  const policies = objectsOf<{ readonly spec: SecurityPolicySpec }>(files, 'SecurityPolicy');
  expect(policies).toHaveLength(1);
  return policies[0]?.spec;
};

const removedBy = (files: Files) =>
  objectsOf<{ readonly spec: ClientTrafficPolicySpec }>(files, 'ClientTrafficPolicy')[0]?.spec.headers
    ?.earlyRequestHeaders;

/** Whether a client's copy of a header is gone before anything reads it. */
function stripped(files: Files, header: string): boolean {
  const { remove = [], removeOnMatch = [] } = removedBy(files) ?? {};
  return (
    remove.includes(header) || removeOnMatch.some(({ type, value }) => type === 'Prefix' && header.startsWith(value))
  );
}

describe('the authorizer', () => {
  test.each(places)('$place: is asked for every route, by one policy on the Gateway', ({ files }) => {
    const [gateway] = objectsOf(files, 'Gateway');
    expect(policyOf(files)?.targetRefs).toEqual([
      { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: gateway?.metadata.name },
    ]);
  });

  test.each(places)('$place: never fails open: a 5xx while it cannot be asked', ({ files }) => {
    const { failOpen, statusOnError = 0, timeout } = policyOf(files)?.extAuth ?? {};
    expect(failOpen).toBe(false);
    expect(statusOnError).toBeGreaterThanOrEqual(500);
    expect(timeout).toMatch(/^\d+ms$/);
  });

  test.each(places)('$place: stands behind a name, in a namespace that denies all else', ({ region, files }) => {
    const { authorizer, headers } = region.gateway.access;
    expect(authorizer.host).toBe(`${authorizer.name}.${authorizer.namespace}.svc.cluster.local`);
    expect(region.namespaces.map(({ name }) => name)).toContain(authorizer.namespace);
    const http = policyOf(files)?.extAuth?.http;
    expect(http?.backendRefs).toEqual([
      { group: 'gateway.envoyproxy.io', kind: 'Backend', name: authorizer.name, port: authorizer.port },
    ]);
    expect(http?.headersToBackend).toEqual(
      expect.arrayContaining([headers.tenant, headers.tier, headers.jurisdiction, region.gateway.versionHeader]),
    );
  });

  test.each(places)(
    '$place: whatever it says reaches the backend, and a client cannot say it in its place',
    ({ region, files }) => {
      const { headers } = region.gateway.access;
      const said = policyOf(files)?.extAuth?.http?.headersToBackend ?? [];
      // a version may be asked for; a hop token comes from peers by the same way, and is checked
      const open = [region.gateway.versionHeader, headers.hopToken];
      expect(said.filter((header) => !stripped(files, header)).sort()).toEqual([...open].sort());
    },
  );

  test.each(places)('$place: sees the hop token, which no peer’s gateway takes off', ({ region, files }) => {
    const { headers } = region.gateway.access;
    expect(policyOf(files)?.extAuth?.headersToExtAuth).toContain(headers.hopToken);
    for (const peer of region.gateway.backends.filter(({ kind }) => kind === 'peer')) {
      expect(peer.removedHeaders).not.toContain(headers.hopToken);
    }
  });
});

describe('clients’ headers', () => {
  const steering = [
    ['x-tenant-id', 'another tenant'],
    ['x-tier', 'another tier'],
    ['x-jurisdiction', 'another jurisdiction'],
    ['x-meridian-hop-origin', 'a request that nobody counts'],
    ['x-llm-d-inference-objective', 'a priority (llm-d)'],
    ['x-llm-d-inference-fairness-id', 'another’s share (llm-d)'],
    ['x-gateway-inference-objective', 'a priority (gaie)'],
    ['x-gateway-inference-fairness-id', 'another’s share (gaie)'],
    ['x-gateway-destination-endpoint', 'an engine, or anything else in the cluster'],
    ['x-ai-eg-model', 'a route before the body is read'],
    ['x-envoy-max-retries', 'more retries'],
    ['x-envoy-upstream-rq-timeout-ms', 'another timeout'],
  ] as const;
  test.each(steering)('%s cannot choose %s', (header) => {
    for (const { files } of places) expect(stripped(files, header)).toBe(true);
  });

  test.each(places)('$place: those that a client may send are left', ({ region, files }) => {
    const { hopHeader, versionHeader, access } = region.gateway;
    for (const header of [
      'authorization',
      versionHeader,
      access.headers.workloadToken,
      access.headers.hopToken,
      hopHeader,
    ]) {
      expect(stripped(files, header)).toBe(false);
    }
  });

  test.each(places)('$place: a missing version stays missing: the authorizer fills in the tenant’s', ({ files }) => {
    expect(removedBy(files)?.addIfAbsent).toBeUndefined();
  });
});

describe('networks', () => {
  test.each(places)(
    '$place: only clients’ networks and the VPCs of the jurisdiction, as its load balancers allow',
    ({ topology, region, files }) => {
      const mine = topology.jurisdictions.find(({ name }) => name === region.jurisdiction)?.regions ?? [];
      const vpcs = mine.map(({ network }) => network.cidr);
      const { defaultAction, rules = [] } = policyOf(files)?.authorization ?? {};
      expect(defaultAction).toBe('Deny');
      expect(rules.map(({ action }) => action)).toEqual(['Allow']);
      const allowed = rules.flatMap(({ principal }) => principal.clientCIDRs ?? []);
      const balancers = region.network.loadBalancers.flatMap(({ allowedCidrs }) => allowedCidrs);
      expect([...allowed].sort()).toEqual([...new Set([...balancers, ...vpcs])].sort());
    },
  );

  test.each(places)('$place: decided first, on the address that the load balancer vouches for', ({ region, files }) => {
    const [proxy] = objectsOf<{ readonly spec: EnvoyProxySpec }>(files, 'EnvoyProxy');
    // each moves right before the authorizer, so the last one stands next to it
    const order = proxy?.spec.filterOrder?.map(({ name, before }) => [name, before]) ?? [];
    expect(order.filter(([, before]) => before === 'envoy.filters.http.ext_authz')).toEqual([
      ['envoy.filters.http.rbac', 'envoy.filters.http.ext_authz'],
      ['envoy.filters.http.jwt_authn', 'envoy.filters.http.ext_authz'],
    ]);
    const [clients] = objectsOf<{ readonly spec: ClientTrafficPolicySpec }>(files, 'ClientTrafficPolicy');
    expect(region.gateway.listener.proxyProtocol).toBe(true);
    expect(clients?.spec.proxyProtocol).toEqual({ optional: false });
    expect(clients?.spec.clientIPDetection).toBeUndefined();
  });
});

describe('tokens of workloads', () => {
  const ci = { issuer: 'https://id.example.com', audiences: ['meridian'], jwksUri: 'https://id.example.com/keys' };
  const blueprintWith = (api: object) => {
    const [shipped] = deployments;
    if (shipped === undefined) throw new Error('no deployment ships');
    return parseBlueprint({ ...shipped.blueprint, api: { ...shipped.blueprint.api, ...api } }, shipped.file);
  };

  test('are checked at the gateway, beside API keys, and go to the authorizer, which reads them', () => {
    const files = renderManifests(resolveTopology(blueprintWith({ tokenIssuers: { ci } })));
    const [policy] = objectsOf<{ readonly spec: SecurityPolicySpec }>(files, 'SecurityPolicy');
    expect(policy?.spec.jwt).toEqual({
      optional: true,
      providers: [
        {
          name: 'ci',
          issuer: 'https://id.example.com',
          audiences: ['meridian'],
          remoteJWKS: { uri: 'https://id.example.com/keys', cacheDuration: '300s' },
          // an API key in `authorization` is no token, and would be refused as a bad one
          extractFrom: { headers: [{ name: 'x-workload-token' }] },
        },
      ],
    });
    expect(policy?.spec.extAuth?.headersToExtAuth).toContain('x-workload-token');
  });

  test('are not asked for where no issuer is named', () => {
    for (const { region, files } of places) {
      expect(region.gateway.access.tokenIssuers).toEqual([]);
      expect(policyOf(files)?.jwt).toBeUndefined();
    }
  });
});

describe('answers', () => {
  const scriptOf = (files: Files) => {
    const policies = objectsOf<{ readonly spec: EnvoyExtensionPolicySpec }>(files, 'EnvoyExtensionPolicy');
    expect(policies).toHaveLength(1);
    const [{ inline = '' } = {}, ...more] = policies[0]?.spec.lua ?? [];
    expect(more).toEqual([]);
    return inline;
  };

  test.each(places)('$place: the list of models, which AI Gateway answers by itself, gets them too', ({ files }) => {
    const [proxy] = objectsOf<{ readonly spec: EnvoyProxySpec }>(files, 'EnvoyProxy');
    // AI Gateway puts its processor behind the last buffer
    expect(proxy?.spec.filterOrder).toContainEqual({
      name: 'envoy.filters.http.lua',
      before: 'envoy.filters.http.buffer',
    });
  });

  test.each(places)('$place: a deprecated version says so, and when it ends', ({ region, files }) => {
    const script = scriptOf(files);
    for (const { date, notices } of region.gateway.versions) {
      for (const { name, value } of notices) expect(script).toContain(`["${name}"] = "${value}"`);
      expect(script.includes(`["${date}"]`)).toBe(notices.length > 0);
    }
  });

  test.each(places)(
    '$place: over a limit: the time until the reset as retry-after, and an error in JSON',
    ({ region, files }) => {
      const { answer } = region.gateway.rateLimits;
      const script = scriptOf(files);
      expect(script).toContain(`headers:get("${answer.resetHeader}")`);
      expect(script).toContain(`headers:replace("retry-after", reset)`);
      expect(JSON.parse(answer.body)).toMatchObject({
        error: { type: 'rate_limit_error', code: 'rate_limit_exceeded' },
      });
      expect(script).toContain(JSON.stringify(answer.body));
    },
  );

  test.each(places)('$place: Envoy’s own refusals become JSON, the authorizer’s pass', ({ region, files }) => {
    const script = scriptOf(files);
    expect(region.gateway.access.refusals.map(({ statusCode, replacedType }) => [statusCode, replacedType])).toEqual([
      [401, 'text/plain'],
      [403, 'text/plain'],
    ]);
    for (const { statusCode, body } of region.gateway.access.refusals) {
      expect(JSON.parse(body)).toMatchObject({ error: { type: 'invalid_request_error', param: null } });
      expect(script).toContain(`["${statusCode}"] = { ["replaces"] = "text/plain"`);
    }
  });
});
