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
    /** Share of its nodes that may be disrupted at once, percent. */
    readonly budgetPercent: number;
    readonly expireAfterHours: number;
    readonly terminationGraceSeconds: number;
  };
}
