import type { Blueprint } from '#blueprint';
import {
  type CapacityPlan,
  type CostInput,
  chatWireBytes,
  type NodeGroup,
  nodesOf,
  type PoolPlan,
  type RegionCostInput,
} from '#capacity';
import { costAssumptions as assumed } from './cost-assumptions';
import type { Jurisdiction } from './jurisdiction';
import type { Region } from './region';
import type { Stores } from './stores';
import type { Topology } from './topology';

/** What a deployment is priced from: the plan's nodes, the Topology's parts, the blueprint's traffic, and what has to be assumed. */
export function resolveCostInput(blueprint: Blueprint, plan: CapacityPlan, topology: Topology): CostInput {
  return {
    budgetUsdPerMonth: blueprint.budgetUsdPerMonth,
    regions: topology.jurisdictions.flatMap((jurisdiction) =>
      jurisdiction.regions.map((region) => {
        const pools = plan.pools.filter((pool) => pool.region === region.name);
        return regionInput(blueprint, { jurisdiction, region, pools });
      }),
    ),
  };
}

interface PricedRegion {
  readonly jurisdiction: Jurisdiction;
  readonly region: Region;
  readonly pools: readonly PoolPlan[];
}

function regionInput(blueprint: Blueprint, priced: PricedRegion): RegionCostInput {
  const { region, jurisdiction, pools } = priced;
  const { systemNodes } = region.cluster;
  return {
    region: region.name,
    jurisdiction: jurisdiction.name,
    nodes: [...pools.flatMap((pool) => nodeGroups(blueprint, region, pool)), ...idleReservations(blueprint, priced)],
    systemNodes: [
      {
        instanceType: systemNodes.instanceTypes[0] ?? '',
        nodes: systemNodes.desiredNodes,
        volumeGiBPerNode: systemNodes.diskGiB,
      },
    ],
    traffic: pools.map((pool) => trafficOf(blueprint, pool)),
    standing: standing(priced),
    storage: storage(blueprint, region),
    flows: flows(priced),
  };
}

/** Nodes of a pool: base as it is paid for, burst on spot, headroom beside burst for all pools together. */
function nodeGroups(blueprint: Blueprint, region: Region, pool: PoolPlan): NodeGroup[] {
  const model = blueprint.models[pool.model];
  if (model === undefined) throw new Error(`topology: model ${pool.model} is missing from a checked blueprint`);
  const { baseInstanceType, burstInstanceType, baseReserved, baseOnDemand, burstMin, burstMax, headroom, ownP95 } =
    pool.nodes;
  const replicas = Math.min(pool.baseReplicas, pool.needed.p95);
  const ownBase = nodesOf(model, baseInstanceType, { replicas, zones: region.network.zones.length });
  const ownReserved = Math.min(baseReserved, ownBase);
  const group = (instanceType: string) => ({
    model: pool.model,
    instanceType,
    volumeGiBPerNode: volumeGiB(region, instanceType),
  });
  const base = (purchase: 'reserved' | 'on-demand', own: number, nodes: number): NodeGroup => ({
    ...group(baseInstanceType),
    purchase,
    nodes: { ownP95: own, warm: nodes, peak: nodes },
  });
  const always = [base('reserved', ownReserved, baseReserved), base('on-demand', ownBase - ownReserved, baseOnDemand)];
  if (burstInstanceType === null) return always;
  const burst = { ownP95: Math.max(0, ownP95 - ownBase), warm: burstMin, peak: burstMax };
  return [
    ...always,
    { ...group(burstInstanceType), purchase: 'spot', nodes: burst },
    {
      ...group(burstInstanceType),
      model: null,
      purchase: 'spot',
      nodes: { ownP95: headroom, warm: headroom, peak: headroom },
    },
  ];
}

/** A reservation is paid for whether it is used or not. */
function idleReservations({ capacity }: Blueprint, { region, pools }: PricedRegion): NodeGroup[] {
  const entries = capacity.reservations.filter((entry) => entry.region === region.name);
  let used = pools.reduce((sum, { nodes }) => sum + nodes.baseReserved, 0);
  return entries.flatMap(({ instanceType, instances }): NodeGroup[] => {
    const idle = Math.max(0, instances - used);
    used = Math.max(0, used - instances);
    const nodes = { ownP95: idle, warm: idle, peak: idle };
    return idle === 0 ? [] : [{ model: null, instanceType, purchase: 'reserved', nodes, volumeGiBPerNode: 0 }];
  });
}

function volumeGiB(region: Region, instanceType: string): number {
  const pool = region.nodePools.find(({ instanceTypes }) => instanceTypes.includes(instanceType));
  return region.nodeClasses.find(({ name }) => name === pool?.nodeClass)?.rootVolumeGiB ?? 0;
}

