import type { CostItem } from './price-book';

/** What is priced: counts and volumes, no blueprint and no Topology. All numbers are finite, 0 or more. */
export interface CostInput {
  readonly regions: readonly RegionCostInput[];
  /** Money that a month may cost, USD; null: no limit. */
  readonly budgetUsdPerMonth: number | null;
}

export interface RegionCostInput {
  /** Code of the Region; each Region once. */
  readonly region: string;
  readonly jurisdiction: string;
  readonly nodes: readonly NodeGroup[];
  readonly systemNodes: readonly SystemNodeGroup[];
  /** One entry for each model that the Region serves. */
  readonly traffic: readonly ModelTraffic[];
  readonly standing: StandingParts;
  readonly storage: StorageParts;
  readonly flows: FlowParts;
}

/**
 * How a node is paid for. A capacity reservation costs the on-demand price, used or not (EC2 User Guide,
 * Capacity Reservation pricing and billing, read 2026-11).
 */
export type Purchase = 'reserved' | 'on-demand' | 'spot';

/** Nodes of one instance type, bought one way, for one model. */
export interface NodeGroup {
  /** Model whose pool they serve; null: shared by all, such as warm headroom. */
  readonly model: string | null;
  readonly instanceType: string;
  readonly purchase: Purchase;
  readonly nodes: NodeCounts;
  /** Disks of one node, GiB of gp3. */
  readonly volumeGiBPerNode: number;
}

export interface NodeCounts {
  /** What the Region's own P95 needs with every peer up: warm less the failover reserve. */
  readonly ownP95: number;
  /** Always running: base and `burst.min`. */
  readonly warm: number;
  /** With burst at its maximum; less than `warm` counts as `warm`. */
  readonly peak: number;
}

/** On-demand nodes that run everything but models. */
export interface SystemNodeGroup {
  readonly instanceType: string;
  readonly nodes: number;
  readonly volumeGiBPerNode: number;
}

/** What a Region serves of one model when every peer is up. */
export interface ModelTraffic {
  readonly model: string;
  readonly requestsPerSecond: { readonly p50: number; readonly p95: number; readonly peak: number };
  /** Load for which the pool's `peak` nodes are planned: the own peak and the failover share. */
  readonly plannedPeakPerSecond: number;
  /** Load by hour of the day, 24 shares of the own peak; null: p50 all day. */
  readonly dailyCurve: readonly number[] | null;
  readonly promptTokensMean: number;
  readonly completionTokensMean: number;
  /** Mean bytes of a request and of its answer on the wire. */
  readonly requestBytes: number;
  readonly answerBytes: number;
}

/** What is paid by the hour or month whatever the load; counts unless a name says otherwise. */
export interface StandingParts {
  readonly clusters: number;
  readonly natGateways: number;
  readonly loadBalancers: number;
  /** Interface endpoints times the zones in which each has an address. */
  readonly endpointZones: number;
  readonly publicIpv4: number;
  /** Keys and replica keys; every version that rotation has left behind counts as another. */
  readonly kmsKeys: number;
  readonly secrets: number;
  readonly hostedZones: number;
  readonly healthChecks: number;
  /** Global Accelerators, in the Region of their stack. */
  readonly accelerators: number;
  readonly alarms: number;
  /** On-demand streams. */
  readonly streams: number;
  readonly cache: CacheParts | null;
  /** Samples that the managed metrics workspace takes in a second. */
  readonly metricSamplesPerSecond: number;
}

export type CacheParts =
  | { readonly kind: 'nodes'; readonly item: CostItem & `valkey${string}Hour`; readonly nodes: number }
  | { readonly kind: 'serverless'; readonly storedGiB: number };

export type StorageClass = 'standard' | 'glacier-instant' | 'deep-archive';

export interface StorageParts {
  /** Disks that belong to no node above, GiB of gp3. */
  readonly otherVolumesGiB: number;
  /** Objects that do not grow with traffic: weights with their kept versions, batch files. This Region's copies only. */
  readonly objects: readonly { readonly what: string; readonly storageClass: StorageClass; readonly gib: number }[];
  readonly retainedLogs: readonly RetainedLog[];
  /** CloudWatch Logs: what comes in during a month, and what is kept, as billed (compressed). */
  readonly logIngestGiBPerMonth: number;
  readonly logKeptGiB: number;
  /** DynamoDB, this Region's replicas. */
  readonly tablesGiB: number;
}

/** Objects that every request leaves behind, at their full size once the retention is over for the first time. */
export interface RetainedLog {
  /** `request-log`, `audit`. */
  readonly what: string;
  /** As stored, compressed. */
  readonly bytesPerRequest: number;
  readonly hotDays: number;
  readonly coldClass: StorageClass;
  /** Days in all, those at hand among them; not more than `hotDays`: none are cold. */
  readonly totalDays: number;
  /** Copies in this Region. */
  readonly copies: number;
}

/** What moves. A month has 730 hours. */
export interface FlowParts {
  /** Through the NAT gateways: images, updates. */
  readonly natGiBPerMonth: number;
  /** Through interface endpoints, each way. */
  readonly endpointGiBPerMonth: number;
  /** Weights copied out to peers. */
  readonly weightCopyGiBPerMonth: number;
  /** Share of the requests that a peer answers, 0-1: the request goes out, the answer comes back, both charged here. */
  readonly peerShare: number;
  /** Whether answers leave through the internet; false: clients sit in connected networks, whose price is not counted. */
  readonly clientsOnInternet: boolean;
  /** Whether clients come through a Global Accelerator, which charges the larger of the two directions besides. */
  readonly throughAccelerator: boolean;
  /** Times that a request and its answer cross from zone to zone, on average. */
  readonly zoneCrossingsPerRequest: number;
  /** Requests that one connection carries; 1 is the dearest for a load balancer. */
  readonly requestsPerConnection: number;
  /** Usage record on the stream, bytes; 0 without a stream. */
  readonly streamBytesPerRequest: number;
  /** Hours that the stream keeps them; the first 24 are not charged apart. */
  readonly streamRetentionHours: number;
  /** Processing units (ECPU) of a serverless cache; 0 with a cache of nodes. */
  readonly cacheEcpuPerRequest: number;
  /** Write and read request units of the global tables. A write is charged once for each of `tableReplicas`. */
  readonly tableWritesPerRequest: number;
  readonly tableReadsPerRequest: number;
  readonly tableReplicas: number;
}
