import { z } from 'zod';
import { imageReference } from './deployment';

/**
 * An operator's own program that takes jobs from each Region's batch queue. It runs as many pods as there is work, none without;
 * they give way to everything else. What it is told, and what it has to do: docs/batch-worker.md.
 */
export const batchWorker = z.strictObject({
  /** Reference with a tag or digest. The image runs as any user, and writes to /tmp alone. */
  image: imageReference,
  /** Pods in a Region, at most. @default 4 */
  maxReplicas: z.int().min(1).max(100).default(4),
  /** Jobs, waiting or being worked on, that call for one pod. @default 8 */
  messagesPerReplica: z.int().min(1).max(10_000).default(8),
  /** Time to finish or hand back a job when the pod is asked to stop, seconds. @default 120 */
  drainSeconds: z.int().min(0).max(600).default(120),
  /** CPU of a pod, thousandths. @default 500 */
  cpuMillis: z.int().min(10).max(16_000).default(500),
  /** Memory of a pod, MiB; no more is given. @default 512 */
  memoryMiB: z.int().min(32).max(65_536).default(512),
});
