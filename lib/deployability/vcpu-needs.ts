import { instanceType, type QuotaName, vcpuQuota } from '#catalog';
import type { NodePool, Region } from '#topology';
import type { QuotaNeed } from './quota-need';

/**
 * vCPUs of a Region's nodes, all pools at their limits at once: what is reserved counts with on-demand (Capacity Reservations count
 * towards the On-Demand quota; Capacity Blocks do not, and are counted here too: nothing in a blueprint tells them apart).
 */
export function vcpuNeeds(region: Region): readonly QuotaNeed[] {
  return [...region.nodePools.flatMap((pool) => poolNeeds(region, pool)), systemNodesNeed(region)];
}

function poolNeeds({ account, name }: Region, pool: NodePool): readonly QuotaNeed[] {
  const market = pool.capacityType === 'spot' ? 'spot' : 'on-demand';
  const quotas = new Set(pool.instanceTypes.map((type) => vcpuQuota(type, market)));
  if (pool.maxVcpu === 0) return [];
  return [...quotas].map((quota) => ({
    account,
    region: name,
    quota,
    amount: pool.maxVcpu,
    what: `node pool ${pool.name} (${pool.maxVcpu})`,
  }));
}

/**
 * While EKS renews a managed node group it starts up to twice as many further nodes as the group has zones (EKS User Guide, "Understand
 * each phase of node updates", read 2026-11-21).
 */
function systemNodesNeed({ account, name, cluster, network }: Region): QuotaNeed {
  const { systemNodes } = cluster;
  const vcpu = Math.max(...systemNodes.instanceTypes.map(vcpuOf));
  const nodes = systemNodes.maxNodes + 2 * network.zones.length;
  return {
    account,
    region: name,
    quota: systemQuota(systemNodes),
    amount: nodes * vcpu,
    what: systemWords(nodes, vcpu),
  };
}

function systemQuota({ instanceTypes }: Region['cluster']['systemNodes']): QuotaName {
  const [type = ''] = instanceTypes;
  return vcpuQuota(type, 'on-demand');
}

function systemWords(nodes: number, vcpu: number): string {
  return `${nodes} system nodes while they are renewed (${nodes * vcpu})`;
}

function vcpuOf(name: string): number {
  const type = instanceType(name);
  if (type === undefined) throw new Error(`${name}: no such instance type in the catalogue`);
  return type.vcpu;
}
