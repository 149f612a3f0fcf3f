import type { RegionCostInput, RetainedLog, StorageClass } from './cost-input';
import { requestRate } from './cost-level';
import { bytesPerGiB } from './cost-line';
import type { ServiceDemand } from './price-demand';

const secondsPerDay = 86_400;

const storageItems = {
  standard: 's3StandardGBMonth',
  'glacier-instant': 's3GlacierInstantGBMonth',
  'deep-archive': 's3DeepArchiveGBMonth',
} as const satisfies Readonly<Record<StorageClass, string>>;

/** What a Region keeps. Logs of requests have the size that the mean rate gives them, at whatever level the rest is priced. */
export function storageDemands({ storage, traffic }: RegionCostInput): ServiceDemand[] {
  const meanRate = traffic.reduce((sum, entry) => sum + requestRate(entry, 'mean'), 0);
  return [
    { part: 'volumes', what: 'other disks', item: 'ebsGp3GBMonth', quantity: storage.otherVolumesGiB },
    ...storage.objects.map(({ what, storageClass, gib }) => stored(what, storageClass, gib)),
    ...storage.retainedLogs.flatMap((log) => retainedLog(log, meanRate)),
    { part: 'logs', what: 'taken in', item: 'logsIngestGB', quantity: storage.logIngestGiBPerMonth },
    { part: 'logs', what: 'kept', item: 'logsStorageGBMonth', quantity: storage.logKeptGiB },
    { part: 'tables', what: 'stored', item: 'dynamoDbStorageGBMonth', quantity: storage.tablesGiB },
  ];
}

function retainedLog(log: RetainedLog, requestsPerSecond: number): ServiceDemand[] {
  const gibPerDay = (requestsPerSecond * secondsPerDay * log.bytesPerRequest * log.copies) / bytesPerGiB;
  const hotDays = Math.min(log.hotDays, log.totalDays);
  return [
    stored(`${log.what}, hot`, 'standard', gibPerDay * hotDays),
    stored(`${log.what}, cold`, log.coldClass, gibPerDay * (log.totalDays - hotDays)),
  ];
}

function stored(what: string, storageClass: StorageClass, gib: number): ServiceDemand {
  return { part: 'storage', what, item: storageItems[storageClass], quantity: gib };
}
