import { aws_kms as kms } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment, Jurisdiction, Region } from '#topology';
import { keyPolicy } from './key-policy';
import { MeridianStack } from './meridian-stack';
import type { RegionalKey } from './regional-key';
import { removalPolicy } from './removal-policy';

export interface ReplicaKeysStackProps {
  readonly deployment: Deployment;
  readonly jurisdiction: Jurisdiction;
  /** Region of the replica. */
  readonly region: Region;
  /** The primary, of the stack Keys. */
  readonly primary: RegionalKey;
}

/**
 * The jurisdiction's key in a further Region: a replica of the primary with the same id and its own policy. The
 * primary's ARN arrives by a weak reference to another Region's stack, read when this one is deployed.
 */
export class ReplicaKeysStack extends MeridianStack {
  readonly key: RegionalKey;

  constructor(scope: Construct, id: string, props: ReplicaKeysStackProps) {
    const { deployment, jurisdiction, region } = props;
    const { alias, description } = jurisdiction.key;
    super(scope, id, {
      deployment,
      place: { account: jurisdiction.account, region: region.name, zones: [] },
      description: `Key of the jurisdiction ${jurisdiction.name}: the replica in ${region.name}`,
      stateful: true,
      crossRegionReferences: true,
    });
    const removal = removalPolicy(deployment.state);
    const key = new kms.CfnReplicaKey(this, 'Replica', {
      description,
      keyPolicy: keyPolicy(this, jurisdiction, region),
      pendingWindowInDays: deployment.state.keyDeletionDays,
      primaryKeyArn: props.primary.keyArn,
    });
    key.applyRemovalPolicy(removal);
    new kms.CfnAlias(this, 'Alias', { aliasName: alias, targetKeyId: key.attrKeyId }).applyRemovalPolicy(removal);
    this.key = { keyArn: key.attrArn, keyId: key.attrKeyId };
  }
}
