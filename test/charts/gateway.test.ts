import { renderManifests } from '#charts';
import type { AIGatewayRouteSpec, AIServiceBackendSpec } from '#charts/imports/aigateway.envoyproxy.io';
import type { CertificateSpec, IssuerSpec } from '#charts/imports/cert-manager.io';
import type { TargetGroupBindingSpec } from '#charts/imports/elbv2.k8s.aws';
import type { BackendSpec, ClientTrafficPolicySpec, EnvoyProxySpec } from '#charts/imports/gateway.envoyproxy.io';
import type { GatewayClassSpec, GatewaySpec } from '#charts/imports/gateway.networking.k8s.io';
import type { Topology } from '#topology';
import { editable, objectsOf, places, topologyOf } from './rendered';

const routes = places.flatMap(({ place, region, files }) =>
  region.gateway.routes.map((route) => ({
    title: `${place} ${route.name}`,
    region,
    files,
    route,
    spec: objectsOf<{ readonly spec: AIGatewayRouteSpec }>(files, 'AIGatewayRoute').find(
      ({ metadata }) => metadata.name === route.name,
    )?.spec,
  })),
);

describe('backends', () => {
  test.each(places)('$place: by name only, since an address would cost the priorities', ({ region, files }) => {
    const backends = objectsOf<{ readonly spec: BackendSpec }>(files, 'Backend');
    const { gateway } = region;
    expect(backends.map(({ metadata, spec }) => [metadata.name, spec.endpoints]).sort()).toEqual(
      [...gateway.backends, gateway.access.authorizer, ...collectors(gateway)]
        .map(({ name, host, port }) => [name, [{ fqdn: { hostname: host, port } }]])
        .sort(),
    );
  });

  test.each(places)(
    '$place: every AI backend is one of these, speaks the OpenAI API, and is told what the Topology says',
    ({ region, files }) => {
      const services = objectsOf<{ readonly spec: AIServiceBackendSpec }>(files, 'AIServiceBackend');
      const { namespace, backends } = region.gateway;
      expect(services.map(({ metadata, spec }) => [metadata, spec])).toEqual(
        backends.map(({ name, headers, removedHeaders }) => [
          { name, namespace },
          {
            schema: { name: 'OpenAI' },
            backendRef: { group: 'gateway.envoyproxy.io', kind: 'Backend', name },
            headerMutation: headers.length > 0 ? { set: headers } : { remove: removedHeaders },
          },
        ]),
      );
    },
  );

  test.each(places)('$place: no engine sees what proves who a client is', ({ region, files }) => {
    const { headers } = region.gateway.access;
    const local = region.gateway.backends.filter(({ kind }) => kind !== 'peer').map(({ name }) => name);
    const removed = objectsOf<{ readonly spec: AIServiceBackendSpec }>(files, 'AIServiceBackend')
      .filter(({ metadata }) => local.includes(metadata.name))
      .map(({ spec }) => spec.headerMutation?.remove);
    expect(removed).not.toEqual([]);
    for (const it of removed) expect(it).toEqual(['authorization', headers.workloadToken, headers.hopToken]);
  });

  test.each(places)('$place: a canary has an address of its own, that of its pool’s Envoy', ({ region }) => {
    const names = region.gateway.backends.map(({ name, host, port }) => [name, host, port]);
    for (const { name, canary } of region.modelPools) {
      if (canary === null) continue;
      expect(names).toContainEqual([`${name}-canary`, canary.pool.picker.host, canary.pool.picker.hostPort]);
    }
    expect(new Set(region.gateway.backends.map(({ host }) => host)).size).toBe(names.length);
  });

  test.each(places)('$place: a peer, and nobody else, learns that the request has hopped', ({ region, files }) => {
    const told = objectsOf<{ readonly spec: AIServiceBackendSpec }>(files, 'AIServiceBackend')
      .filter(({ spec }) => spec.headerMutation?.set?.some(({ name }) => name === region.gateway.hopHeader))
      .map(({ metadata }) => metadata.name);
    expect(told).toEqual(region.gateway.backends.filter(({ kind }) => kind === 'peer').map(({ name }) => name));
  });

  test.each(places)(
    '$place: a peer that speaks TLS is asked for by its name, against public authorities',
    ({ region, files }) => {
      const backends = objectsOf<{ readonly spec: BackendSpec }>(files, 'Backend');
      for (const { name, tls, host } of region.gateway.backends) {
        expect(backends.find(({ metadata }) => metadata.name === name)?.spec.tls).toEqual(
          tls ? { sni: host, wellKnownCACertificates: 'System' } : undefined,
        );
      }
    },
  );

  test.each(places)('$place: peers are Regions of its own jurisdiction', ({ region, topology, files }) => {
    const mine = topology.jurisdictions.find(({ name }) => name === region.jurisdiction)?.regions ?? [];
    const remote = region.gateway.backends.filter(({ kind }) => kind === 'peer');
    expect(remote.map((it) => it.region).sort()).toEqual(
      mine
        .map(({ name }) => name)
        .filter((name) => name !== region.name)
        .sort(),
    );
    const others = topology.jurisdictions
      .filter(({ name }) => name !== region.jurisdiction)
      .flatMap((jurisdiction) => jurisdiction.regions.map(({ name }) => name));
    for (const { spec } of objectsOf<{ readonly spec: BackendSpec }>(files, 'Backend')) {
      for (const other of others) expect(JSON.stringify(spec)).not.toContain(other);
    }
  });
});

