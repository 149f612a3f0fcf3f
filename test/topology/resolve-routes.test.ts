import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { resolveTopology } from '#topology';
import { regionsOf, shippedRegions } from './shipped-topologies';

const rules = shippedRegions.flatMap(([title, region]) =>
  region.gateway.routes.flatMap((route) =>
    route.rules.map((rule) => ({ title: `${title} ${route.name} ${rule.name}`, region, route, rule })),
  ),
);

test.each(rules)('$title: priorities count from 0 without a gap', ({ rule }) => {
  const priorities = [...new Set(rule.backends.map(({ priority }) => priority))].sort((a, b) => a - b);
  expect(priorities).toEqual(priorities.map((_, index) => index));
});

test.each(rules)(
  '$title: what is local first, then peers in failover order, then a smaller model',
  ({ region, rule }) => {
    const kinds = rule.backends.map(({ backend, priority }) => {
      const found = region.gateway.backends.find(({ name }) => name === backend);
      return { priority, region: found?.region };
    });
    const peers = kinds.filter((it) => it.region !== region.name);
    const order = region.peers.map((peer) => peer.region);
    expect(peers.map((it) => it.region)).toEqual(peers.length === 0 ? [] : order);
    expect(kinds[0]).toEqual({ priority: 0, region: region.name });
    const ascending = peers.map(({ priority }) => priority);
    expect(ascending).toEqual([...ascending].sort((a, b) => a - b));
  },
);

test.each(rules.filter(({ rule }) => rule.models.length > 1))(
  '$title: an engine is asked by the name it knows',
  ({ region, rule }) => {
    for (const { backend, modelOverride } of rule.backends) {
      const pool = region.modelPools.find(({ name }) => name === backend);
      // a peer's gateway knows the aliases itself
      expect(modelOverride).toBe(pool?.model.servedName ?? null);
    }
  },
);

describe('a canary', () => {
  const canary = { version: 'v2', weights: { source: 's3://weights/v2', bytes: 16_381_470_720 }, percent: 25 };
  const production = deployments.find(({ name }) => name === 'production')?.blueprint;
  if (production === undefined) throw new Error('production does not ship');
  const { 'chat-small': chatSmall, ...others } = production.models;
  const blueprint = parseBlueprint(
    {
      ...production,
      models: { ...others, 'chat-small': { ...chatSmall, canary: { ...canary, stagesPercent: [5, 25, 100] } } },
    },
    'test',
  );
  const regions = regionsOf(resolveTopology(blueprint));

  test.each(regions)(
    '$name: takes its share of local requests, on every route of the model',
    ({ gateway, modelPools }) => {
      const pool = modelPools.find(({ name }) => name === 'chat-small');
      if (pool?.canary == null) throw new Error('no canary');
      for (const { rules: own } of gateway.routes.filter(({ task }) => task === 'generate')) {
        const local = own.find(({ name }) => name === 'chat-small')?.backends.filter(({ priority }) => priority === 0);
        expect(local?.map(({ backend, weight }) => [backend, weight])).toEqual([
          ['chat-small', 75],
          ['chat-small-canary', 25],
        ]);
      }
      expect(gateway.backends.find(({ name }) => name === 'chat-small-canary')).toMatchObject({
        kind: 'local',
        host: pool.canary.pool.picker.host,
        port: pool.canary.pool.picker.hostPort,
      });
    },
  );
});
