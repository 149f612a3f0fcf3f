import type { JsonObject } from './json';
import type { Label, Taint } from './labels';
import type { LogGroup } from './observability';

export interface Cluster {
  readonly name: string;
  /** Kubernetes minor version, `1.35`. */
  readonly version: string;
  /** Networks that reach the API server from outside; empty: its endpoint is private. */
  readonly endpointCidrs: readonly string[];
  /** Network of Kubernetes Services; no VPC overlaps it. */
  readonly serviceCidr: string;
  readonly roleName: string;
  /** Role of the nodes that Karpenter starts. */
  readonly nodeRoleName: string;
  readonly controlPlaneLog: LogGroup & { readonly types: readonly string[] };
  /** Log of the functions that apply manifests under the delivery `kubectl`. */
  readonly deployerLog: LogGroup;
  readonly administrators: readonly AccessEntry[];
  readonly systemNodes: SystemNodes;
  readonly addOns: readonly AddOn[];
  readonly nodeProvisioner: NodeProvisioner;
}

export interface AccessEntry {
  readonly name: string;
  /** IAM role or user. */
  readonly principalArn: string;
  /** EKS access policy, by name. */
  readonly policy: string;
}

/** The small managed node group on which everything runs that is not a model: on-demand, over all zones. */
export interface SystemNodes {
  readonly name: string;
  /** Role of these nodes alone: EKS makes its access entry, while that of `nodeRoleName` is ours. */
  readonly roleName: string;
  readonly instanceTypes: readonly string[];
  readonly amiType: string;
  readonly minNodes: number;
  readonly desiredNodes: number;
  readonly maxNodes: number;
  readonly diskGiB: number;
  readonly labels: readonly Label[];
  readonly taints: readonly Taint[];
}

export interface AddOn {
  readonly name: string;
  readonly version: string;
  /** Name of the identity it runs as; null when it needs no AWS permission of its own. */
  readonly identity: string | null;
  readonly configuration: JsonObject;
  /** Installed before the nodes join (networking), or after. */
  readonly beforeNodes: boolean;
  /** SPDX. */
  readonly licence: string;
  /** What it is there for, a line for people. */
  readonly purpose: string;
}

/** What Karpenter needs of AWS. */
export interface NodeProvisioner {
  /** Queue of spot interruptions, rebalance recommendations, health events and state changes. */
  readonly interruptionQueue: string;
  readonly interruptionQueueRetentionSeconds: number;
  /** Tag by which it finds subnets and security groups. */
  readonly discoveryTag: Label;
}
