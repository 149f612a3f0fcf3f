import { regionsOf, shippedRegions, shippedTopologies, shippedTopology } from './shipped-topologies';

/** Physical names are a contract: what changes here replaces what bears the name. */
test('names of a jurisdiction and of a Region', () => {
  const topology = shippedTopology('production');
  const eu = topology.jurisdictions[1];
  const [stockholm] = eu?.regions ?? [];
  expect({
    key: eu?.key.alias,
    hopKey: eu?.hopKey.alias,
    host: eu?.hostname,
    tables: eu?.tables.map((table) => table.name),
    vpc: stockholm?.network.vpcName,
    zone: stockholm?.network.privateZone,
    loadBalancers: stockholm?.network.loadBalancers.map(({ name, targetGroup }) => [name, targetGroup.name]),
    certificate: [
      stockholm?.network.certificate?.domainName,
      ...(stockholm?.network.certificate?.alternativeNames ?? []),
    ],

    cluster: stockholm?.cluster.name,
    roles: [stockholm?.cluster.roleName, stockholm?.cluster.nodeRoleName, stockholm?.cluster.systemNodes.roleName],
    buckets: stockholm?.stores.buckets.map((bucket) => bucket.name),
    queues: stockholm?.stores.queues.flatMap((queue) => [queue.name, queue.deadLetter.name]),
    interruptions: stockholm?.cluster.nodeProvisioner.interruptionQueue,
    stream: stockholm?.stores.stream?.name,
    identities: stockholm?.identities.map((identity) => identity.roleName),
    topics: stockholm?.observability.topics.map((topic) => topic.name),
    nodePools: stockholm?.nodePools.map((pool) => pool.name),
  }).toMatchInlineSnapshot(`
{
  "buckets": [
    "production-eu-north-1-weights-444455556666",
    "production-eu-north-1-batch-444455556666",
    "production-eu-north-1-request-log-444455556666",
    "production-eu-north-1-audit-444455556666",
    "production-eu-north-1-access-log-444455556666",
  ],
  "certificate": [
    "eu.api.example.com",
    "eu-north-1.peer.eu.api.example.com",
  ],
  "cluster": "production-eu-north-1",
  "hopKey": "alias/production-eu-hop",
  "host": "eu.api.example.com",
  "identities": [
    "production-eu-north-1-vpc-cni",
    "production-eu-north-1-ebs-csi",
    "production-eu-north-1-karpenter",
    "production-eu-north-1-load-balancer",
    "production-eu-north-1-engine",
    "production-eu-north-1-authorizer",
    "production-eu-north-1-prometheus",
    "production-eu-north-1-alertmanager",
    "production-eu-north-1-telemetry",
    "production-eu-north-1-external-secrets",
    "production-eu-north-1-batch-worker",
    "production-eu-north-1-scaler",
  ],
  "interruptions": "production-eu-north-1-interruption",
  "key": "alias/production-eu",
  "loadBalancers": [
    [
      "production-internal",
      "production-internal",
    ],
    [
      "production-public",
      "production-public",
    ],
  ],
  "nodePools": [
    "h100-reserved",
    "h100-spot",
    "h100-on-demand",
    "h200-reserved",
    "h200-spot",
    "h200-on-demand",
    "l40s-reserved",
    "l40s-spot",
    "l40s-on-demand",
  ],
  "queues": [
    "production-eu-north-1-batch",
    "production-eu-north-1-batch-dead",
    "production-eu-north-1-review",
    "production-eu-north-1-review-dead",
  ],
  "roles": [
    "production-eu-north-1-cluster",
    "production-eu-north-1-node",
    "production-eu-north-1-system-node",
  ],
  "stream": "production-eu-north-1-usage",
  "tables": [
    "production-eu-tenants",
    "production-eu-quotas",
    "production-eu-conversations",
    "production-eu-subjects",
  ],
  "topics": [
    "production-eu-north-1-critical",
    "production-eu-north-1-warning",
  ],
  "vpc": "production-eu-north-1",
  "zone": {
    "domain": "peer.eu.api.example.com",
    "host": "eu-north-1.peer.eu.api.example.com",
  },
}
`);
});

test.each(shippedRegions)('%s: names are within the lengths that AWS and Kubernetes allow', (_, region) => {
  const longest = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  const account = 'ACCOUNT_ID'.length;
  expect(
    longest(region.network.loadBalancers.flatMap(({ name, targetGroup }) => [name, targetGroup.name])),
  ).toBeLessThanOrEqual(32);
  expect(longest(region.stores.buckets.map(({ name }) => name)) + (12 - account)).toBeLessThanOrEqual(63);
  expect(longest(region.identities.map(({ roleName }) => roleName))).toBeLessThanOrEqual(64);
  expect(longest(region.observability.alarms.map(({ name }) => name))).toBeLessThanOrEqual(255);
  expect(
    longest(region.modelPools.flatMap((pool) => [pool.base.workload, pool.burst?.workload ?? ''])),
  ).toBeLessThanOrEqual(52);
});

test('no two Regions of an account share a name that is one per account', () => {
  for (const topology of shippedTopologies) {
    const roles = regionsOf(topology).flatMap((region) =>
      [...region.identities.map(({ roleName }) => roleName), region.cluster.roleName, region.cluster.nodeRoleName].map(
        (name) => `${region.account}/${name}`,
      ),
    );
    expect(roles).toHaveLength(new Set(roles).size);
  }
});
