import type { Bucket, Jurisdiction, Queue, Region } from '#topology';
import { byKey, type Fact, type Facts, Line, OfEach } from './fact';
import type { NameOwn } from './own-names';
import { otherRegionWords } from './region-words';

/** What holds data in a Region, how long it is kept, and where copies are. */
export function storeFacts({ name: own, stores }: Region, nameOwn: NameOwn, jurisdiction: Jurisdiction): Facts {
  const regions = jurisdiction.regions.map(({ name }) => name);
  const { buckets, queues, stream, cache, keyAlias } = stores;
  const ofEach = (tell: (bucket: Bucket) => Fact) => new OfEach(byKey(buckets, ({ purpose }) => purpose, tell));
  return {
    key: nameOwn(keyAlias),
    buckets: byKey(
      buckets,
      ({ purpose }) => purpose,
      (bucket) => new Line(keptFact(bucket)),
    ),
    bucketNames: ofEach(({ name, purpose }) => nameOwn(name).replace(purpose, '<bucket>')),
    bucketCopies: ofEach(({ replicas }) =>
      otherRegionWords(
        replicas.map(({ region }) => region),
        own,
        regions,
      ),
    ),
    bucketAccessLogs: ofEach(({ accessLogBucket }) => (accessLogBucket === null ? null : nameOwn(accessLogBucket))),
    coldStorageClass: ofEach(({ lifecycle }) => lifecycle.coldStorageClass),
    lockMode: ofEach(({ lockMode }) => lockMode),
    queues: byKey(
      queues,
      ({ purpose }) => purpose,
      (queue) => new Line(queueFact(queue, nameOwn)),
    ),
    stream: stream && new Line({ ...stream, name: nameOwn(stream.name) }),
    cache:
      cache &&
      new Line({
        name: nameOwn(cache.name),
        valkey: cache.majorEngineVersion,
        port: cache.port,
        maxDataGb: cache.maxDataGb,
        maxEcpuPerSecond: cache.maxEcpuPerSecond,
      }),
  };
}

function keptFact({ versioned, lockDays, lifecycle }: Bucket): Fact {
  const { coldAfterDays, expireAfterDays, noncurrentDays, abortUploadsAfterDays } = lifecycle;
  return { coldAfterDays, expireAfterDays, versioned, noncurrentDays, abortUploadsAfterDays, lockDays };
}

function queueFact({ name, visibilityTimeoutSeconds, retentionSeconds, deadLetter }: Queue, nameOwn: NameOwn): Fact {
  return {
    name: nameOwn(name),
    visibilityTimeoutSeconds,
    retentionSeconds,
    deadLetter: { ...deadLetter, name: nameOwn(deadLetter.name) },
  };
}

/** How long each log of a Region is kept, days. */
export function logFacts({ network, cluster, stores, observability }: Region, nameOwn: NameOwn): Facts {
  const logs = [
    network.flowLog,
    cluster.controlPlaneLog,
    cluster.deployerLog,
    stores.cleanerLog,
    observability.workspaceLog,
    observability.accessLog,
  ].filter((log) => log !== null);
  return byKey(
    logs,
    ({ logGroupName }) => nameOwn(logGroupName),
    ({ retentionDays }) => retentionDays,
  );
}
