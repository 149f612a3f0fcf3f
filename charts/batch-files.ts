import type { Region } from '#topology';
import { addBatchScaler } from './batch-scaler';
import { addBatchWorker } from './batch-worker';
import { chartFile } from './chart-file';
import { concerns } from './concerns';
import type { ManifestFile } from './manifest-file';

/** The batch worker with its scaler; none where the blueprint names no worker. */
export function batchFiles({ name: region, batchWorker }: Region): readonly ManifestFile[] {
  if (batchWorker === null) return [];
  const { name } = batchWorker;
  return [
    chartFile({ region, concern: concerns.batch, name }, (chart) => {
      addBatchWorker(chart, batchWorker);
      addBatchScaler(chart, batchWorker);
    }),
  ];
}