test.each(places)(
  '$place: AI Gateway’s processor takes as many requests at once as an Envoy may have in hand',
  ({ region, files }) => {
    const [proxy] = objectsOf<{ readonly spec: EnvoyProxySpec }>(files, 'EnvoyProxy');
    const path = '/layered_runtime/layers/0/static_layer/circuit_breakers.ai-gateway-extproc-uds.default.max_requests';
    expect(proxy?.spec.bootstrap).toEqual({
      type: 'JSONPatch',
      jsonPatches: [{ op: 'add', path, value: region.gateway.limits.concurrent }],
    });
  },
);

test.each(places)(
  '$place: a collector that is away costs its lines, not the Gateway: no Service is referred to',
  ({ files }) => {
    const [proxy] = objectsOf<{ readonly spec: EnvoyProxySpec }>(files, 'EnvoyProxy');
    expect(JSON.stringify(proxy?.spec.telemetry)).not.toContain('"Service"');
  },
);

describe('routes', () => {
  test.each(routes)('$title: backends, priorities and weights of the Topology', ({ route, spec }) => {
    expect(spec?.rules.map(({ backendRefs }) => backendRefs)).toEqual(
      route.rules.map(({ backends }) =>
        backends.map(({ backend, priority, weight, modelOverride }) => ({
          name: backend,
          priority,
          weight,
          ...(modelOverride === null ? {} : { modelNameOverride: modelOverride }),
        })),
      ),
    );
  });

  test.each(routes)('$title: the local pool first', ({ region, spec }) => {
    for (const rule of spec?.rules ?? []) {
      const first = (rule.backendRefs ?? []).filter(({ priority }) => priority === 0).map(({ name }) => name);
      const local = region.gateway.backends.filter(({ kind }) => kind === 'local').map(({ name }) => name);
      expect(first).not.toEqual([]);
      for (const name of first) expect(local).toContain(name);
    }
  });

  test.each(routes)('$title: refers to nothing that the Region lacks', ({ files, spec }) => {
    const known = objectsOf(files, 'AIServiceBackend').map(({ metadata }) => metadata.name);
    const [gateway] = objectsOf(files, 'Gateway').map(({ metadata }) => metadata.name);
    for (const { backendRefs } of spec?.rules ?? [])
      for (const { name } of backendRefs ?? []) expect(known).toContain(name);
    expect(spec?.parentRefs).toEqual([{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: gateway }]);
  });

  test.each(routes)(
    '$title: takes its models, its version and its paths, and hopped requests exactly where it serves those',
    ({ route, region, spec }) => {
      const { modelHeader, versionHeader, pathHeader, hopHeader } = region.gateway;
      for (const [index, { models }] of route.rules.entries()) {
        for (const model of models) {
          for (const path of [...route.paths, `${route.paths[0]}?stream=1`]) {
            const asked = { [modelHeader]: model, [versionHeader]: route.version, [pathHeader]: path };
            const hopped = { ...asked, [hopHeader]: 'us-east-1' };
            const taken = (headers: Readonly<Record<string, string>>) =>
              takes(spec?.rules[index]?.matches ?? [], headers);
            expect([taken(asked), taken(hopped)]).toEqual([!route.hopped, true]);
            for (const wrong of [
              { [modelHeader]: `${model}x` },
              { [versionHeader]: '2020-01-01' },
              { [pathHeader]: '/v1/moderations' },
              { [pathHeader]: `${path}/more` },
            ]) {
              expect(taken({ ...hopped, ...wrong })).toBe(
                path.includes('?') && Object.values(wrong)[0] === `${path}/more`,
              );
            }
          }
        }
      }
    },
  );

  test.each(routes.filter(({ route }) => route.hopped))(
    '$title: asks for one header more than its twin, since more matches win',
    ({ region, route, files, spec }) => {
      const twin = region.gateway.routes.find(
        (it) => !it.hopped && it.version === route.version && it.task === route.task,
      );
      const [other] = objectsOf<{ readonly spec: AIGatewayRouteSpec }>(files, 'AIGatewayRoute').filter(
        ({ metadata }) => metadata.name === twin?.name,
      );
      const asked = (rules: AIGatewayRouteSpec['rules'] | undefined) => [
        ...new Set(rules?.flatMap(({ matches }) => matches?.map(({ headers }) => headers?.length))),
      ];
      const [least = 0] = asked(other?.spec.rules);
      expect(asked(spec?.rules)).toEqual([least + 1]);
    },
  );

  test.each(places)('$place: /v1/models lists each name that can be asked for once', ({ region, files }) => {
    // AI Gateway lists each exact match of the model header, as often as it finds one
    const listed = objectsOf<{ readonly spec: AIGatewayRouteSpec }>(files, 'AIGatewayRoute').flatMap(({ spec }) =>
      spec.rules.flatMap(({ matches }) =>
        (matches ?? []).flatMap(({ headers }) =>
          (headers ?? [])
            .filter(({ name, type }) => name === region.gateway.modelHeader && type !== 'RegularExpression')
            .map(({ value }) => value),
        ),
      ),
    );
    const offered = region.gateway.routes.flatMap(({ rules }) => rules.flatMap(({ models }) => models));
    expect(listed.sort()).toEqual([...new Set(offered)].sort());
  });

  test.each(routes)('$title: writes down what a request cost', ({ region, spec }) => {
    const { key } = region.gateway.rateLimits.cost;
    expect(spec?.llmRequestCosts).toEqual([{ metadataKey: key, type: 'TotalToken' }]);
  });

  test.each(routes.filter(({ route }) => route.hopped))(
    '$title: a request that already hopped meets no peer',
    ({ region, spec }) => {
      const peers = region.gateway.backends.filter(({ kind }) => kind === 'peer').map(({ name }) => name);
      const asked = spec?.rules.flatMap(({ backendRefs }) => backendRefs?.map(({ name }) => name) ?? []) ?? [];
      expect(asked).not.toEqual([]);
      expect(asked.filter((name) => peers.includes(name))).toEqual([]);
    },
  );

  test.each(routes.filter(({ route }) => !route.hopped))(
    '$title: has a twin for hopped requests that serves the same models',
    ({ region, route }) => {
      const twin = region.gateway.routes.find(
        (it) => it.hopped && it.version === route.version && it.task === route.task,
      );
      expect(twin?.rules.map(({ models }) => models)).toEqual(route.rules.map(({ models }) => models));
    },
  );

  test.each(routes)('$title: lasts as long as the longest answer', ({ region, spec }) => {
    for (const { timeouts } of spec?.rules ?? []) {
      expect(timeouts).toEqual({ request: `${region.gateway.limits.requestTimeoutSeconds}s` });
    }
  });
});