function trafficOf(blueprint: Blueprint, pool: PoolPlan): RegionCostInput['traffic'][number] {
  const traffic = blueprint.traffic[pool.model]?.[pool.jurisdiction];
  if (traffic === undefined) throw new Error(`topology: traffic of ${pool.model} is missing from a checked blueprint`);
  const tokens = {
    promptTokensMean: traffic.promptTokens.mean,
    completionTokensMean: traffic.completionTokens.mean,
  };
  // a guard is asked from inside
  const isInside = blueprint.models[pool.model]?.task === 'guard';
  return {
    model: pool.model,
    requestsPerSecond: { p50: pool.load.p50, p95: pool.load.p95, peak: pool.load.ownPeak },
    plannedPeakPerSecond: pool.load.peak,
    dailyCurve: traffic.dailyCurve ?? null,
    ...tokens,
    ...(isInside ? { requestBytes: 0, answerBytes: 0 } : chatWireBytes(tokens)),
  };
}

function standing({ jurisdiction, region }: PricedRegion): RegionCostInput['standing'] {
  const { network, stores, observability } = region;
  const natGateways = network.zones.filter((zone) => zone.natGateway).length;
  const isPublic = network.loadBalancers.some(({ scheme }) => scheme === 'internet-facing');
  const systemNodes = region.cluster.systemNodes.desiredNodes;
  const modelNodes = region.nodePools.reduce((sum, { maxNodes }) => sum + maxNodes, 0);
  return {
    clusters: 1,
    natGateways,
    loadBalancers: network.loadBalancers.length,
    endpointZones: network.interfaceEndpoints.length * network.zones.length,
    publicIpv4: natGateways + (isPublic ? network.zones.length : 0),
    // the data's, with what rotation keeps of it, and the one of hop tokens, which is not rotated
    kmsKeys: 1 + assumed.keyRotationsKept + 1,
    secrets: observability.topics.filter(({ secretName }) => secretName !== null).length,
    hostedZones: 1,
    healthChecks: network.edgeRecord === null ? 0 : 1,
    accelerators: jurisdiction.accelerator?.region === region.name ? 1 : 0,
    alarms: observability.alarms.length,
    streams: stores.stream === null ? 0 : 1,
    cache: stores.cache === null ? null : { kind: 'serverless', storedGiB: assumed.cacheGiB },
    metricSamplesPerSecond:
      observability.workspaceAlias === null ? 0 : (systemNodes + modelNodes) * assumed.samplesPerNodeSecond,
  };
}

function storage({ data }: Blueprint, region: Region): RegionCostInput['storage'] {
  const { hotDays, coldDays } = data.retention;
  const log = (what: string, bytesPerRequest: number) => ({
    what,
    bytesPerRequest,
    hotDays,
    coldClass: 'glacier-instant' as const,
    totalDays: coldDays,
    copies: 1,
  });
  const logs = region.stores.buckets.map(({ purpose }) => purpose);
  return {
    otherVolumesGiB: 0,
    objects: [{ what: 'weights', storageClass: 'standard', gib: weightsGiB(region) }],
    retainedLogs: [
      ...(logs.includes('request-log') ? [log('request-log', assumed.requestLogBytes)] : []),
      ...(logs.includes('audit') ? [log('audit', assumed.auditBytes)] : []),
    ],
    logIngestGiBPerMonth: assumed.logGiBPerMonth,
    logKeptGiB: (assumed.logGiBPerMonth * region.cluster.controlPlaneLog.retentionDays) / 30,
    tablesGiB: assumed.tablesGiB,
  };
}

function weightsGiB(region: Region): number {
  return region.modelPools.reduce((sum, { weights }) => sum + weights.weightsGiB, 0);
}

function flows({ jurisdiction, region }: PricedRegion): RegionCostInput['flows'] {
  const { stores, network } = region;
  return {
    natGiBPerMonth: assumed.natGiBPerMonth,
    endpointGiBPerMonth: assumed.endpointGiBPerMonth,
    weightCopyGiBPerMonth: weightsGiB(region) * copies(stores) * assumed.weightsPublishedPerMonth,
    peerShare: assumed.peerShare,
    clientsOnInternet: network.loadBalancers.some(({ scheme }) => scheme === 'internet-facing'),
    throughAccelerator: jurisdiction.accelerator !== null,
    zoneCrossingsPerRequest: assumed.zoneCrossingsPerRequest,
    requestsPerConnection: assumed.requestsPerConnection,
    streamBytesPerRequest: stores.stream === null ? 0 : assumed.requestLogBytes,
    streamRetentionHours: stores.stream?.retentionHours ?? 0,
    cacheEcpuPerRequest: stores.cache === null ? 0 : assumed.cacheEcpuPerRequest,
    tableWritesPerRequest: assumed.tableWritesPerRequest,
    tableReadsPerRequest: assumed.tableReadsPerRequest,
    tableReplicas: jurisdiction.regions.length,
  };
}

function copies({ buckets }: Stores): number {
  return buckets.find(({ purpose }) => purpose === 'weights')?.replicas.length ?? 0;
}
