import type { LogGroup } from './observability';

/** The data that stands in one Region. All of it is encrypted with the jurisdiction's key. */
export interface Stores {
  readonly keyAlias: string;
  readonly buckets: readonly Bucket[];
  readonly queues: readonly Queue[];
  /** Usage and request log; null where nothing is logged (the demo). */
  readonly stream: Stream | null;
  readonly cache: Cache | null;
  /** Log of the function that empties buckets when their stack is destroyed; null where state is retained. */
  readonly cleanerLog: LogGroup | null;
}

export type BucketPurpose = 'weights' | 'batch' | 'request-log' | 'audit' | 'access-log';

export interface Bucket {
  readonly name: string;
  readonly purpose: BucketPurpose;
  readonly versioned: boolean;
  /** Days during which no version can be removed (Object Lock); null: not locked. */
  readonly lockDays: number | null;
  readonly lockMode: 'GOVERNANCE' | 'COMPLIANCE';
  readonly lifecycle: Lifecycle;
  /**
   * Peers' buckets of the same purpose, to which new objects are copied; all in the same jurisdiction. One way only: S3
   * refuses a rule whose destination does not exist, so two buckets that copy to each other could never be created.
   */
  readonly replicas: readonly BucketReplica[];
  /** Role by which S3 replicates; null without replicas. */
  readonly replicationRoleName: string | null;
  /** Bucket of the same Region that receives the server access log; null: none. */
  readonly accessLogBucket: string | null;
}

export interface Lifecycle {
  /** Age at which objects move to cold storage, days; null: never. */
  readonly coldAfterDays: number | null;
  /** Where they move; of no effect when `coldAfterDays` is null. */
  readonly coldStorageClass: 'STANDARD_IA' | 'GLACIER_IR';
  /** Age at which objects are removed, days; null: never. */
  readonly expireAfterDays: number | null;
  /** Days that a superseded version is kept. */
  readonly noncurrentDays: number;
  /** Days after which an unfinished upload is dropped. */
  readonly abortUploadsAfterDays: number;
}

export interface BucketReplica {
  readonly region: string;
  readonly bucket: string;
  /** Id of the replication rule, a dimension of its metrics. */
  readonly ruleId: string;
}

export interface Queue {
  readonly name: string;
  readonly purpose: 'batch' | 'review';
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
  readonly deadLetter: { readonly name: string; readonly maxReceives: number; readonly retentionSeconds: number };
}

export interface Stream {
  readonly name: string;
  readonly retentionHours: number;
}

/** A serverless Valkey cache. */
export interface Cache {
  readonly name: string;
  readonly majorEngineVersion: string;
  readonly port: number;
  readonly maxDataGb: number;
  readonly maxEcpuPerSecond: number;
  /** Parameter that holds `name:port`, which AWS draws. */
  readonly addressParameter: string;
}
