import { ArnFormat, aws_iam as iam, type aws_s3 as s3 } from 'aws-cdk-lib';
import type { Bucket, BucketReplica } from '#topology';
import type { MeridianStack } from './meridian-stack';
import { keyArnIn, type RegionalKey } from './regional-key';
import { acknowledgeWildcards, WildcardStatement } from './wildcard-statement';

export interface BucketReplicationProps {
  readonly bucket: Bucket;
  readonly roleName: string;
  /** The jurisdiction's key in this Region: it decrypts here, and has the same id where the copies are encrypted. */
  readonly key: RegionalKey;
}

/**
 * Copies new objects to the peers' buckets, by their names: nothing here refers to another Region's stack. The peers'
 * buckets have to exist first, or S3 refuses the rules; the order of the stacks sees to it.
 */
export function replicateBucket(stack: MeridianStack, source: s3.Bucket, props: BucketReplicationProps): void {
  const role = replicationRole(stack, props);
  const resource = source.node.defaultChild as s3.CfnBucket;
  resource.replicationConfiguration = {
    role: role.roleArn,
    rules: props.bucket.replicas.map((replica, index) => ({
      id: replica.ruleId,
      // Rules of one bucket need different priorities; they never compete, since each has its own destination.
      priority: index,
      status: 'Enabled',
      // Every object. A filter by tag would stop delete markers from being copied.
      filter: { prefix: '' },
      deleteMarkerReplication: { status: 'Enabled' },
      sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
      destination: {
        bucket: bucketArn(stack, replica.bucket),
        encryptionConfiguration: { replicaKmsKeyId: keyArnIn(stack, props.key, replica.region) },
        // Latency and failures, for the alarms.
        metrics: { status: 'Enabled' },
      },
    })),
  };
}

const everyObject = {
  reason: 'Every object of the bucket is copied, whatever its name; both buckets are named.',
  until: 'A replication rule with a prefix.',
};

/** May read this bucket's versions and write copies to the peers' buckets, with the keys of both, and nothing else. */
function replicationRole(stack: MeridianStack, { bucket, roleName, key }: BucketReplicationProps): iam.Role {
  const source = bucketArn(stack, bucket.name);
  const statements = [
    new iam.PolicyStatement({ actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'], resources: [source] }),
    new WildcardStatement(everyObject, {
      actions: ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
      resources: [`${source}/*`],
    }),
    keyStatement(['kms:Decrypt'], keyArnIn(stack, key, stack.region), objectsOf(source, stack.region)),
    ...bucket.replicas.flatMap((replica) => copyStatements(stack, replica, key)),
  ];
  const role = new iam.Role(stack, `Replication-${bucket.purpose}`, {
    roleName,
    description: `S3 replication of ${bucket.purpose} to the peer Regions of the jurisdiction`,
    assumedBy: new iam.ServicePrincipal('s3.amazonaws.com'),
    inlinePolicies: { replicate: new iam.PolicyDocument({ statements }) },
  });
  acknowledgeWildcards(role, statements);
  return role;
}

function copyStatements(stack: MeridianStack, replica: BucketReplica, key: RegionalKey): iam.PolicyStatement[] {
  const destination = bucketArn(stack, replica.bucket);
  return [
    new WildcardStatement(everyObject, {
      actions: ['s3:ReplicateDelete', 's3:ReplicateObject', 's3:ReplicateTags'],
      resources: [`${destination}/*`],
    }),
    keyStatement(
      ['kms:Encrypt', 'kms:GenerateDataKey'],
      keyArnIn(stack, key, replica.region),
      objectsOf(destination, replica.region),
    ),
  ];
}

/** Only through S3 of that Region, only for that bucket: with a bucket key S3 names the bucket, without one the object. */
function objectsOf(arn: string, region: string): iam.Conditions {
  return {
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [arn, `${arn}/*`] },
  };
}

function keyStatement(actions: string[], key: string, conditions: iam.Conditions): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions, resources: [key], conditions });
}

function bucketArn(stack: MeridianStack, name: string): string {
  return stack.formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: stack.withAccount(name),
    arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
}
