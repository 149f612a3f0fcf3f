import { Duration, type aws_kms as kms, type RemovalPolicy, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Bucket, Lifecycle } from '#topology';
import { acknowledge } from './acknowledge';
import { replicateBucket } from './bucket-replication';
import type { MeridianStack } from './meridian-stack';
import type { RegionalKey } from './regional-key';

export interface StoreBucketsProps {
  readonly buckets: readonly Bucket[];
  /** The jurisdiction's key in this Region. */
  readonly key: RegionalKey;
  /** The same key, as buckets ask for it. */
  readonly encryptionKey: kms.IKey;
  readonly removal: RemovalPolicy;
  /** Whether objects are deleted when the bucket is. */
  readonly emptied: boolean;
}

/** The buckets of a Region: private, encrypted, TLS only, each logged and replicated as the Topology says. */
export function storeBuckets(stack: MeridianStack, props: StoreBucketsProps): void {
  const built = new Map<string, s3.Bucket>();
  // The receivers of logs first, since the others refer to them.
  const receivers = props.buckets.filter(({ accessLogBucket }) => accessLogBucket === null);
  const senders = props.buckets.filter(({ accessLogBucket }) => accessLogBucket !== null);
  for (const bucket of [...receivers, ...senders]) {
    const logs = bucket.accessLogBucket === null ? undefined : built.get(bucket.accessLogBucket);
    if (bucket.accessLogBucket !== null && logs === undefined) {
      throw new Error(
        `${stack.node.path}: no bucket "${bucket.accessLogBucket}"; have: ${[...built.keys()].join(', ')}`,
      );
    }
    const resource = new s3.Bucket(stack, `Bucket-${bucket.purpose}`, {
      bucketName: stack.withAccount(bucket.name),
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: bucket.versioned,
      lifecycleRules: [lifecycleRule(bucket.lifecycle, bucket.versioned)],
      removalPolicy: props.removal,
      autoDeleteObjects: props.emptied,
      ...encryption(bucket, props.encryptionKey),
      ...objectLock(bucket),
      ...(logs === undefined ? {} : { serverAccessLogsBucket: logs, serverAccessLogsPrefix: `${bucket.purpose}/` }),
    });
    if (bucket.purpose === 'access-log') acknowledge(resource, ownEncryption);
    built.set(bucket.name, resource);
    if (bucket.replicationRoleName !== null) {
      replicateBucket(stack, resource, { bucket, roleName: bucket.replicationRoleName, key: props.key });
    }
  }
}

const ownEncryption = {
  rule: 'state-without-own-key',
  reason:
    'S3 delivers server access logs only to buckets with its own encryption; they name objects, requesters and addresses, and no content.',
  until: 'Delivery to buckets with a KMS key, or logs of the data events in CloudTrail in their place.',
};

/** Everything but the bucket that receives access logs has the jurisdiction's key. */
function encryption(bucket: Bucket, key: kms.IKey): s3.BucketProps {
  return bucket.purpose === 'access-log'
    ? { encryption: s3.BucketEncryption.S3_MANAGED }
    : { encryption: s3.BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true };
}

function objectLock({ lockDays, lockMode }: Bucket): s3.BucketProps {
  if (lockDays === null) return {};
  const duration = Duration.days(lockDays);
  return {
    objectLockEnabled: true,
    objectLockDefaultRetention:
      lockMode === 'COMPLIANCE'
        ? s3.ObjectLockRetention.compliance(duration)
        : s3.ObjectLockRetention.governance(duration),
  };
}

function lifecycleRule(lifecycle: Lifecycle, versioned: boolean): s3.LifecycleRule {
  const { coldAfterDays, coldStorageClass, expireAfterDays } = lifecycle;
  return {
    id: 'retention',
    abortIncompleteMultipartUploadAfter: Duration.days(lifecycle.abortUploadsAfterDays),
    ...(coldAfterDays === null
      ? {}
      : {
          transitions: [
            { storageClass: new s3.StorageClass(coldStorageClass), transitionAfter: Duration.days(coldAfterDays) },
          ],
        }),
    ...(expireAfterDays === null ? {} : { expiration: Duration.days(expireAfterDays) }),
    ...(versioned ? { noncurrentVersionExpiration: Duration.days(lifecycle.noncurrentDays) } : {}),
    // A rule that expires by age removes the markers left alone by itself, and S3 refuses both in one rule.
    ...(versioned && expireAfterDays === null ? { expiredObjectDeleteMarker: true } : {}),
  };
}
