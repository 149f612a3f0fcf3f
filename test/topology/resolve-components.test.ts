import { component } from '#catalog';
import type { Region } from '#topology';
import { shippedRegions } from './shipped-topologies';

const valuesOf = ({ components }: Region, name: string) =>
  JSON.stringify(components.find((it) => it.name === name)?.values ?? null);

const has = ({ components }: Region, name: string) => components.some((it) => it.name === name);

test.each(shippedRegions)('%s: every component is the catalogue’s, in a namespace of the Region', (_, region) => {
  const namespaces = region.namespaces.map(({ name }) => name);
  for (const { name, chart, repository, version, namespace, licence, purpose } of region.components) {
    expect({ chart, repository, version, licence, purpose }).toEqual(
      (({ chart: c, repository: r, version: v, licence: l, purpose: p }) => ({
        chart: c,
        repository: r,
        version: v,
        licence: l,
        purpose: p,
      }))(component(name as Parameters<typeof component>[0])),
    );
    expect(namespaces).toContain(namespace);
  }
});

test.each(shippedRegions)('%s: a component is there exactly where something uses it', (_, region) => {
  const { stores, observability, network, modelPools, secrets } = region;
  expect({
    valkey: has(region, 'valkey'),
    'external-secrets': has(region, 'external-secrets'),
    'cert-manager': has(region, 'cert-manager'),
    'opentelemetry-collector': has(region, 'opentelemetry-collector'),
    'dcgm-exporter': has(region, 'dcgm-exporter'),
    lws: has(region, 'lws'),
  }).toEqual({
    valkey: stores.cache === null,
    'external-secrets': secrets.length > 0,
    'cert-manager': network.certificate !== null,
    'opentelemetry-collector': observability.accessLog !== null && region.gateway.telemetry !== null,
    'dcgm-exporter': modelPools.some((pool) => pool.base.placement.gpusPerPod > 0),
    lws: modelPools.some((pool) => pool.base.nodesPerReplica > 1),
  });
});

test.each(shippedRegions)('%s: a Secret that a component reads is one that the Region has', (_, region) => {
  const read = [...JSON.stringify(region.components).matchAll(/"secretKeyRef":\{"name":"([^"]+)","key":"([^"]+)"\}/g)];
  const offered = region.secrets.flatMap(({ name, entries }) => entries.map(({ key }) => `${name}/${key}`));
  expect(new Set(read.map(([, name, key]) => `${name}/${key}`))).toEqual(new Set(offered));
});

test.each(shippedRegions)('%s: External Secrets may read those parameters and nothing else', (_, region) => {
  const wanted = region.secrets.flatMap(({ entries }) => entries.map(({ parameter }) => parameter));
  const identity = region.identities.find(({ name }) => name === 'external-secrets');
  expect(identity?.permissions ?? []).toEqual(
    wanted.length === 0 ? [] : [{ kind: 'read-parameters', parameters: wanted }],
  );
});

test.each(shippedRegions)(
  '%s: the rate-limit service has the volume that Envoy Gateway mounts where the store speaks TLS',
  (_, region) => {
    const values = region.components.find(({ name }) => name === 'envoy-gateway')?.values as unknown as {
      readonly config: {
        readonly envoyGateway: {
          readonly provider: {
            readonly kubernetes: {
              readonly rateLimitDeployment: {
                readonly pod?: { readonly volumes?: readonly { readonly name: string }[] };
              };
            };
          };
          readonly rateLimit: { readonly backend: { readonly redis: { readonly tls?: object } } };
        };
      };
    };
    const { provider, rateLimit } = values.config.envoyGateway;
    const volumes = provider.kubernetes.rateLimitDeployment.pod?.volumes ?? [];
    expect(volumes.map(({ name }) => name)).toEqual(rateLimit.backend.redis.tls === undefined ? [] : ['redis-certs']);
    expect(rateLimit.backend.redis.tls !== undefined).toBe(region.stores.cache !== null);
  },
);

test.each(shippedRegions)('%s: limits are counted in the cache where there is one, else in Valkey', (_, region) => {
  const values = valuesOf(region, 'envoy-gateway');
  expect(values.includes('"REDIS_URL"')).toBe(region.stores.cache !== null);
  expect(values.includes('valkey.rate-limits.svc.cluster.local:6379')).toBe(region.stores.cache === null);
});

test.each(shippedRegions)('%s: no value is null: Argo CD would lose it', (_, region) => {
  for (const { name, values } of region.components) expect([name, JSON.stringify(values)]).not.toContain('null');
  expect(JSON.stringify(region.components.map(({ values }) => values))).not.toMatch(/:null[,}]/);
});

test.each(shippedRegions)('%s: metrics go to the workspace of the same Region, or nowhere', (_, region) => {
  const values = valuesOf(region, 'prometheus');
  const hosts = [...values.matchAll(/https:\/\/(aps-workspaces\.[a-z0-9.-]+)\//g)].map(([, host]) => host);
  expect(hosts).toEqual(
    region.observability.workspaceAlias === null ? [] : [`aps-workspaces.${region.name}.amazonaws.com`],
  );
});
