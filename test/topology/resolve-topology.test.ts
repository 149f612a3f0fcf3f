import { parseBlueprint } from '#blueprint';
import { planCapacity } from '#capacity';
import { deployments } from '#regions';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { resolveTopology, type Topology } from '#topology';
import { regionsOf, shippedRegions, shippedTopologies, shippedTopology } from './shipped-topologies';

// biome-ignore lint/suspicious/noExplicitAny: a change of any part of the draft
function resolved(change: (draft: any) => void = () => undefined): Topology {
  return resolveTopology(parseBlueprint(minimalBlueprint(change)));
}

test('is plain data: JSON carries all of it, nothing is undefined', () => {
  for (const topology of shippedTopologies) expect(JSON.parse(JSON.stringify(topology))).toStrictEqual(topology);
});

test('is frozen to the last entry, and the same each time', () => {
  const once = resolved();
  expect(Object.isFrozen(once.jurisdictions[0]?.regions[0]?.modelPools[0]?.engine.args)).toBe(true);
  expect(resolved()).toStrictEqual(once);
});

test('production keeps and protects what holds state; the demo keeps nothing', () => {
  expect(shippedTopology('production').deployment.state).toEqual({
    retained: true,
    deletionProtection: true,
    pointInTimeRecovery: true,
    keyDeletionDays: 30,
  });
  expect(shippedTopology('demo').deployment.state).toEqual({
    retained: false,
    deletionProtection: false,
    pointInTimeRecovery: false,
    keyDeletionDays: 7,
  });
});

test('the demo opens nothing and locks nothing', () => {
  for (const region of regionsOf(shippedTopology('demo'))) {
    expect(region.network.loadBalancers.map((loadBalancer) => loadBalancer.scheme)).toEqual(['internal']);
    expect(region.cluster.endpointCidrs).toEqual([]);
    expect(region.stores.buckets.every((bucket) => bucket.lockDays === null)).toBe(true);
    expect(region.modelPools.every((pool) => pool.base.placement.gpusPerPod === 0)).toBe(true);
  }
});

describe.each(shippedTopologies.flatMap((topology) => topology.jurisdictions))('jurisdiction $name', (jurisdiction) => {
  const names = jurisdiction.regions.map((region) => region.name);

  test('its key and tables stand in exactly its Regions', () => {
    expect([jurisdiction.key.primaryRegion, ...jurisdiction.key.replicaRegions]).toEqual(names);
    for (const table of jurisdiction.tables) expect(table.replicaRegions).toEqual(names);
  });

  test('every pair of its Regions is linked once', () => {
    const pairs = jurisdiction.links.map((link) => [link.requester, link.accepter].sort().join());
    expect(new Set(pairs).size).toBe((names.length * (names.length - 1)) / 2);
    expect(pairs).toHaveLength(new Set(pairs).size);
  });

  test('fails over, copies and peers inside itself only', () => {
    for (const region of jurisdiction.regions) {
      const others = names.filter((name) => name !== region.name);
      expect(region.peers.map((peer) => peer.region).sort()).toEqual([...others].sort());
      expect(region.gateway.backends.every((backend) => names.includes(backend.region))).toBe(true);
      expect(
        region.stores.buckets.flatMap((bucket) => bucket.replicas).every(({ region: name }) => names.includes(name)),
      ).toBe(true);
    }
  });
});

test.each(shippedRegions)('%s: routes fail over from the local pool to the peers to the smaller model', (_, region) => {
  const { backends, routes } = region.gateway;
  for (const route of routes) {
    for (const rule of route.rules) {
      const kinds = rule.backends.map(({ backend }) => backends.find(({ name }) => name === backend)?.kind);
      expect(kinds).not.toContain(undefined);
      expect(kinds[0]).toBe('local');
      expect(kinds.includes('peer')).toBe(!route.hopped && region.peers.length > 0);
      const priorities = rule.backends.map(({ priority }) => priority);
      expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
    }
    expect(route.rules.length).toBeLessThanOrEqual(15);
  }
});

test('a request that hopped and one that did not have a route for each version and task', () => {
  const [region] = regionsOf(shippedTopology('production'));
  expect(region?.gateway.routes.map((route) => route.name)).toEqual([
    'generate-2026-03-01',
    'generate-2026-03-01-hopped',
    'embed-2026-03-01',
    'embed-2026-03-01-hopped',
    'generate-2026-10-01',
    'generate-2026-10-01-hopped',
    'embed-2026-10-01',
    'embed-2026-10-01-hopped',
  ]);
});

