import { bucketName, fields, hostnameFields, regionalName } from './fields';
import { copied, decided, type Origins, originsOf } from './origin';

const source = 'lib/topology/resolve-batch-worker.ts';

/** Where the facts of the batch worker come from. */
export const batchOrigins: Origins = originsOf('jurisdictions.regions.batchWorker', {
  '': decided(source, 'only where the blueprint names one', 'batchWorker'),
  image: copied(source, 'batchWorker.image'),
  'env.value': decided(
    source,
    "address of the Region's API, bucket, queue, and the time to drain",
    'batchWorker.drainSeconds',
    ...hostnameFields,
    ...bucketName,
  ),
  cpuMillis: copied(source, 'batchWorker.cpuMillis'),
  memoryMiB: copied(source, 'batchWorker.memoryMiB'),
  drainSeconds: copied(source, 'batchWorker.drainSeconds'),
  queue: decided('lib/topology/resolve-stores.ts', '<deployment>-<region>-batch', ...regionalName),
  'scaling.queueUrl': decided(source, 'https://sqs.<region>.amazonaws.com/<account>/<queue>', ...bucketName),
  'scaling.awsRegion': decided(source, '<region>', fields.region),
  'scaling.messagesPerReplica': copied(source, 'batchWorker.messagesPerReplica'),
  'scaling.maxReplicas': copied(source, 'batchWorker.maxReplicas'),
});