describe('the way in', () => {
  test.each(places)(
    '$place: health checks of the load balancers are answered on the path that they ask',
    ({ region, files }) => {
      const [policy] = objectsOf<{ readonly spec: ClientTrafficPolicySpec }>(files, 'ClientTrafficPolicy');
      const paths = region.network.loadBalancers.map(({ targetGroup }) => targetGroup.healthCheck.path);
      for (const path of paths) expect(policy?.spec.healthCheck).toEqual({ path });
    },
  );

  test.each(places)(
    '$place: the client’s address comes by proxy protocol exactly where the load balancers send it',
    ({ region, files }) => {
      const [policy] = objectsOf<{ readonly spec: ClientTrafficPolicySpec }>(files, 'ClientTrafficPolicy');
      for (const { targetGroup } of region.network.loadBalancers) {
        expect(policy?.spec.proxyProtocol).toEqual(targetGroup.proxyProtocolV2 ? { optional: false } : undefined);
      }
    },
  );

  test.each(places)(
    '$place: each load balancer’s target group is bound to the Service of the Envoys',
    ({ region, files }) => {
      const [proxy] = objectsOf<{ readonly spec: EnvoyProxySpec }>(files, 'EnvoyProxy');
      const service = proxy?.spec.provider?.kubernetes?.envoyService;
      expect(service?.type).toBe('ClusterIP');
      const bindings = objectsOf<{ readonly spec: TargetGroupBindingSpec }>(files, 'TargetGroupBinding');
      expect(bindings.map(({ metadata, spec }) => [metadata.namespace, spec])).toEqual(
        region.network.loadBalancers.map(({ targetGroup }) => [
          region.gateway.serviceNamespace,
          {
            targetGroupName: targetGroup.name,
            targetType: 'ip',
            serviceRef: { name: service?.name, port: region.gateway.listener.port },
          },
        ]),
      );
    },
  );

  test.each(places)('$place: one Gateway of one class, served by these Envoys, for any host', ({ region, files }) => {
    const [gatewayClass] = objectsOf<{ readonly spec: GatewayClassSpec }>(files, 'GatewayClass');
    const [gateway] = objectsOf<{ readonly spec: GatewaySpec }>(files, 'Gateway');
    const [proxy] = objectsOf(files, 'EnvoyProxy');
    expect(gateway?.spec.gatewayClassName).toBe(gatewayClass?.metadata.name);
    expect(gatewayClass?.spec.controllerName).toBe(region.gateway.controllerName);
    expect(gateway?.spec.infrastructure?.parametersRef?.name).toBe(proxy?.metadata.name);
    expect(gateway?.metadata.namespace).toBe(proxy?.metadata.namespace);
    expect(gateway?.spec.listeners.map((it) => [it.port, it.hostname])).toEqual([
      [region.gateway.listener.port, undefined],
    ]);
  });

  test.each(places)(
    '$place: TLS with a certificate that an issuer of its own namespace signs, or none at all',
    ({ region, files }) => {
      const { certificate } = region.gateway.listener;
      const [gateway] = objectsOf<{ readonly spec: GatewaySpec }>(files, 'Gateway');
      const [listener] = gateway?.spec.listeners ?? [];
      const certificates = objectsOf<{ readonly spec: CertificateSpec }>(files, 'Certificate');
      if (certificate === null) {
        expect([listener?.protocol, listener?.tls, certificates]).toEqual(['HTTP', undefined, []]);
        return;
      }
      expect(listener).toMatchObject({ protocol: 'HTTPS', tls: { certificateRefs: [{ name: certificate.secret }] } });
      const leaf = certificates.find(({ spec }) => spec.secretName === certificate.secret);
      expect(leaf?.spec.dnsNames).toEqual(certificate.hosts);
      expect(leaf?.metadata.namespace).toBe(gateway?.metadata.namespace);
      expect(signers(files, leaf?.spec)).toEqual(['an authority', 'itself']);
    },
  );
});

