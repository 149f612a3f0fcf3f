import type { ModelTraffic, NodeGroup, PriceBook, RegionCostInput } from '#capacity/cost';

/** A Region that costs nothing: each test adds what it is about. */
export function emptyRegion(change: Partial<RegionCostInput> = {}): RegionCostInput {
  return {
    region: 'eu-north-1',
    jurisdiction: 'eu',
    nodes: [],
    systemNodes: [],
    traffic: [],
    standing: {
      clusters: 0,
      natGateways: 0,
      loadBalancers: 0,
      endpointZones: 0,
      publicIpv4: 0,
      kmsKeys: 0,
      secrets: 0,
      hostedZones: 0,
      healthChecks: 0,
      accelerators: 0,
      alarms: 0,
      streams: 0,
      cache: null,
      metricSamplesPerSecond: 0,
    },
    storage: {
      otherVolumesGiB: 0,
      objects: [],
      retainedLogs: [],
      logIngestGiBPerMonth: 0,
      logKeptGiB: 0,
      tablesGiB: 0,
    },
    flows: {
      natGiBPerMonth: 0,
      endpointGiBPerMonth: 0,
      weightCopyGiBPerMonth: 0,
      peerShare: 0,
      clientsOnInternet: false,
      throughAccelerator: false,
      zoneCrossingsPerRequest: 0,
      requestsPerConnection: 1,
      streamBytesPerRequest: 0,
      streamRetentionHours: 24,
      cacheEcpuPerRequest: 0,
      tableWritesPerRequest: 0,
      tableReadsPerRequest: 0,
      tableReplicas: 0,
    },
    ...change,
  };
}

/** Nodes of the model `chat`, as many at every level unless told otherwise, without disks. */
export function nodeGroup(change: Partial<NodeGroup> & { readonly count?: number } = {}): NodeGroup {
  const { count = 1, ...group } = change;
  return {
    model: 'chat',
    instanceType: 'gpu.large',
    purchase: 'on-demand',
    nodes: { ownP95: count, warm: count, peak: count },
    volumeGiBPerNode: 0,
    ...group,
  };
}

/** One request a second of the model `chat`, all day. */
export function chatTraffic(change: Partial<ModelTraffic> = {}): ModelTraffic {
  return {
    model: 'chat',
    requestsPerSecond: { p50: 1, p95: 1, peak: 1 },
    plannedPeakPerSecond: 1,
    dailyCurve: null,
    promptTokensMean: 1000,
    completionTokensMean: 250,
    requestBytes: 0,
    answerBytes: 0,
    ...change,
  };
}

export interface StatedPrices {
  /** Instance type -> on-demand and spot, USD an hour. */
  readonly nodes?: Readonly<Record<string, readonly [onDemand: number | null, spot: number | null]>>;
  /** Item -> USD a unit. */
  readonly services?: Readonly<Record<string, number>>;
  readonly asOf?: string;
}

/** The same stated prices in every Region; anything else has none. */
export function statedPrices({ nodes = {}, services = {}, asOf = '2026-11-01' }: StatedPrices): PriceBook {
  const provenance = { source: 'stated in the test', asOf };
  return {
    node: (instanceType, region) => {
      const cells = nodes[instanceType];
      if (cells === undefined) return undefined;
      const [onDemandUsdPerHour, spotTypicalUsdPerHour] = cells;
      return { region, onDemandUsdPerHour, spotTypicalUsdPerHour, ...provenance };
    },
    service: (item, region) => {
      const usd = services[item];
      return usd === undefined ? undefined : { region, usd, ...provenance };
    },
  };
}
