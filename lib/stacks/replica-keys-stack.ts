import { aws_kms as kms } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment, Jurisdiction, MultiRegionKey, Region } from '#topology';
import { hopKeyPolicy } from './hop-key-policy';
import { keyPolicy } from './key-policy';
import { MeridianStack } from './meridian-stack';
import type { RegionalKey, RegionalKeys } from './regional-key';
import { removalPolicy } from './removal-policy';

export interface ReplicaKeysStackProps {
  readonly deployment: Deployment;
  readonly jurisdiction: Jurisdiction;
  /** Region of the replica. */
  readonly region: Region;
  /** The primaries, of the stack Keys. */
  readonly primaries: RegionalKeys;
}

type Copied = Pick<kms.CfnReplicaKeyProps, 'keyPolicy' | 'primaryKeyArn'>;

/**
 * The jurisdiction's keys in a further Region: replicas of the primaries with the same ids and their own policies. The
 * primaries' ARNs arrive by weak references to another Region's stack, read when this one is deployed.
 */
export class ReplicaKeysStack extends MeridianStack implements RegionalKeys {
  readonly key: RegionalKey;
  readonly hopKey: RegionalKey;
  private readonly deployment: Deployment;

  constructor(scope: Construct, id: string, props: ReplicaKeysStackProps) {
    const { deployment, jurisdiction, region, primaries } = props;
    super(scope, id, {
      deployment,
      place: { account: jurisdiction.account, region: region.name, zones: [] },
      description: `Keys of the jurisdiction ${jurisdiction.name}: the replicas in ${region.name}`,
      stateful: true,
      crossRegionReferences: true,
    });
    this.deployment = deployment;
    this.key = this.addKey('', jurisdiction.key, {
      keyPolicy: keyPolicy(this, jurisdiction, region),
      primaryKeyArn: primaries.key.keyArn,
    });
    this.hopKey = this.addKey('Hop', jurisdiction.hopKey, {
      keyPolicy: hopKeyPolicy(this, jurisdiction, region),
      primaryKeyArn: primaries.hopKey.keyArn,
    });
  }

  private addKey(prefix: string, { alias, description }: MultiRegionKey, copied: Copied): RegionalKey {
    const { state } = this.deployment;
    const removal = removalPolicy(state);
    const key = new kms.CfnReplicaKey(this, `${prefix}Replica`, {
      ...copied,
      description,
      pendingWindowInDays: state.keyDeletionDays,
    });
    key.applyRemovalPolicy(removal);
    new kms.CfnAlias(this, `${prefix}Alias`, { aliasName: alias, targetKeyId: key.attrKeyId }).applyRemovalPolicy(
      removal,
    );
    return { keyArn: key.attrArn, keyId: key.attrKeyId };
  }
}
