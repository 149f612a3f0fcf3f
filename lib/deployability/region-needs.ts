import type { QuotaName } from '#catalog';
import type { Jurisdiction, NodePool, Region } from '#topology';
import type { QuotaNeed } from './quota-need';

/** What a Region takes besides vCPUs. */
export function regionNeeds(jurisdiction: Jurisdiction, region: Region): readonly QuotaNeed[] {
  const { account, name, network, stores, observability } = region;
  const need = (quota: QuotaName, amount: number, what: string): QuotaNeed => ({
    account,
    region: name,
    quota,
    amount,
    what,
  });
  const gateways = network.zones.filter(({ natGateway }) => natGateway).length;
  const balancers = network.loadBalancers.length;
  return [
    need('vpcs', 1, 'the VPC'),
    need('internetGateways', 1, 'the VPC'),
    need('elasticIps', gateways, `${gateways} NAT gateways`),
    need('natGatewaysPerZone', Math.min(1, gateways), 'one in a zone'),
    need('interfaceEndpointsPerVpc', network.interfaceEndpoints.length, 'interface endpoints of the VPC'),
    need('gatewayEndpoints', network.gatewayEndpoints.length, 'gateway endpoints of the VPC'),
    need('peeringsPerVpc', region.peers.length, 'links to the other Regions of the jurisdiction'),
    need('networkLoadBalancers', balancers, 'load balancers'),
    need('targetGroups', balancers, 'a target group for each load balancer'),
    need('clusters', 1, 'the cluster'),
    need('nodeGroupsPerCluster', 1, 'the system nodes'),
    need('nodesPerNodeGroup', region.cluster.systemNodes.maxNodes, 'the system nodes'),
    need('gp3TiB', rootDisksTiB(region), 'root disks of all nodes at their limits'),
    need('tables', jurisdiction.tables.length, 'global tables'),
    need('keys', 1, "the jurisdiction's key"),
    need('caches', stores.cache === null ? 0 : 1, 'the counters of the rate limits'),
    need('workspaces', observability.workspaceAlias === null ? 0 : 1, 'the metrics workspace'),
    need('topics', observability.topics.length, 'topics of alarms'),
    need('roles', rolesOf(region), `roles of ${name} (${rolesOf(region)})`),
    need('buckets', stores.buckets.length, `buckets of ${name} (${stores.buckets.length})`),
  ];
}

/** A role for each identity and each bucket that replicates; of the cluster, its nodes, the system nodes and the flow log. */
function rolesOf({ identities, stores }: Region): number {
  return (
    identities.length + stores.buckets.filter(({ replicationRoleName }) => replicationRoleName !== null).length + 4
  );
}

function rootDisksTiB({ cluster, nodePools, nodeClasses }: Region): number {
  const diskGiB = (pool: NodePool) => nodeClasses.find(({ name }) => name === pool.nodeClass)?.rootVolumeGiB ?? 0;
  const pools = nodePools.reduce((sum, pool) => sum + pool.maxNodes * diskGiB(pool), 0);
  return Math.ceil((pools + cluster.systemNodes.maxNodes * cluster.systemNodes.diskGiB) / 1024);
}
