import { regionsOf, shippedTopologies, shippedTopology } from '#test/topology/shipped-topologies';
import type { Topology } from '#topology';
import { rowsBelow, shownSubject } from './shown-rows';

const production = shippedTopology('production');

/** A Topology as the JSON that it is, changed at one place. */
function edited(topology: Topology, from: string, to: string): Topology {
  const text = JSON.stringify(topology);
  if (!text.includes(from)) throw new Error(`no ${from} in the Topology`);
  return JSON.parse(text.replace(from, to)) as Topology;
}

test('production: everything that is kept, for how long, and what removes it', () => {
  expect(rowsBelow(shownSubject(production, 'retention'), 'Retention, the same in every Region')).toEqual([
    ['key', 'for ever', 'KMS, 30 d after it is told to'],
    ['table tenants', 'for ever', 'programs alone'],
    ['table quotas', "until the item's expiresAt", 'DynamoDB (time to live)'],
    ['table conversations', "until the item's expiresAt", 'DynamoDB (time to live)'],
    ['table subjects', 'for ever', 'programs alone'],
    ['what tables held before', '35 d', 'DynamoDB (recovery)'],
    ['bucket weights', 'for ever, old versions 30 d', 'S3 (lifecycle)'],
    ['bucket batch', '30 d, old versions 1 d', 'S3 (lifecycle)'],
    ['bucket request-log', '2,557 d (7 y), cold after 30 d, old versions 1 d', 'S3 (lifecycle)'],
    [
      'bucket audit',
      '2,557 d (7 y), cold after 90 d, locked for 365 d (compliance), old versions 1 d',
      'S3 (lifecycle)',
    ],
    ['bucket access-log', '90 d', 'S3 (lifecycle)'],
    ['unfinished uploads', '7 d', 'S3 (lifecycle)'],
    ['queue batch', '14 d', 'SQS'],
    ['dead letters of batch', '14 d', 'SQS'],
    ['queue review', '14 d', 'SQS'],
    ['dead letters of review', '14 d', 'SQS'],
    ['notices of interruption', '300 s', 'SQS'],
    ['stream', '3 d', 'Kinesis'],
    ['cache', 'in memory alone, at most 10 GB', 'ElastiCache'],
    ['metrics in the cluster', '4 d', 'Prometheus'],
    ['metrics workspace', "the service's default: none is set", 'Managed Prometheus'],
    ['log of connections', '90 d', 'CloudWatch Logs'],
    ['log of API server', '90 d', 'CloudWatch Logs'],
    ['log of deployer', '90 d', 'CloudWatch Logs'],
    ['log of requests', '30 d', 'CloudWatch Logs'],
    ['log of metrics workspace', '90 d', 'CloudWatch Logs'],
    ['Keys, tables, stores and logs outlive their stacks.'],
  ]);
});

/** Fields of a Topology that say for how long something is kept. */
const periods =
  /^(retention(Days|Hours|Seconds)|expireAfterDays|interruptionQueueRetentionSeconds|timeToLiveAttribute)$/;

/** Every period of a Region and its jurisdiction, by the names of the fields that hold it. */
function periodsIn(value: unknown, path = ''): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...(periods.test(name) && part !== null ? [`${path}.${name}`] : []),
    ...periodsIn(part, Array.isArray(value) ? path : `${path}.${name}`),
  ]);
}

test.each(shippedTopologies.map((topology) => ({ name: topology.deployment.name, topology })))(
  '$name: each period of the Topology has a row',
  ({ topology }) => {
    const [region] = regionsOf(topology);
    const fields = new Set(periodsIn(region).concat(periodsIn(topology.jurisdictions[0]?.tables, '.tables')));
    // `expireAfterHours` of nodes is no retention of data; what is new here needs a row in lib/report/retention-rows.ts.
    expect([...fields].sort()).toEqual(
      [
        '.cluster.controlPlaneLog.retentionDays',
        '.cluster.deployerLog.retentionDays',
        '.cluster.nodeProvisioner.interruptionQueueRetentionSeconds',
        '.monitoring.retentionHours',
        '.network.flowLog.retentionDays',
        ...(topology === production ? ['.observability.accessLog.retentionDays'] : []),
        ...(topology === production ? ['.observability.workspaceLog.retentionDays'] : []),
        '.stores.buckets.lifecycle.expireAfterDays',
        ...(topology === production ? [] : ['.stores.cleanerLog.retentionDays']),
        '.stores.queues.deadLetter.retentionSeconds',
        '.stores.queues.retentionSeconds',
        ...(topology === production ? ['.stores.stream.retentionHours'] : []),
        '.tables.timeToLiveAttribute',
      ].sort(),
    );
  },
);

test('a Region that keeps something longer is told from the others', () => {
  const longer = edited(
    production,
    '"logGroupName":"/meridian/production/eu-north-1/access","retentionDays":30',
    '"logGroupName":"/meridian/production/eu-north-1/access","retentionDays":731',
  );
  const rows = rowsBelow(shownSubject(longer, 'retention'), 'Retention');
  const start = rows.findIndex((cells) => cells[0] === 'log of requests');
  expect(rows.slice(start, start + 2)).toEqual([
    ['log of requests', 'us, eu-south-2, apac', '30 d', 'CloudWatch Logs'],
    ['', 'eu-north-1', '731 d (2 y)', 'CloudWatch Logs'],
  ]);
});

test('state that goes with its stacks is said to, and marked', () => {
  expect(shownSubject(shippedTopology('demo'), 'retention')).toContain('All of it is destroyed with its stacks.');
});
