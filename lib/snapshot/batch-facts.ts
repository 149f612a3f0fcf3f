import type { Region } from '#topology';
import { type Facts, Line } from './fact';
import type { NameOwn } from './own-names';

/** What works on batch jobs. */
export function batchFacts({ batchWorker }: Region, nameOwn: NameOwn): Facts {
  if (batchWorker === null) return null;
  const { queue, cpuMillis, memoryMiB, priorityClass, drainSeconds, scaling } = batchWorker;
  const { minReplicas, maxReplicas, messagesPerReplica, countsInFlight } = scaling;
  return {
    queue: nameOwn(queue),
    replicas: `${minReplicas}-${maxReplicas}`,
    pods: new Line({ cpuMillis, memoryMiB, priorityClass, drainSeconds }),
    scaling: new Line({
      messagesPerReplica,
      countsInFlight,
      pollSeconds: scaling.pollSeconds,
      cooldownSeconds: scaling.cooldownSeconds,
      downWindowSeconds: scaling.downWindowSeconds,
    }),
  };
}
