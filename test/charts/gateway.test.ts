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
    expect(backends.map(({ metadata, spec }) => [metadata.name, spec.endpoints])).toEqual(
      region.gateway.backends.map(({ name, host, port }) => [name, [{ fqdn: { hostname: host, port } }]]),
    );
  });

  test.each(places)(
    '$place: every AI backend is one of these, speaks the OpenAI API, and is told what the Topology says',
    ({ region, files }) => {
      const services = objectsOf<{ readonly spec: AIServiceBackendSpec }>(files, 'AIServiceBackend');
      const { namespace, backends } = region.gateway;
      expect(services.map(({ metadata, spec }) => [metadata, spec])).toEqual(
        backends.map(({ name, headers }) => [
          { name, namespace },
          {
            schema: { name: 'OpenAI' },
            backendRef: { group: 'gateway.envoyproxy.io', kind: 'Backend', name },
            ...(headers.length > 0 ? { headerMutation: { set: headers } } : {}),
          },
        ]),
      );
    },
  );

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
      expect(backends.map(({ spec }) => spec.tls)).toEqual(
        region.gateway.backends.map(({ tls, host }) =>
          tls ? { sni: host, wellKnownCACertificates: 'System' } : undefined,
        ),
      );
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
    '$title: asks for the model and the version, and for the hop exactly where it serves hops',
    ({ route, region, spec }) => {
      const { modelHeader, versionHeader, hopHeader } = region.gateway;
      const hop = route.hopped ? [{ name: hopHeader, type: 'RegularExpression', value: '.+' }] : [];
      expect(spec?.rules.map(({ matches }) => matches)).toEqual(
        route.rules.map(({ models }) =>
          models.map((value) => ({
            headers: [{ name: modelHeader, value }, { name: versionHeader, value: route.version }, ...hop],
          })),
        ),
      );
    },
  );

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
    '$place: headers that only the gateway may set are removed from clients’ requests',
    ({ region, files }) => {
      const [policy] = objectsOf<{ readonly spec: ClientTrafficPolicySpec }>(files, 'ClientTrafficPolicy');
      const removed = policy?.spec.headers?.earlyRequestHeaders?.remove;
      expect(removed).toEqual(region.gateway.trustedHeaders);
      // it comes from peers, by the same way in
      expect(removed).not.toContain(region.gateway.hopHeader);
    },
  );

  test.each(places)('$place: a request without a version gets the current one', ({ region, files }) => {
    const { versions, versionHeader } = region.gateway;
    const [policy] = objectsOf<{ readonly spec: ClientTrafficPolicySpec }>(files, 'ClientTrafficPolicy');
    expect(policy?.spec.headers?.earlyRequestHeaders?.addIfAbsent).toEqual([
      { name: versionHeader, value: versions.at(-1)?.date },
    ]);
  });

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
      const { certificateSecret, certificateHosts } = region.gateway.listener;
      const [gateway] = objectsOf<{ readonly spec: GatewaySpec }>(files, 'Gateway');
      const [listener] = gateway?.spec.listeners ?? [];
      const certificates = objectsOf<{ readonly spec: CertificateSpec }>(files, 'Certificate');
      if (certificateSecret === null) {
        expect([listener?.protocol, listener?.tls, certificates]).toEqual(['HTTP', undefined, []]);
        return;
      }
      expect(listener).toMatchObject({ protocol: 'HTTPS', tls: { certificateRefs: [{ name: certificateSecret }] } });
      const leaf = certificates.find(({ spec }) => spec.secretName === certificateSecret);
      expect(leaf?.spec.dnsNames).toEqual(certificateHosts);
      expect(leaf?.metadata.namespace).toBe(gateway?.metadata.namespace);
      expect(signers(files, leaf?.spec)).toEqual(['an authority', 'itself']);
    },
  );
});

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
