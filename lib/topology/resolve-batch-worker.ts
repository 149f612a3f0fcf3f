import type { BatchWorker } from './batch-worker';
import { cluster, labelKeys } from './names';
import { priorityClassNames } from './namespaces';
import type { Network } from './network';
import type { RegionContext } from './region-context';
import type { Stores } from './stores';

const name = 'batch-worker';

/** The user `nonroot` of most images that have one. */
const nonRoot = 65_532;

/** Folders of the bucket: a worker reads jobs from one and writes answers to the other. */
export const batchPrefixes = { input: 'input/', output: 'output/' } as const;

interface Needed {
  readonly network: Network;
  readonly stores: Stores;
}

/** The batch worker of a Region; null where the blueprint names none. */
export function resolveBatchWorker(context: RegionContext, { network, stores }: Needed): BatchWorker | null {
  const { batchWorker } = context.blueprint;
  const queue = stores.queues.find(({ purpose }) => purpose === 'batch');
  const bucket = stores.buckets.find(({ purpose }) => purpose === 'batch');
  if (batchWorker === null) return null;
  if (queue === undefined || bucket === undefined)
    throw new Error('topology: a batch worker without a queue or bucket');
  const { region, account } = context;
  const { image, cpuMillis, memoryMiB, drainSeconds } = batchWorker;
  const queueUrl = `https://sqs.${region.name}.amazonaws.com/${account}/${queue.name}`;
  return {
    name,
    namespace: cluster.namespaces.batch,
    serviceAccount: name,
    labels: [{ key: labelKeys.worker, value: 'batch' }],
    image,
    userId: nonRoot,
    env: [
      { name: 'API_URL', value: apiUrl(network) },
      { name: 'AWS_REGION', value: region.name },
      { name: 'BUCKET', value: bucket.name },
      { name: 'DRAIN_SECONDS', value: String(drainSeconds) },
      { name: 'INPUT_PREFIX', value: batchPrefixes.input },
      { name: 'OUTPUT_PREFIX', value: batchPrefixes.output },
      { name: 'QUEUE_URL', value: queueUrl },
      { name: 'VISIBILITY_TIMEOUT_SECONDS', value: String(queue.visibilityTimeoutSeconds) },
    ],
    cpuMillis,
    memoryMiB,
    priorityClass: priorityClassNames.batch,
    drainSeconds,
    scratchPath: '/tmp',
    queue: queue.name,
    scaling: {
      scaler: name,
      authentication: name,
      queueUrl,
      awsRegion: region.name,
      messagesPerReplica: batchWorker.messagesPerReplica,
      countsInFlight: true,
      minReplicas: 0,
      maxReplicas: batchWorker.maxReplicas,
      pollSeconds: 30,
      cooldownSeconds: 300,
      downWindowSeconds: 300,
    },
  };
}

/** The Region's own API by its internal load balancer: limits, safety and the usage record count for batch as for anyone. */
function apiUrl({ privateZone, loadBalancers, certificate }: Network): string {
  const port = loadBalancers.find(({ scheme }) => scheme === 'internal')?.listener.port;
  return `${certificate === null ? 'http' : 'https'}://${privateZone.host}:${port}`;
}
