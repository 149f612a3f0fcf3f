import type { Label } from './labels';

/** The operator's program that works on the Region's batch jobs. */
export interface BatchWorker {
  readonly name: string;
  readonly namespace: string;
  /** It has no token of the API server: AWS permissions come by Pod Identity. */
  readonly serviceAccount: string;
  readonly labels: readonly Label[];
  readonly image: string;
  /** User and group of the container. */
  readonly userId: number;
  /** Environment, sorted by name: its contract (docs/batch-worker.md). */
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly cpuMillis: number;
  readonly memoryMiB: number;
  readonly priorityClass: string;
  /** From the request to stop until it is killed. A job that it neither finishes nor hands back returns by the queue's visibility timeout. */
  readonly drainSeconds: number;
  /** The only folder that it can write to, an emptyDir. */
  readonly scratchPath: string;
  /** Name of the queue, by which a role is allowed to read it. */
  readonly queue: string;
  readonly scaling: BatchScaling;
}

/** KEDA's rule for it: jobs waiting and being worked on, divided by what a pod takes. */
export interface BatchScaling {
  readonly scaler: string;
  /** Name of the TriggerAuthentication: KEDA asks with the role of its own operator. */
  readonly authentication: string;
  readonly queueUrl: string;
  readonly awsRegion: string;
  readonly messagesPerReplica: number;
  /** Whether jobs being worked on count, so that no pod is taken from under one. */
  readonly countsInFlight: boolean;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** How often the queue is asked while no pod runs. */
  readonly pollSeconds: number;
  /** From the last job until the last pod goes. */
  readonly cooldownSeconds: number;
  /** The most of what was wanted in so many seconds counts. */
  readonly downWindowSeconds: number;
}
