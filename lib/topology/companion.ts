import type { Label } from './labels';

/** A Deployment of ours on the system's nodes: what stands beside the engines of a pool, and our own services. */
export interface Companion {
  readonly workload: string;
  /** Its own: what selects engines or others of its kind must not select it. */
  readonly labels: readonly Label[];
  readonly replicas: number;
  /** Pods that a disruption may take away at once. */
  readonly maxUnavailable: number;
  /** Pods that a rollout starts beyond them, and ends before others are ready. */
  readonly rollout: { readonly maxSurge: number; readonly maxUnavailable: number };
  readonly image: string;
  /** The image's own user. */
  readonly userId: number;
  /** CPU that it asks for; it has no limit, since throttling shows as latency of every request. */
  readonly cpuMillis: number;
  /** Asked for, and the limit. */
  readonly memoryMiB: number;
  readonly priorityClass: string;
  readonly graceSeconds: number;
  readonly args: readonly string[];
  readonly config: CompanionConfig;
}

/** Where it reads its configuration; none of them reads it again, so that its pods carry a fingerprint of it. */
export interface CompanionConfig {
  readonly folder: string;
  readonly file: string;
  /** Annotation of the pods: a change of the configuration changes it, and with it the pods. */
  readonly fingerprintKey: string;
}