test.each(shippedRegions)('%s: base never runs on spot, and every placement finds its node pools', (_, region) => {
  for (const pool of region.modelPools) {
    expect(pool.base.placement.capacityTypes).not.toContain('spot');
    for (const placement of [pool.base.placement, ...(pool.burst === null ? [] : [pool.burst.placement])]) {
      const found = region.nodePools.filter(
        (nodePool) =>
          placement.instanceClasses.includes(nodePool.instanceClass) &&
          placement.capacityTypes.includes(nodePool.capacityType) &&
          nodePool.taints.every((taint) => placement.tolerations.some((tolerated) => tolerated.key === taint.key)),
      );
      expect(found.length).toBeGreaterThanOrEqual(placement.instanceClasses.length * placement.capacityTypes.length);
    }
  }
});

test('a Region’s limits are the tier’s divided by the Regions that may be left, at least 1', () => {
  const frankfurt = {
    name: 'eu-central-1',
    zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
    cidr: '10.3.0.0/16',
  };
  const tierOf = (topology: Topology) => regionsOf(topology)[0]?.gateway.tiers[0];
  expect(tierOf(resolved())).toMatchObject({ requestsPerMinute: 600, concurrency: 8 });
  const three = resolved((draft) => {
    draft.jurisdictions.eu.regions.push(frankfurt);
    draft.tiers.standard.concurrency = 1;
  });
  expect(tierOf(three)).toMatchObject({ requestsPerMinute: 300, burstPerSecond: 10, concurrency: 1 });
});

test('a canary takes its share of the local weight, and has a backend of its own', () => {
  const [region] = regionsOf(
    resolved((draft) => {
      draft.models.chat.canary = {
        version: 'v2',
        weights: { source: 'hf://a/b', bytes: 1 },
        percent: 5,
        stagesPercent: [5, 50, 100],
      };
    }),
  );
  const rule = region?.gateway.routes[0]?.rules[0];
  expect(rule?.backends.filter(({ priority }) => priority === 0)).toEqual([
    { backend: 'chat', priority: 0, weight: 95, modelOverride: null },
    { backend: 'chat-canary', priority: 0, weight: 5, modelOverride: null },
  ]);
  expect(region?.gateway.backends.map(({ name }) => name)).toContain('chat-canary');
});

test('a replica over two nodes gets its leader’s address, no burst, and LeaderWorkerSet', () => {
  const [region] = regionsOf(
    resolved((draft) => {
      draft.models.chat.parallelism = { tensor: 8, pipeline: 2 };
      draft.models.chat.instances = { base: ['p5en.48xlarge'] };
    }),
  );
  const [pool] = region?.modelPools ?? [];
  expect(pool).toMatchObject({
    burst: null,
    scaling: null,
    headroom: null,
    base: { nodesPerReplica: 2, placement: { gpusPerPod: 8 } },
  });
  expect(pool?.engine.args).toEqual(expect.arrayContaining(['--nnodes=2', '--node-rank=0']));
  expect(pool?.engine.workerArgs).toEqual(expect.arrayContaining(['--nnodes=2', '--headless']));
  expect(region?.components.map((component) => component.name)).toContain('lws');
});

test('the scaling formula takes the base off, by the figures of the plan', () => {
  const [pool] = regionsOf(resolved())[0]?.modelPools ?? [];
  const [plan] = planCapacity(parseBlueprint(minimalBlueprint())).pools;
  expect(pool?.scaling?.formula).toBe(
    `max(running / ${plan?.targetRunningPerReplica} + (queue + waiting) / ${plan?.queuePerReplica} - ${plan?.baseReplicas}, 0)`,
  );
  expect(pool?.engine.args).toContain(`--max-num-seqs=${plan?.runningPerReplica}`);
});

test.each(shippedRegions)('%s: a drain ends inside the two minutes of a spot notice', (_, region) => {
  for (const { engine } of region.modelPools) {
    expect(engine.drain.graceSeconds).toBeGreaterThan(engine.drain.preStopSeconds + engine.drain.shutdownSeconds);
    expect(engine.drain.graceSeconds).toBeLessThan(120);
  }
});

test('every deployment that ships resolves', () => {
  expect(shippedTopologies.map((topology) => topology.deployment.name)).toEqual(deployments.map(({ name }) => name));
});
