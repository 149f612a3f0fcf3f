import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { resolveTopology } from '#topology';
import { rowsBelow, shownSubject } from './shown-rows';

/** Production with a candidate beside a model. */
function withCandidate() {
  const production = deployments.find(({ name }) => name === 'production')?.blueprint;
  const blueprint = parseBlueprint(production);
  const chatSmall = blueprint.models['chat-small'];
  if (chatSmall === undefined) throw new Error('production serves chat-small');
  const weights = { source: 's3://weights/v2', bytes: 16_381_470_720 };
  const canary = { version: 'v2', weights, percent: 25, stagesPercent: [5, 25, 100] };
  return resolveTopology({ ...blueprint, models: { ...blueprint.models, 'chat-small': { ...chatSmall, canary } } });
}

const topology = withCandidate();

test('a candidate has a row of its own, with its replicas and its part of the traffic', () => {
  const rows = rowsBelow(shownSubject(topology, 'pools', 'us-east-1'), 'Model pools');
  const [pool] = topology.jurisdictions[0]?.regions[0]?.modelPools ?? [];
  const candidate = pool?.canary?.pool;
  expect(rows.slice(0, 2).map((cells) => cells.slice(0, 3))).toEqual([
    ['chat-small', String(pool?.base.replicas), `${pool?.burst?.minReplicas}-${pool?.burst?.maxReplicas}`],
    [
      'chat-small canary v2, 25 %',
      String(candidate?.base.replicas),
      candidate?.burst === null ? 'none' : `${candidate?.burst.minReplicas}-${candidate?.burst.maxReplicas}`,
    ],
  ]);
});

test('the totals of a Region hold the candidate too', () => {
  const [pool] = topology.jurisdictions[0]?.regions[0]?.modelPools ?? [];
  const candidate = pool?.canary?.pool;
  const stable = rowsBelow(shownSubject(topology, 'regions', 'us-east-1'), 'Regions');
  const all = topology.jurisdictions[0]?.regions[0]?.modelPools.reduce(
    (sum, { base, burst }) => sum + base.replicas + (burst?.minReplicas ?? 0),
    (candidate?.base.replicas ?? 0) + (candidate?.burst?.minReplicas ?? 0),
  );
  expect(stable[0]?.[3]?.split('-')[0]).toBe(String(all));
});

test('what a route gives a candidate says its weight', () => {
  const text = shownSubject(topology, 'routes', 'us-east-1');
  expect(text).toContain('chat-small, weight 75');
  expect(text).toMatch(/chat-small-\S+.*, weight 25/);
});
