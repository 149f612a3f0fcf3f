import type { Region } from './region';

/** A legal boundary for data. Nothing that holds or moves data leaves its Regions; failover stays inside. */
export interface Jurisdiction {
  readonly name: string;
  /** Legal set of the catalogue in which all its Regions lie. */
  readonly legalSet: string;
  /** AWS account, twelve digits, or `ACCOUNT_ID` where the blueprint names none. */
  readonly account: string;
  /** Host name of the API that its clients use; null without a domain. */
  readonly hostname: string | null;
  readonly edge: Edge;
  /** Networks that clients may come from; empty: nothing is public. */
  readonly clientCidrs: readonly string[];
  /** Encrypts the jurisdiction's data. */
  readonly key: MultiRegionKey;
  /** Its MACs are the keys by which the jurisdiction's authorizers sign hop tokens (HMAC_256); it encrypts nothing. */
  readonly hopKey: MultiRegionKey;
  readonly tables: readonly Table[];
  /** Pairs of Regions joined by the private peer path, each pair once. */
  readonly links: readonly Link[];
  readonly accelerator: Accelerator | null;
  readonly regions: readonly Region[];
}

/** How clients find the nearest healthy Region. */
export type Edge = 'route53' | 'global-accelerator' | 'none';

/** A KMS key of the jurisdiction: one key id, replicated to exactly its Regions. */
export interface MultiRegionKey {
  /** Alias in every Region, `alias/…`. */
  readonly alias: string;
  readonly description: string;
  readonly primaryRegion: string;
  readonly replicaRegions: readonly string[];
}

/** A DynamoDB global table (eventually consistent). */
export interface Table {
  readonly name: string;
  /** What it holds, in a word: `tenants`, `quotas`, `conversations`, `subjects`. */
  readonly purpose: string;
  readonly partitionKey: string;
  /** Sort key; null for a table without. */
  readonly sortKey: string | null;
  /** Attribute that holds the time to live in epoch seconds; null: items do not expire. */
  readonly timeToLiveAttribute: string | null;
  readonly indexes: readonly TableIndex[];
  /** Region whose stack declares the table. */
  readonly primaryRegion: string;
  /** All Regions that hold a replica: exactly the jurisdiction's, the primary among them. */
  readonly replicaRegions: readonly string[];
}

export interface TableIndex {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string | null;
}

/** The private path between two Regions: VPC peering, routes both ways, and each one's name in the other's private zone. */
export interface Link {
  /** Region that asks for the peering connection. */
  readonly requester: string;
  /** Region that accepts it. */
  readonly accepter: string;
}

/** One Global Accelerator; it never spans two jurisdictions. */
export interface Accelerator {
  readonly name: string;
  readonly port: number;
  /** Region of its stack. The Global Accelerator control plane is reached through us-west-2 whatever this is. */
  readonly region: string;
  /** Alias record that points clients at it; null without a domain. */
  readonly record: { readonly hostedZoneId: string; readonly zoneName: string; readonly name: string } | null;
  readonly endpointGroups: readonly AcceleratorGroup[];
}

export interface AcceleratorGroup {
  readonly region: string;
  /** Name of the network load balancer in that Region. */
  readonly loadBalancer: string;
  /** Share of the traffic that is nearest to it, percent. */
  readonly trafficDialPercent: number;
}
