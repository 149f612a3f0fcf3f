import type { BatchWorker } from './batch-worker';
import type { Identity } from './identity';
import { cluster } from './names';
import type { RegionContext } from './region-context';
import { batchPrefixes } from './resolve-batch-worker';
import { identity } from './resolve-identities';
import { bucketName } from './resolve-stores';

/**
 * The worker's role, and that of KEDA's operator, which asks how long the queue is. KEDA could not borrow the worker's: by EKS Pod
 * Identity nobody but the worker's own pods gets it.
 */
export function batchIdentities(context: RegionContext, worker: BatchWorker): Identity[] {
  const bucket = bucketName(context, 'batch');
  const { namespace, serviceAccount, queue } = worker;
  const { namespace: scalerNamespace, serviceAccount: scalerAccount } = cluster.scaler;
  return [
    identity(
      context,
      [worker.name, namespace, serviceAccount],
      [
        { kind: 'receive-messages', queue },
        { kind: 'read-objects', bucket, prefix: batchPrefixes.input },
        { kind: 'write-objects', bucket, prefix: batchPrefixes.output },
      ],
    ),
    identity(context, ['scaler', scalerNamespace, scalerAccount], [{ kind: 'read-queue-depth', queues: [queue] }]),
  ];
}