function collectors({ telemetry }: (typeof places)[number]['region']['gateway']) {
  return telemetry === null ? [] : [{ ...telemetry, name: telemetry.service }];
}

/** Whether a route with these matches takes a request with these headers: Gateway API's expressions cover the whole value. */
function takes(
  matches: NonNullable<AIGatewayRouteSpec['rules'][number]['matches']>,
  sent: Readonly<Record<string, string>>,
): boolean {
  return matches.some(({ headers }) =>
    (headers ?? []).every(({ name, type, value }) => {
      const found = sent[name];
      if (found === undefined) return false;
      return type === 'RegularExpression' ? new RegExp(`^(?:${value})$`).test(found) : found === value;
    }),
  );
}

/** Who signed it, up to the root. */
function signers(files: (typeof places)[number]['files'], certificate: CertificateSpec | undefined): readonly string[] {
  const issuer = objectsOf<{ readonly spec: IssuerSpec }>(files, 'Issuer').find(
    ({ metadata }) => metadata.name === certificate?.issuerRef.name,
  );
  if (issuer?.spec.selfSigned !== undefined) return ['itself'];
  const authority = objectsOf<{ readonly spec: CertificateSpec }>(files, 'Certificate').find(
    ({ spec }) => spec.isCA && spec.secretName === issuer?.spec.ca?.secretName,
  );
  return authority === undefined ? ['nobody'] : ['an authority', ...signers(files, authority.spec)];
}

test('a canary’s share is the weight of its backend', () => {
  const topology = editable(topologyOf('demo'));
  const [region] = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
  const rule = region?.gateway.routes[0]?.rules[0];
  if (region === undefined || rule === undefined) throw new Error('the demo has no route');
  rule.backends = [
    { backend: 'chat-small', priority: 0, weight: 95, modelOverride: null },
    { backend: 'chat-large', priority: 0, weight: 5, modelOverride: 'chat-large' },
  ];
  const files = renderManifests(topology as Topology).filter((file) => file.region === region.name);
  const [first] = objectsOf<{ readonly spec: AIGatewayRouteSpec }>(files, 'AIGatewayRoute');
  expect(first?.spec.rules[0]?.backendRefs).toEqual([
    { name: 'chat-small', priority: 0, weight: 95 },
    { name: 'chat-large', priority: 0, weight: 5, modelNameOverride: 'chat-large' },
  ]);
});
