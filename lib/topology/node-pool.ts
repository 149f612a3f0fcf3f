import type { Label, Taint } from './labels';

export type CapacityType = 'reserved' | 'spot' | 'on-demand';

/** A Karpenter EC2NodeClass: one per instance class. */
export interface NodeClass {
  readonly name: string;
  readonly instanceClass: string;
  /** AMI alias with an exact version (`bottlerocket@v1.62.0`). */
  readonly amiAlias: string;
  readonly roleName: string;
  readonly discoveryTag: Label;
  /** Device of the root disk, as the image of `amiAlias` names it. */
  readonly rootDevice: string;
  /** Root disk: system, images, and pods' folders where there is no local NVMe. */
  readonly rootVolumeGiB: number;
  readonly volumeKeyAlias: string;
  /** Local NVMe disks are joined and used for images and weights. */
  readonly localNvme: boolean;
  /** Capacity reservations that its nodes may use. */
  readonly reservationIds: readonly string[];
  /** Pods on a node, at most: prefixes of addresses, which the network add-on gives out, allow more than Karpenter reckons with. */
  readonly maxPods: number;
  readonly tags: readonly Label[];
}

/** A Karpenter NodePool: three per instance class, so that each has its own budgets, limits and alarms. */
export interface NodePool {
  readonly name: string;
  readonly instanceClass: string;
  readonly capacityType: CapacityType;
  readonly nodeClass: string;
  /** Higher first: reserved 100, spot 50, on-demand 10. */
  readonly weight: number;
  readonly instanceTypes: readonly string[];
  readonly zones: readonly string[];
  readonly architecture: 'amd64' | 'arm64';
  /** GPUs that its nodes may hold together; null for a class without GPUs. */
  readonly maxGpus: number | null;
  /** Nodes it may hold together. */
  readonly maxNodes: number;
  /** vCPUs that its nodes may hold together. */
  readonly maxVcpu: number;
  readonly labels: readonly Label[];
  readonly taints: readonly Taint[];
  readonly disruption: {
    readonly consolidation: 'WhenEmpty' | 'WhenEmptyOrUnderutilized';
    readonly consolidateAfterSeconds: number;
    /** The least of those that count for a reason, at a time, holds. */
    readonly budgets: readonly DisruptionBudget[];
    /** Age at which a node is taken away; null: never, it is renewed with its image, which heeds the budgets as age does not. */
    readonly expireAfterHours: number | null;
    /** Longest that pods, and what protects them, may hold a node that is to go; then they are stopped. */
    readonly terminationGraceSeconds: number;
  };
}

/** How many nodes of a pool may be taken away at once. */
export interface DisruptionBudget {
  /** Share of the pool's nodes, percent, rounded up. */
  readonly nodesPercent: number;
  /** `Drifted`: its image or settings are no longer what they should be; `Empty`, `Underutilized`: it is not worth its money. */
  readonly reasons: readonly ('Drifted' | 'Empty' | 'Underutilized')[];
  /** Time of the day at which it counts, UTC; null: always. */
  readonly during: { readonly start: string; readonly minutes: number } | null;
}
