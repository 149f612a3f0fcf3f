import { parseBlueprint } from '#blueprint';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { type Jurisdiction, type Region, resolveTopology } from '#topology';

const frankfurt = {
  name: 'eu-central-1',
  zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
  cidr: '10.2.0.0/16',
};

/** The one entry in one file. */
const before = jurisdictionOf(minimalBlueprint());
const after = jurisdictionOf(minimalBlueprint((draft) => draft.jurisdictions.eu.regions.push(frankfurt)));

function jurisdictionOf(input: unknown): Jurisdiction {
  const [jurisdiction] = resolveTopology(parseBlueprint(input)).jurisdictions;
  if (jurisdiction === undefined) throw new Error('the blueprint has no jurisdiction');
  return jurisdiction;
}

function region(jurisdiction: Jurisdiction, name: string): Region {
  const found = jurisdiction.regions.find((entry) => entry.name === name);
  if (found === undefined) throw new Error(`no Region ${name}`);
  return found;
}

test('the new Region is whole: it has all that its siblings have', () => {
  const shape = (entry: Region) => ({
    zones: entry.network.zones.length,
    loadBalancers: entry.network.loadBalancers.map(({ name }) => name),
    buckets: entry.stores.buckets.map(({ purpose }) => purpose),
    pools: entry.modelPools.map(({ name }) => name),
    nodePools: entry.nodePools.map(({ name }) => name),
    identities: entry.identities.map(({ name }) => name),
    components: entry.components.map(({ name }) => name),
  });
  expect(shape(region(after, 'eu-central-1'))).toEqual(shape(region(after, 'eu-south-2')));
});

test('the jurisdiction’s key, tables, links and copies of weights come to it', () => {
  expect(after.key.replicaRegions).toEqual(['eu-south-2', 'eu-central-1']);
  for (const table of after.tables) expect(table.replicaRegions).toEqual(['eu-north-1', 'eu-south-2', 'eu-central-1']);
  expect(after.links).toEqual([
    ...before.links,
    { requester: 'eu-north-1', accepter: 'eu-central-1' },
    { requester: 'eu-south-2', accepter: 'eu-central-1' },
  ]);
  const [weights] = region(after, 'eu-north-1').stores.buckets;
  expect(weights?.replicas.map((replica) => replica.region)).toEqual(['eu-south-2', 'eu-central-1']);
});

test.each(['eu-north-1', 'eu-south-2'])('%s gains a peer and sheds load; nothing else of it changes', (name) => {
  const old = region(before, name);
  const now = region(after, name);
  expect(now.peers.map((peer) => peer.region)).toContain('eu-central-1');
  // three Regions share what two did, and each stands in for a third of it instead of a half
  expect(now.modelPools[0]?.base.replicas).toBeLessThanOrEqual(old.modelPools[0]?.base.replicas ?? 0);
  expect(now.gateway.tiers[0]?.requestsPerMinute).toBe((old.gateway.tiers[0]?.requestsPerMinute ?? 0) / 2);

  const { cluster, nodeClasses, identities, components, priorityClasses } = now;
  expect({ cluster, nodeClasses, identities, components, priorityClasses }).toEqual({
    cluster: old.cluster,
    nodeClasses: old.nodeClasses,
    identities: old.identities,
    components: old.components,
    priorityClasses: old.priorityClasses,
  });
  // quotas go with the pods
  const unbounded = ({ namespaces }: Region) => namespaces.map(({ quota, ...namespace }) => namespace);
  expect(unbounded(now)).toEqual(unbounded(old));
  const { loadBalancers, ...network } = now.network;
  const { loadBalancers: oldLoadBalancers, ...oldNetwork } = old.network;
  expect(network).toEqual(oldNetwork);
  expect(loadBalancers.map((entry) => ({ ...entry, allowedCidrs: [] }))).toEqual(
    oldLoadBalancers.map((entry) => ({ ...entry, allowedCidrs: [] })),
  );
  expect(loadBalancers[0]?.allowedCidrs).toEqual([...(oldLoadBalancers[0]?.allowedCidrs ?? []), frankfurt.cidr]);
});

test('names, networks and keys of what stood before stay as they were', () => {
  expect(after.key.alias).toBe(before.key.alias);
  expect(after.key.primaryRegion).toBe(before.key.primaryRegion);
  expect(after.tables.map((table) => table.name)).toEqual(before.tables.map((table) => table.name));
  for (const { name, stores } of before.regions) {
    const bucketNames = (entry: Region) => entry.stores.buckets.map((bucket) => bucket.name);
    expect(bucketNames(region(after, name))).toEqual(bucketNames(region(before, name)));
    expect(region(after, name).stores.queues).toEqual(stores.queues);
  }
});
