import { parseBlueprint } from '#blueprint';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { resolveTopology } from '#topology';
import { regionsOf, shippedRegions, shippedTopology } from './shipped-topologies';

const rows = shippedRegions.map(([place, region, topology]) => ({ place, region, topology }));

/** The first Region of the smallest blueprint, changed. */
function firstRegion(change: Parameters<typeof minimalBlueprint>[0] = () => undefined) {
  const [region] = regionsOf(resolveTopology(parseBlueprint(minimalBlueprint(change))));
  if (region === undefined) throw new Error('no Region');
  return region;
}

test.each(rows)(
  '$place: a request that hung at every place before the last still hops with a good token',
  ({ region }) => {
    const { access, resilience, limits } = region.gateway;
    const { retries, firstByteSeconds } = resilience.retry;
    const { ttlSeconds, periodSeconds } = access.authorizer.config.hop;
    expect(ttlSeconds).toBeGreaterThan(Math.min(retries * firstByteSeconds, limits.requestTimeoutSeconds));
    // and no longer than a request may last, give or take: what leaks is worth minutes
    expect(ttlSeconds).toBeLessThan(limits.requestTimeoutSeconds + 60);
    expect(ttlSeconds).toBeLessThan(periodSeconds);
  },
);

test.each(rows)('$place: both reads of a key that is new fit into the time that Envoy waits', ({ region }) => {
  const { authorizer } = region.gateway.access;
  expect(2 * authorizer.config.table.timeoutMs).toBeLessThan(authorizer.timeoutMs);
});

test.each(rows)('$place: hops come from the networks of the peers, and from no other', ({ region, topology }) => {
  const own = topology.jurisdictions.find(({ name }) => name === region.jurisdiction);
  const others = own?.regions.filter(({ name }) => name !== region.name) ?? [];
  const told = [...region.gateway.access.authorizer.config.hop.peers].sort((a, b) => (a.region < b.region ? -1 : 1));
  expect(told).toEqual(
    others
      .map(({ name, network }) => ({ region: name, cidr: network.cidr }))
      .sort((a, b) => (a.region < b.region ? -1 : 1)),
  );
});

test.each(rows)('$place: tenants of every other jurisdiction are told where to go', ({ region, topology }) => {
  const others = topology.jurisdictions.filter(({ name }) => name !== region.jurisdiction);
  expect(region.gateway.access.authorizer.config.elsewhere).toEqual(
    others.map(({ name, hostname }) => ({ jurisdiction: name, host: hostname })),
  );
});

test.each(rows)('$place: it answers on until every Envoy has looked its name up again', ({ region }) => {
  const { authorizer } = region.gateway.access;
  // name servers keep an answer for as long again
  expect(authorizer.config.drainSeconds).toBeGreaterThan(2 * authorizer.lookUpSeconds);
});

test.each(rows)(
  '$place: its role reads the tenants and derives keys, and may do nothing else',
  ({ region, topology }) => {
    const own = topology.jurisdictions.find(({ name }) => name === region.jurisdiction);
    const { authorizer } = region.gateway.access;
    const roles = region.identities.filter(({ namespace }) => namespace === authorizer.namespace);
    expect(roles).toMatchObject([{ name: 'authorizer', serviceAccount: authorizer.serviceAccount }]);
    expect(roles[0]?.permissions).toEqual([
      { kind: 'read-table', table: own?.tables.find(({ purpose }) => purpose === 'tenants')?.name },
      { kind: 'generate-mac', alias: own?.hopKey.alias },
    ]);
    expect(authorizer.config.hop.keyAlias).toBe(own?.hopKey.alias);
  },
);

test.each(rows)('$place: only the gateway’s Envoys ask it, and only Prometheus reads its status', ({ region }) => {
  const { authorizer } = region.gateway.access;
  const inward = region.flows.filter(
    ({ namespace, direction, name }) =>
      namespace === 'gateway' && direction === 'ingress' && name.startsWith('authorizer'),
  );
  expect(
    inward.map(({ peer, ports }) => [
      peer.kind === 'pods' ? peer.namespace : 'a network',
      ports.map(({ port }) => port),
    ]),
  ).toEqual([
    ['envoy-gateway-system', [authorizer.config.listen.port]],
    ['monitoring', [authorizer.config.listen.statusPort]],
  ]);
});

test('it reaches AWS and its credentials; issuers of tokens only where there are any', () => {
  const outward = (region: ReturnType<typeof firstRegion>) =>
    region.flows
      .filter(({ namespace, direction, pods }) => namespace === 'gateway' && direction === 'egress' && pods.length > 0)
      .map(({ name }) => name);
  expect(outward(firstRegion())).toEqual(['authorizer-aws-out', 'authorizer-credentials-out']);
  const issuer = { issuer: 'https://id.example.com', audiences: ['a'], jwksUri: 'https://id.example.com/keys' };
  const withIssuer = firstRegion((draft) => {
    draft.api.tokenIssuers = { ci: issuer };
  });
  expect(outward(withIssuer)).toEqual([
    'authorizer-aws-out',
    'authorizer-credentials-out',
    'authorizer-token-keys-out',
  ]);
  expect(withIssuer.gateway.access.authorizer.config.issuers).toEqual(withIssuer.gateway.access.tokenIssuers);
});

test('an image that is built is named by a literal, until what builds it puts its name there', () => {
  const imageOf = (change: Parameters<typeof minimalBlueprint>[0]) =>
    firstRegion(change).gateway.access.authorizer.deployment.image;
  expect(
    imageOf((draft) => {
      draft.image = { from: 'build' };
      draft.delivery = 'kubectl';
    }),
  ).toBe('SERVICES_IMAGE');
  const reference = 'registry.example.com/platform/meridian:0.2.0';
  expect(
    imageOf((draft) => {
      draft.image = { from: 'registry', reference };
    }),
  ).toBe(reference);
});

test('a longer chain of places makes a longer life of hop tokens', () => {
  const ttlOf = (topology: ReturnType<typeof shippedTopology>) =>
    regionsOf(topology)[0]?.gateway.access.authorizer.config.hop.ttlSeconds ?? 0;
  expect(ttlOf(shippedTopology('production'))).toBeGreaterThan(
    firstRegion().gateway.access.authorizer.config.hop.ttlSeconds,
  );
});
