import { Duration, aws_kinesis as kinesis } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment, Region } from '#topology';
import { acknowledge } from './acknowledge';
import { cleanerLog } from './cleaner-log';
import { MeridianStack } from './meridian-stack';
import { importedKey, type RegionalKey } from './regional-key';
import type { RegionalVpc } from './regional-vpc';
import { removalPolicy } from './removal-policy';
import { storeBuckets } from './store-buckets';
import { ValkeyCache } from './valkey-cache';
import { WorkQueue } from './work-queue';

export interface DataStackProps {
  readonly deployment: Deployment;
  readonly region: Region;
  /** The jurisdiction's key in this Region. */
  readonly key: RegionalKey;
  readonly vpc: RegionalVpc;
}

/** The data of one Region: buckets, queues, stream and cache, all encrypted with the jurisdiction's key. */
export class DataStack extends MeridianStack {
  constructor(scope: Construct, id: string, props: DataStackProps) {
    const { deployment, region } = props;
    super(scope, id, {
      deployment,
      place: { account: region.account, region: region.name, zones: [] },
      description: `Meridian ${deployment.name}: data of ${region.name}`,
      stateful: true,
    });
    const { buckets, queues, stream, cache, cleanerLog: log } = region.stores;
    const removal = removalPolicy(deployment.state);
    const key = importedKey(this, props.key);

    storeBuckets(this, { buckets, key: props.key, encryptionKey: key, removal, emptied: log !== null });
    if (log !== null) cleanerLog(this, log, { keyArn: props.key.keyArn, removal });
    for (const queue of queues) new WorkQueue(this, `Queue-${queue.purpose}`, { queue, key, removal });
    if (stream !== null) {
      const resource = new kinesis.Stream(this, 'Stream', {
        streamName: stream.name,
        streamMode: kinesis.StreamMode.ON_DEMAND,
        retentionPeriod: Duration.hours(stream.retentionHours),
        encryption: kinesis.StreamEncryption.KMS,
        encryptionKey: key,
        removalPolicy: removal,
      });
      acknowledge(resource, {
        rule: 'AwsSolutions-KDS3',
        reason:
          "The stream carries customers' usage: only the jurisdiction's own key keeps it to the jurisdiction's Regions.",
        until: 'A key of AWS that is held to one jurisdiction.',
      });
    }
    if (cache !== null) {
      const { zones } = region.network;
      new ValkeyCache(this, 'Cache', { cache, vpc: props.vpc, zones, key: props.key, removal });
    }
  }
}
