import { renderManifests } from '#charts';
import type { EC2NodeClassSpec } from '#charts/imports/karpenter.k8s.aws';
import type { NodePoolSpec } from '#charts/imports/karpenter.sh';
import type { Topology } from '#topology';
import { editable, objectsOf, places, topologyOf } from './rendered';

type NodePools = { readonly spec: NodePoolSpec };
type NodeClasses = { readonly spec: EC2NodeClassSpec };

const pools = places.flatMap(({ place, region, files }) =>
  region.nodePools.map((pool) => ({
    title: `${place} ${pool.name}`,
    region,
    pool,
    rendered: objectsOf<NodePools>(files, 'NodePool').find(({ metadata }) => metadata.name === pool.name)?.spec,
  })),
);

test.each(pools)('$title: starts only what the Topology lists, where and how it says', ({ pool, rendered }) => {
  expect(rendered?.template.spec.requirements).toEqual([
    { key: 'karpenter.sh/capacity-type', operator: 'In', values: [pool.capacityType] },
    { key: 'node.kubernetes.io/instance-type', operator: 'In', values: pool.instanceTypes },
    { key: 'topology.kubernetes.io/zone', operator: 'In', values: pool.zones },
    { key: 'kubernetes.io/arch', operator: 'In', values: [pool.architecture] },
  ]);
});

test.each(pools)(
  '$title: has a limit in nodes and vCPUs, and in GPUs exactly where it has GPUs',
  ({ pool, rendered }) => {
    const gpus = pool.maxGpus === null ? {} : { 'nvidia.com/gpu': pool.maxGpus };
    expect(rendered?.limits).toEqual({ nodes: pool.maxNodes, cpu: pool.maxVcpu, ...gpus });
  },
);

test.each(pools)('$title: its nodes are those of a class that the Region has', ({ pool, region, rendered }) => {
  expect(rendered?.template.spec.nodeClassRef).toEqual({
    group: 'karpenter.k8s.aws',
    kind: 'EC2NodeClass',
    name: pool.nodeClass,
  });
  expect(region.nodeClasses.map(({ name }) => name)).toContain(pool.nodeClass);
});

test.each(places)('$place: reserved before spot before on-demand, within each class', ({ region, files }) => {
  const order = ['reserved', 'spot', 'on-demand'];
  for (const { name } of region.nodeClasses) {
    const weights = objectsOf<NodePools>(files, 'NodePool')
      .filter(({ spec }) => spec.template.spec.nodeClassRef.name === name)
      .sort((a, b) => (b.spec.weight ?? 0) - (a.spec.weight ?? 0))
      .map(({ spec }) => spec.template.spec.requirements[0]?.values?.[0] ?? '');
    expect(weights).toEqual([...weights].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  }
});

test.each(places)(
  '$place: nodes are encrypted with the jurisdiction’s key, and no pod reaches their role',
  ({ region, files, topology }) => {
    const key = topology.jurisdictions.find(({ name }) => name === region.jurisdiction)?.key.alias;
    const classes = objectsOf<NodeClasses>(files, 'EC2NodeClass');
    expect(classes).toHaveLength(region.nodeClasses.length);
    for (const { spec } of classes) {
      expect(spec.blockDeviceMappings?.map(({ ebs }) => [ebs?.encrypted, ebs?.kmsKeyID])).toEqual([[true, key]]);
      expect(spec.metadataOptions).toEqual({
        httpEndpoint: 'enabled',
        httpPutResponseHopLimit: 1,
        httpTokens: 'required',
      });
      expect(spec.associatePublicIPAddress).toBe(false);
      expect(spec.role).toBe(region.cluster.nodeRoleName);
      expect(spec.amiSelectorTerms.map(({ alias }) => alias)).not.toContainEqual(expect.stringContaining('latest'));
    }
  },
);

test.each(places)('$place: nodes find their network by the tag that the cluster’s carries', ({ region, files }) => {
  const { key, value } = region.cluster.nodeProvisioner.discoveryTag;
  for (const { spec } of objectsOf<NodeClasses>(files, 'EC2NodeClass')) {
    expect(spec.subnetSelectorTerms).toEqual([{ tags: { [key]: value } }]);
    expect(spec.securityGroupSelectorTerms).toEqual([{ tags: { [key]: value } }]);
  }
});

test.each([
  [
    'reservations are named one by one',
    ['cr-0123456789abcdef0', 'cr-0123456789abcdef1'],
    [{ id: 'cr-0123456789abcdef0' }, { id: 'cr-0123456789abcdef1' }],
  ],
  ['without reservations nothing is selected', [], undefined],
])('%s', (_reason, reservationIds, terms) => {
  const topology = editable(topologyOf('production'));
  const [region] = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
  for (const nodeClass of region?.nodeClasses ?? []) nodeClass.reservationIds = reservationIds;
  const files = renderManifests(topology as Topology).filter((file) => file.region === region?.name);
  for (const { spec } of objectsOf<NodeClasses>(files, 'EC2NodeClass')) {
    expect(spec.capacityReservationSelectorTerms).toEqual(terms);
  }
});

test.each(pools)(
  '$title: an empty node may go at once, what serves a tenth at a time, and not when it is busy',
  ({ pool, region, rendered }) => {
    const busy = region.modelPools.flatMap(({ scaling }) => scaling?.schedules ?? []);
    const budgets = rendered?.disruption?.budgets ?? [];
    expect(budgets.slice(0, 2)).toEqual([
      { nodes: '100%', reasons: ['Empty'] },
      { nodes: '10%', reasons: ['Drifted', 'Underutilized'] },
    ]);
    expect(budgets.slice(2)).toEqual(
      [...new Set(busy.map(({ start, minutes }) => JSON.stringify({ start, minutes })))]
        .map((text) => JSON.parse(text))
        .map(({ start, minutes }) => ({
          nodes: '0%',
          reasons: ['Drifted', 'Underutilized'],
          schedule: start,
          duration: `${minutes}m`,
        })),
    );
    expect(budgets).toHaveLength(pool.disruption.budgets.length);
  },
);

test.each(pools)('$title: a GPU node does not end by its age alone: that heeds no budget', ({ pool, rendered }) => {
  const { expireAfter, terminationGracePeriod } = rendered?.template.spec ?? {};
  expect(expireAfter).toBe(pool.maxGpus === null ? `${pool.disruption.expireAfterHours}h` : 'Never');
  expect(terminationGracePeriod).toBe(`${pool.disruption.terminationGraceSeconds}s`);
});

test.each(pools)('$title: a node that goes waits until what it ran has been replaced', ({ pool, region }) => {
  for (const { engine } of region.modelPools) {
    expect(pool.disruption.terminationGraceSeconds).toBeGreaterThan(
      engine.progressDeadlineSeconds + engine.drain.graceSeconds,
    );
  }
});

test.each(places)('$place: replicas that span nodes never run on spot', ({ region }) => {
  for (const { base, burst } of region.modelPools.filter((pool) => pool.base.nodesPerReplica > 1)) {
    expect(base.placement.capacityTypes).not.toContain('spot');
    expect(burst).toBeNull();
  }
});

test.each(places)('$place: local disks hold images and pods’ folders, where a class has them', ({ region, files }) => {
  const classes = objectsOf<NodeClasses>(files, 'EC2NodeClass');
  for (const { name, localNvme, maxPods } of region.nodeClasses) {
    const spec = classes.find(({ metadata }) => metadata.name === name)?.spec;
    expect(spec?.instanceStorePolicy).toBe(localNvme ? 'RAID0' : undefined);
    expect(spec?.kubelet).toEqual({ maxPods });
  }
});
