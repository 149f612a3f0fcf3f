import type { Region } from '#topology';
import { count, range } from './amounts';
import { type Card, card } from './drawing';
import { zoneNames } from './region-words';
import { bucketRetention, queueRetention } from './store-words';

/** The VPC of a Region. */
export function networkCard(region: Region): Card {
  const { name, network } = region;
  const gateways = network.zones.filter(({ natGateway }) => natGateway).length;
  return card({
    id: `${name}/network`,
    title: 'VPC',
    note: network.cidr,
    rows: [
      ['zones', zoneNames(region)],
      ['NAT', count(gateways, 'gateway')],
    ],
  });
}

/** A load balancer of a Region, and who may connect. */
export function loadBalancerCards({ name, network }: Region): readonly Card[] {
  const publicFirst = [...network.loadBalancers].sort((left, right) => right.scheme.localeCompare(left.scheme));
  return publicFirst.map((balancer) =>
    card({
      id: `${name}/load-balancer/${balancer.scheme}`,
      tone: 'traffic',
      title: `NLB ${balancer.scheme}`,
      note: `${balancer.listener.protocol} ${balancer.listener.port}`,
      rows: [
        ['to', `Envoy, ${balancer.targetGroup.protocol} ${balancer.targetGroup.port}`],
        ...balancer.allowedCidrs.map((cidr) => ['from', cidr]),
      ],
    }),
  );
}

/** Each store of a Region, and how long it keeps what it holds. */
export function storesCard({ name, stores }: Region): Card {
  const { buckets, queues, stream, cache } = stores;
  return card({
    id: `${name}/stores`,
    tone: 'data',
    title: 'Stores',
    note: stores.keyAlias,
    rows: [
      ...buckets.map((bucket) => ['bucket', bucket.purpose, bucketRetention(bucket)]),
      ...queues.map((queue) => ['queue', queue.purpose, queueRetention(queue)]),
      ...(stream === null ? [] : [['stream', lastPart(stream.name, name), `${stream.retentionHours} h`]]),
      ...(cache === null ? [] : [['cache', 'Valkey', `memory, ≤ ${cache.maxDataGb} GB`]]),
    ],
  });
}

/** A physical name without the deployment and the Region that it begins with. */
function lastPart(name: string, region: string): string {
  const at = name.indexOf(`${region}-`);
  return at === -1 ? name : name.slice(at + region.length + 1);
}

/** Who notices, and who is told. */
export function monitoringCard({ name, observability, monitoring }: Region): Card {
  const rules = monitoring.ruleFiles.flatMap(({ groups }) => groups).flatMap((ruleGroup) => ruleGroup.rules);
  return card({
    id: `${name}/monitoring`,
    title: 'Monitoring',
    rows: [
      ['metrics', observability.workspaceAlias ?? 'in the cluster alone'],
      ['looks back', `${monitoring.retentionHours} h in the cluster`],
      ['alerts', `${rules.filter(({ kind }) => kind === 'alert').length} of Prometheus`],
      ['alarms', `${observability.alarms.length} of CloudWatch`],
      ['dashboards', `${monitoring.dashboards.length}, and ${observability.dashboardName}`],
      ...observability.topics.map(({ severity, secretName }) => [severity, `to ${secretName ?? 'nobody'}`]),
    ],
  });
}

/** What runs beside the models. */
export function systemCard({ name, cluster, components, batchWorker }: Region): Card {
  const { systemNodes } = cluster;
  return card({
    id: `${name}/system`,
    title: 'System nodes',
    note: `${range(systemNodes.minNodes, systemNodes.maxNodes)} on ${systemNodes.instanceTypes.join(', ')}`,
    rows: [
      ['components', `${components.length}`],
      ...(batchWorker === null
        ? []
        : [[batchWorker.name, range(batchWorker.scaling.minReplicas, batchWorker.scaling.maxReplicas)]]),
    ],
  });
}
