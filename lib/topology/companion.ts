import type { Label } from './labels';

/** A Deployment that stands beside the engines of a pool, on the system's nodes. */
export interface Companion {
  readonly workload: string;
  /** None of the engines': what selects engines must not select it. */
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

/** Where it reads its configuration; neither picker nor Envoy reads it again, so that its pods carry a fingerprint of it. */
export interface CompanionConfig {
  readonly folder: string;
  readonly file: string;
  /** Annotation of the pods: a change of the configuration changes it, and with it the pods. */
  readonly fingerprintKey: string;
}
